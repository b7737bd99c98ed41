import type { ModelSource } from "@medgemma/core";
import { inFolder } from "../cache/folder-errors.js";
import { createContext, type HubContext } from "../hub-context.js";
import type { LocatedModel } from "../repository/located-model.js";
import { locateModel } from "../repository/locate-model.js";
import { cannotLoad } from "./cannot-load.js";
import { prepareCheckpoint } from "./prepare-checkpoint.js";
import { prepareGguf } from "./prepare-gguf.js";
import { preparePackage } from "./prepare-package.js";
import type { ResolvedModel, ResolveOptions } from "./resolve-options.js";

/**
 * Makes files for a runtime of whatever a source names: fetches them, checks them, converts them once, and keeps them. The next
 * call finds them.
 *
 * @throws {ModelNotFoundError} when there is no model. {@link UnsupportedModelError} when the runtime cannot load this kind.
 *   {@link InvalidArgumentError} when the format is not the model's. {@link ModelGatedError}, {@link OfflineError}, {@link DownloadFailedError}, {@link TimeoutError},
 *   {@link DigestMismatchError} and {@link DiskFullError} of a download. What `convertCheckpoint` throws. `signal.reason` after an
 *   abort: what was fetched by then is kept.
 */
export async function resolveModel(source: ModelSource, options: ResolveOptions): Promise<ResolvedModel> {
  const context = createContext(options);
  return inFolder(context.layout.home, async () => {
    const located = await locateModel(source, context);
    return prepareModel(located, options, context);
  });
}

async function prepareModel(
  located: LocatedModel,
  options: ResolveOptions,
  context: HubContext,
): Promise<ResolvedModel> {
  const kind = kindFor(options.runtime, located);
  const notes = located.at === "hub" ? located.notes : [];
  const prepared = await prepare[kind](located, options, context);
  return { ...prepared, notes: [...notes, ...(prepared.notes ?? [])] };
}

const prepare = {
  package: preparePackage,
  gguf: prepareGguf,
  checkpoint: prepareCheckpoint,
} as const;

const order = { onnx: ["package", "checkpoint"], gguf: ["package", "gguf", "checkpoint"] } as const;

/** @throws {UnsupportedModelError} when the runtime can load none of what the source is. */
function kindFor(runtime: "onnx" | "gguf", located: LocatedModel): keyof typeof prepare {
  const kind = order[runtime].find((one) => located.kinds.includes(one));
  if (kind !== undefined) return kind;
  throw cannotLoad(located);
}
