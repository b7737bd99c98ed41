import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type GroupResult, mergeResults } from "../group-result.js";
import { isCheckpoint } from "../open-checkpoint.js";
import type { ReferenceFolder } from "../reference-folder.js";
import type { VerifyBackend } from "../verify-backend.js";
import { verifyPaths } from "./paths.js";

/** Reference data of adapters, and the adapters that give it; `mergeOnly`: a file of its own cannot express them. */
const adapterReferences = [
  { name: "forward-lora", adapters: ["lora", "lora-old-names"], mergeOnly: false },
  { name: "forward-lora-everything", adapters: ["lora-everything"], mergeOnly: true },
] as const;

/**
 * Adapters in every spelling of their names that the folder holds: merged into the base, and added at load
 * where the runtime can.
 */
export async function verifyAdapters(
  reference: ReferenceFolder,
  backend: VerifyBackend,
  base: string,
): Promise<GroupResult | undefined> {
  // Only a checkpoint can have adapters merged into it; what is converted already cannot.
  if (!isCheckpoint(base)) return undefined;
  const results: GroupResult[] = [];
  for (const { name, adapters, mergeOnly } of adapterReferences) {
    if (!reference.has(`${name}.json`)) continue;
    for (const adapter of adapters.filter((folder) => reference.has(folder))) {
      const merged = [{ folder: reference.file(adapter) }];
      results.push(await verifyPaths(reference, backend, { path: base, name, group: `${adapter} merged`, merged }));
      if (mergeOnly || backend.convertAdapter === undefined) continue;
      const folder = await mkdtemp(join(tmpdir(), "medgemma-verify-"));
      try {
        const file = join(folder, "adapter.gguf");
        await backend.convertAdapter(reference.file(adapter), base, file);
        results.push(
          await verifyPaths(reference, backend, { path: base, name, group: `${adapter} added`, added: [{ file }] }),
        );
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    }
  }
  return results.length === 0 ? undefined : mergeResults("lora", results);
}
