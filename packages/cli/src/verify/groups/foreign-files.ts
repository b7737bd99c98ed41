import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { type GroupResult, mergeResults } from "../group-result.js";
import { openCheckpoint } from "../open-checkpoint.js";
import type { ReferenceFolder } from "../reference-folder.js";
import type { VerifyBackend } from "../verify-backend.js";
import { verifyFeatures } from "./numbers.js";
import { verifyPaths } from "./paths.js";

/** Files that llama.cpp's own converter made of the reference's checkpoints, for runtimes that load such files. */
export async function verifyForeignFiles(
  reference: ReferenceFolder,
  backend: VerifyBackend,
): Promise<GroupResult | undefined> {
  if (backend.variantOf === undefined) return undefined;
  const results: GroupResult[] = [];
  if (reference.has("gguf") && reference.has("forward-gguf.json")) {
    const path = reference.file("gguf");
    const { model, variant, close } = await openCheckpoint(backend, path);
    try {
      results.push(await verifyFeatures({ reference, tolerances: variant?.tolerances ?? backend.tolerances }, model));
    } finally {
      await close();
    }
    results.push(await verifyPaths(reference, backend, { path, name: "forward", group: "text and images" }));
    const adapter = (await readdir(path)).find((name) => /lora.*\.gguf$/.test(name));
    if (adapter !== undefined && reference.has("forward-lora-gguf.json")) {
      const added = [{ file: join(path, adapter) }];
      results.push(await verifyPaths(reference, backend, { path, name: "forward-lora", group: "lora", added }));
    }
  }
  if (reference.has("gguf-text") && reference.has("forward-text-gguf.json")) {
    const path = reference.file("gguf-text");
    results.push(await verifyPaths(reference, backend, { path, name: "forward-text", group: "text only" }));
  }
  return results.length === 0 ? undefined : mergeResults("llama.cpp-files", results);
}
