import { OfflineError } from "@medgemma/core";
import { describeReference, type HubReference, isCommit, mayPass } from "@medgemma/hub/shared";
import type { ModelStore } from "../store/model-store.js";
import { fetchCommit } from "./fetch-commit.js";
import type { WebHub } from "./web-hub.js";

export interface FindPackageOptions {
  readonly hub: WebHub;
  readonly store: ModelStore;
  readonly signal?: AbortSignal;
}

export interface FoundPackage {
  /** Base address of the package at one commit, which never changes. */
  readonly url: string;
  readonly commit: string;
  /** What people should know, for example that the Hub could not be asked. */
  readonly notes: readonly string[];
}

/**
 * Where the files of a converted package are that a repository of the Hub holds. A revision is asked for at every load; a commit that
 * is stored is not.
 *
 * @throws {OfflineError} when the Hub may not or cannot be asked, and nothing of this revision is stored. What `fetchCommit` throws.
 */
export async function findPackage(reference: HubReference, options: FindPackageOptions): Promise<FoundPackage> {
  const { hub, store, signal } = options;
  const { id, revision = "main", path } = reference;
  const base = `${hub.endpoint}/${id}/resolve/`;
  const folder = path === undefined ? "" : `${path.split("/").map(encodeURIComponent).join("/")}/`;
  const at = (commit: string, notes: readonly string[] = []): FoundPackage => ({
    url: `${base}${commit}/${folder}`,
    commit,
    notes,
  });
  if (isCommit(revision) && (await store.open(at(revision).url)) !== undefined) return at(revision);
  const known = isCommit(revision) ? undefined : await lastUsed({ base, folder, revision }, store);
  if (hub.offline) {
    if (known === undefined) throw nothingHere(reference);
    return at(known, [`No request was made (\`offline\`); ${usedLast(known, revision)}`]);
  }
  try {
    const more = { ...(signal !== undefined && { signal }), ...(known !== undefined && { tries: 2 }) };
    return at(await fetchCommit(reference, hub, more));
  } catch (error) {
    if (known === undefined || !mayPass(error)) throw error;
    const why = error.message.split(". ")[0]?.replace(/\.$/, "");
    return at(known, [`The Hub cannot be asked (${why}); ${usedLast(known, revision)}`]);
  }
}

function usedLast(commit: string, revision: string): string {
  return `the model is commit ${commit.slice(0, 8)}, which was loaded last as ${revision}.`;
}

/** The stored commit that was loaded last under this revision. */
async function lastUsed(
  { base, folder, revision }: { readonly base: string; readonly folder: string; readonly revision: string },
  store: ModelStore,
): Promise<string | undefined> {
  let last: { readonly commit: string; readonly time: number } | undefined;
  for (const { url, complete, revisions } of await store.list()) {
    const time = revisions?.[revision]?.getTime();
    if (!complete || time === undefined || !url.startsWith(base)) continue;
    const [commit = "", ...rest] = url.slice(base.length).split("/");
    if (isCommit(commit) && rest.join("/") === folder && time > (last?.time ?? -Infinity)) last = { commit, time };
  }
  return last?.commit;
}

function nothingHere(reference: HubReference): OfflineError {
  return new OfflineError(
    `"${describeReference(reference)}" is not in the browser's storage, and no request may be made.`,
    { hint: "Load it once without `hub.offline`." },
  );
}
