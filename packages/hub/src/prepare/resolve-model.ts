import type { GgufQuantizer } from "@medgemma/convert";
import { type ModelSource, UnsupportedModelError } from "@medgemma/core";
import { type ContextOptions, createContext, type HubContext } from "../hub-context.js";
import type { LocatedModel } from "../repository/located-model.js";
import { locateModel } from "../repository/locate-model.js";
import type { ModelKind } from "../repository/model-kinds.js";
import { describeReference } from "../source/hub-reference.js";
import { prepareCheckpoint } from "./prepare-checkpoint.js";
import { prepareGguf } from "./prepare-gguf.js";
import { preparePackage } from "./prepare-package.js";

export interface ResolveOptions extends ContextOptions {
  /** Runtime that the files are for: `onnx` takes packages, `gguf` GGUF files. */
  readonly runtime: "onnx" | "gguf";
  /** `auto` (default), `fp32`, `q8`, `q4`, or a name of the runtime's own. */
  readonly format?: string;
  /** Image encoder among the GGUF files of a repository, by its name there. */
  readonly mmproj?: string;
  /** Makes the formats of GGUF that need llama.cpp's quantiser: `ggufQuantizer()` of `@medgemma/runtime-gguf`. */
  readonly quantizer?: GgufQuantizer;
}

/** Files on this machine that a runtime can load. */
export interface ResolvedModel {
  /** A package's folder, a folder of GGUF files, or a GGUF file. */
  readonly path: string;
  /** Image encoder that goes with a single GGUF file. */
  readonly mmproj?: string;
  /** Why the format was chosen, where there was a choice. */
  readonly formatReason?: string;
  /** What people should know. */
  readonly notes: readonly string[];
}

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
  const located = await locateModel(source, context);
  return prepareModel(located, options, context);
}

/** As {@link resolveModel}, for what was found already. */
export async function prepareModel(
  located: LocatedModel,
  options: ResolveOptions,
  context: HubContext,
): Promise<ResolvedModel> {
  const kind = kindFor(options.runtime, located);
  const notes = located.at === "hub" ? located.notes : [];
  const prepared = await prepare[kind](located, options, context);
  return { ...prepared, notes: [...notes, ...(prepared.notes ?? [])] };
}

/** What preparing gives; notes are added to those of the source. */
export type Prepared = Omit<ResolvedModel, "notes"> & { readonly notes?: readonly string[] };

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

/** For what no runtime, or not this one, can load. */
export function cannotLoad(located: LocatedModel): Error {
  const name = sourceName(located);
  const kind: ModelKind | undefined = located.kinds[0];
  if (kind === "adapter") {
    return new UnsupportedModelError(`"${name}" is a LoRA adapter, not a model.`, {
      hint: "Merge it into its base model: `adapters` of `convertCheckpoint`, or medgemma convert CHECKPOINT OUTPUT --adapter DIR.",
    });
  }
  return new UnsupportedModelError(`"${name}" holds GGUF files; the ONNX runtimes cannot load them.`, {
    hint: "Use `ggufRuntime()` of @medgemma/runtime-gguf (--runtime gguf), or give the id or folder of the original checkpoint.",
  });
}

/** A source as people wrote it. */
export function sourceName(located: LocatedModel): string {
  if (located.at === "disk") return located.path;
  if (located.at === "hub") return describeReference(located.reference);
  return located.url.origin + located.url.pathname;
}
