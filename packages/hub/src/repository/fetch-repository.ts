import { InvalidArgumentError, type ModelSource } from "@medgemma/core";
import type { HubContext } from "../hub-context.js";
import { hubFiles, hubFolder } from "../prepare/file-sets.js";
import { tellPlan } from "../prepare/tell-plan.js";
import { parseSource } from "../source/parse-source.js";
import { fetchFiles } from "./fetch-files.js";
import { openListing } from "./open-listing.js";

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
  const parsed = parseSource(source, context.client.endpoint);
  const reference = parsed.kind === "hub" ? parsed.reference : parsed.kind === "path" ? parsed.id : undefined;
  if (reference === undefined) throw new InvalidArgumentError("The source names no repository of the Hub.");
  const { listing, notes } = await openListing(reference, context);
  const prefix = reference.path === undefined ? "" : `${reference.path}/`;
  const files = listing.files
    .filter(({ path }) => path.startsWith(prefix))
    .map((file) => ({ ...file, path: file.path.slice(prefix.length) }));
  const model = { at: "hub", reference, listing, prefix, files, kinds: [], notes } as const;
  const set = hubFiles(
    model,
    files.map(({ path }) => path),
    context,
  );
  await tellPlan(set, { source: reference }, context);
  await fetchFiles(set, context);
  return hubFolder(model, context);
}
