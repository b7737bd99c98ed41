import { rm } from "node:fs/promises";
import { OfflineError } from "@medgemma/core";
import { ifWritable } from "../cache/folder-errors.js";
import { readText, writeWhole } from "../cache/small-files.js";
import { mayPass } from "../http/may-pass.js";
import type { HubContext } from "../hub-context.js";
import { describeReference, type HubReference, isCommit } from "../source/hub-reference.js";
import { fetchCommit, fetchListing } from "./fetch-listing.js";
import { type Listing, parseListing } from "./listing.js";

export interface OpenedListing {
  readonly listing: Listing;
  readonly notes: readonly string[];
}

/**
 * The files of a repository at a revision: from the Hub, or what is known of them where it cannot or may not be asked.
 *
 * @throws {OfflineError} when it cannot be asked and nothing is known.
 */
export async function openListing(reference: HubReference, context: HubContext): Promise<OpenedListing> {
  if (context.settings.offline) return { listing: await knownListing(reference, context), notes: [] };
  const known = await knownListing(reference, context).catch(() => undefined);
  try {
    return { listing: await currentListing(reference, known !== undefined, context), notes: [] };
  } catch (error) {
    if (known === undefined || !mayPass(error)) throw error;
    const note = `The Hub cannot be asked (${error.message.split(". ")[0]}); the model is the one that was fetched last.`;
    return { listing: known, notes: [note] };
  }
}

async function currentListing(
  { id, revision = "main" }: HubReference,
  hasOther: boolean,
  context: HubContext,
): Promise<Listing> {
  const { client, layout, signal } = context;
  const options = { signal, ...(hasOther && { tries: 2 }) };
  const commit = isCommit(revision) ? revision : await fetchCommit(client, { id, revision }, options);
  if (commit !== revision) await ifWritable(writeWhole(layout.reference(id, revision), commit));
  const stored = await storedListing(id, commit, context);
  // A mirror's digests are not those of the Hub.
  if (stored?.endpoint === client.endpoint) return stored;
  const listing = { ...(await fetchListing(client, { id, revision: commit }, signal)), endpoint: client.endpoint };
  await ifWritable(writeWhole(layout.listing(id, commit), JSON.stringify(listing)));
  return listing;
}

/** The list of files is asked for again the next time. */
export async function forgetListing({ id, commit }: Listing, { layout }: HubContext): Promise<void> {
  await ifWritable(rm(layout.listing(id, commit), { force: true }));
}

async function storedListing(id: string, commit: string, { layout }: HubContext): Promise<Listing | undefined> {
  const text = await readText(layout.listing(id, commit));
  const listing = text === undefined ? undefined : parseListing(text);
  return listing?.id === id && listing.commit === commit ? listing : undefined;
}

/** From this cache, else from Python's. */
async function knownListing(reference: HubReference, context: HubContext): Promise<Listing> {
  const { id, revision = "main" } = reference;
  const { layout, pythonCache } = context;
  const own = isCommit(revision) ? revision : (await readText(layout.reference(id, revision)))?.trim();
  const stored = own === undefined ? undefined : await storedListing(id, own, context);
  if (stored !== undefined) return stored;
  const theirs = isCommit(revision) ? revision : await pythonCache.commit(id, revision);
  const listing = theirs === undefined ? undefined : await pythonCache.listing(id, theirs);
  if (listing !== undefined) return listing;
  throw new OfflineError(`Nothing of "${describeReference(reference)}" is here, and no request may be made.`, {
    hint: "Fetch it once with a connection (medgemma pull), or copy the folder of models from a machine that has it (MEDGEMMA_HOME).",
  });
}
