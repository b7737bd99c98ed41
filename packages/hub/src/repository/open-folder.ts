import type { HubContext } from "../hub-context.js";
import type { HubReference } from "../source/hub-reference.js";
import type { HubModel } from "./located-model.js";
import { openListing } from "./open-listing.js";

/** The files of a repository, or of a folder in it, whatever they are; of a reference to a file, its folder's, and its name. */
export async function openFolder(reference: HubReference, context: HubContext): Promise<HubModel> {
  const { listing, notes } = await openListing(reference, context);
  const { path = "" } = reference;
  const isFile = listing.files.some((file) => file.path === path);
  const prefix = isFile ? path.slice(0, path.lastIndexOf("/") + 1) : path === "" ? "" : `${path}/`;
  const files = listing.files
    .filter((file) => file.path.startsWith(prefix))
    .map((file) => ({ ...file, path: file.path.slice(prefix.length) }));
  const file = isFile ? { file: path.slice(prefix.length) } : {};
  return { at: "hub", reference, listing, prefix, files, kinds: [], notes, ...file };
}
