import { inFolder } from "../cache/folder-errors.js";
import type { HubContext } from "../hub-context.js";
import type { LocatedModel } from "../repository/located-model.js";
import { cannotLoad } from "./cannot-load.js";
import { packageManifest } from "./package-manifest.js";

/**
 * The runtimes in Node that can load a model, the first one being the usual choice: ONNX Runtime for a checkpoint, which llama.cpp
 * can load as well.
 *
 * @throws {UnsupportedModelError} for an adapter.
 */
export async function runtimesFor(located: LocatedModel, context: HubContext): Promise<readonly ("onnx" | "gguf")[]> {
  if (located.kinds.includes("package")) {
    const { kind } = await inFolder(context.layout.home, () => packageManifest(located, context));
    return [kind];
  }
  const runtimes: ("onnx" | "gguf")[] = [];
  if (located.kinds.includes("checkpoint")) runtimes.push("onnx", "gguf");
  else if (located.kinds.includes("gguf")) runtimes.push("gguf");
  if (runtimes.length === 0) throw cannotLoad(located);
  return runtimes;
}
