import { packageManifestName } from "@medgemma/core";
import { inFolder } from "../cache/folder-errors.js";
import { type HubContext, quiet } from "../hub-context.js";
import { fetchFiles } from "../repository/fetch-files.js";
import type { LocatedModel } from "../repository/located-model.js";
import { hubFiles, hubFolder } from "./file-sets.js";
import { parseManifest } from "./parse-manifest.js";
import { readManifest } from "./prepare-package.js";
import { cannotLoad } from "./cannot-load.js";

/**
 * The runtimes in Node that can load a model, the first one being the usual choice: ONNX Runtime for a checkpoint, which llama.cpp
 * can load as well.
 *
 * @throws {UnsupportedModelError} for an adapter.
 */
export async function runtimesFor(located: LocatedModel, context: HubContext): Promise<readonly ("onnx" | "gguf")[]> {
  if (located.kinds.includes("package")) {
    return [await inFolder(context.layout.home, () => packageKind(located, context))];
  }
  const runtimes: ("onnx" | "gguf")[] = [];
  if (located.kinds.includes("checkpoint")) runtimes.push("onnx", "gguf");
  else if (located.kinds.includes("gguf")) runtimes.push("gguf");
  if (runtimes.length === 0) throw cannotLoad(located);
  return runtimes;
}

async function packageKind(located: LocatedModel, context: HubContext): Promise<"onnx" | "gguf"> {
  if (located.at === "address") return parseManifest(located.manifestText).kind;
  if (located.at === "disk") return (await readManifest(located.path)).kind;
  await fetchFiles(hubFiles(located, [packageManifestName], context), quiet(context));
  return (await readManifest(hubFolder(located, context))).kind;
}
