import { DigestMismatchError, InvalidArgumentError, ModelNotFoundError, type ModelSource } from "@medgemma/core";
import { inFolder } from "../cache/folder-errors.js";
import type { HubContext } from "../hub-context.js";
import { hubFiles, hubFolder } from "../prepare/file-sets.js";
import { tellPlan } from "../prepare/tell-plan.js";
import { parseSource, referenceOf } from "../source/parse-source.js";
import { fetchFiles } from "./fetch-files.js";
import { forgetListing } from "./open-listing.js";
import { openFolder } from "./open-folder.js";

/**
 * Fetches all files of a repository, or of a folder in it, as they are: a checkpoint, an adapter, a package.
 *
 * @param source Hugging Face id, or `hf:owner/name[@revision][/folder]`.
 * @returns The folder in which they lie.
 * @throws as `resolveModel`.
 */
export async function fetchRepository(
  source: ModelSource,
  context: HubContext & { readonly furtherBytes?: number },
): Promise<string> {
  const reference = referenceOf(parseSource(source, () => context.client.endpoint));
  if (reference === undefined) throw new InvalidArgumentError("The source names no repository of the Hub.");
  return inFolder(context.layout.home, async () => {
    const model = await openFolder(reference, context);
    const names = model.files.map(({ path }) => path);
    if (names.length === 0) throw new ModelNotFoundError(`"${reference.path}" is no folder of the repository.`);
    const set = hubFiles(model, names, context);
    await tellPlan(set, { source: reference }, context);
    await fetchFiles(set, context).catch(async (error: unknown) => {
      if (error instanceof DigestMismatchError) await forgetListing(model.listing, context);
      throw error;
    });
    return hubFolder(model, context);
  });
}
