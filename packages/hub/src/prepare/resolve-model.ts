import { checkFields, isOneOf, isText, MedGemmaError, type ModelSource, required } from "@medgemma/core";
import { inFolder } from "../cache/folder-errors.js";
import { createContext, type HubContext } from "../hub-context.js";
import type { LocatedModel } from "../repository/located-model.js";
import { forgetListing } from "../repository/open-listing.js";
import { locateModel } from "../repository/locate-model.js";
import { kindFor } from "./kind-for.js";
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
  const { runtime, format, mmproj } = options;
  checkFields("The options", { runtime, format, mmproj }, resolveChecks);
  const context = createContext(options);
  const located = await locateModel(source, context);
  const given = { ...options, ...(format !== undefined && { format: format.toLowerCase() }) };
  return inFolder(context.layout.home, () => prepareModel(located, given, context)).catch(async (error: unknown) => {
    if (located.at === "hub" && mayBeStale(error)) await forgetListing(located.listing, context);
    throw error;
  });
}

const resolveChecks = { runtime: required(isOneOf("onnx", "gguf")), format: isText, mmproj: isText };

/** What a list of files can be the reason for: it is asked for again the next time. */
function mayBeStale(error: unknown): boolean {
  const codes: readonly string[] = ["ERR_DIGEST_MISMATCH", "ERR_CORRUPT_MODEL", "ERR_MODEL_NOT_FOUND"];
  return MedGemmaError.isInstance(error) && codes.includes(error.code);
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
