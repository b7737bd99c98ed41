import type { HubContext } from "../hub-context.js";
import type { HubReference } from "../source/hub-reference.js";
import type { HubModel } from "./located-model.js";
import { openListing } from "./open-listing.js";

/** The files of a repository, or of a folder in it, whatever they are. */
export async function openFolder(reference: HubReference, context: HubContext): Promise<HubModel> {
  const { listing, notes } = await openListing(reference, context);
  const prefix = reference.path === undefined ? "" : `${reference.path}/`;
  const files = listing.files
    .filter(({ path }) => path.startsWith(prefix))
    .map((file) => ({ ...file, path: file.path.slice(prefix.length) }));
  return { at: "hub", reference, listing, prefix, files, kinds: [], notes };
}
