import { MedGemmaError } from "@medgemma/core";
import { asked } from "../http/asked.js";
import type { HubClient } from "../http/hub-client.js";
import { fetchCommit, fetchListing } from "../repository/fetch-listing.js";
import type { RepositoryFile } from "../repository/listing.js";

export interface Target {
  readonly id: string;
  readonly branch: string;
}

/** What is at the place that a model goes to. */
export interface TargetState {
  readonly hasRepository: boolean;
  readonly hasBranch: boolean;
  /** Of the branch, or of `main` where it would begin. */
  readonly commit?: string;
  readonly files: ReadonlyMap<string, RepositoryFile>;
}

const mainBranch = "main";

/** Looks what a repository has already. */
export async function targetState(
  client: HubClient,
  { id, branch }: Target,
  signal?: AbortSignal,
): Promise<TargetState> {
  const ownCommit = await commitOf(client, { id, revision: branch }, signal);
  const commit =
    ownCommit === undefined && branch !== mainBranch
      ? await commitOf(client, { id, revision: mainBranch }, signal)
      : ownCommit;
  if (commit === undefined) return { hasRepository: false, hasBranch: false, files: new Map() };
  const listing = await orMissing(fetchListing(client, { id, revision: commit }, signal));
  return {
    hasRepository: true,
    hasBranch: ownCommit !== undefined,
    commit,
    files: new Map(listing?.files.map((file) => [file.path, file])),
  };
}

function commitOf(
  client: HubClient,
  reference: { readonly id: string; readonly revision: string },
  signal: AbortSignal | undefined,
): Promise<string | undefined> {
  return orMissing(fetchCommit(client, reference, { signal }));
}

/** Without a token, what is private and what does not exist look alike; the Hub then refuses to make it. */
async function orMissing<Result>(asked: Promise<Result>): Promise<Result | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (MedGemmaError.isInstance(error) && error.code === "ERR_MODEL_NOT_FOUND") return undefined;
    throw error;
  }
}

/** Makes the repository and the branch, if they are missing. */
export async function makeTarget(
  client: HubClient,
  { id, branch }: Target,
  {
    state,
    isPrivate,
    signal,
  }: { readonly state: TargetState; readonly isPrivate: boolean; readonly signal?: AbortSignal },
): Promise<void> {
  const { createBranch, createRepo } = await import("@huggingface/hub");
  const repo = { type: "model", name: id } as const;
  const shared = { repo, hubUrl: client.endpoint, fetch: client.fetchAbout({ id }, { signal }) };
  if (!state.hasRepository) {
    // The client adds the token.
    await asked(() => createRepo({ ...shared, accessToken: "", visibility: isPrivate ? "private" : "public" }));
  }
  if (!state.hasBranch && branch !== mainBranch) await asked(() => createBranch({ ...shared, branch }));
}
