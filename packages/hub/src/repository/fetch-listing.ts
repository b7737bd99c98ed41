import { CorruptModelError, DownloadFailedError, ModelNotFoundError } from "@medgemma/core";
import { asked } from "../http/asked.js";
import type { FetchAboutOptions, HubClient } from "../http/hub-client.js";
import { describeReference, type HubReference, isCommit, isRepositoryPath } from "../source/hub-reference.js";
import { type Digest, isDigest, type Listing, type RepositoryFile } from "./listing.js";

/** More than any model has. */
const mostFiles = 20_000;
const mostPages = 1000;

/**
 * Asks the Hub which commit a revision is now.
 *
 * @throws {ModelNotFoundError} or {ModelGatedError} for a refusal.
 */
export async function fetchCommit(
  client: HubClient,
  reference: HubReference,
  options: FetchAboutOptions = {},
): Promise<string> {
  const { modelInfo } = await import("@huggingface/hub");
  const info = await asked(() =>
    modelInfo({
      name: reference.id,
      revision: reference.revision ?? "main",
      additionalFields: ["sha"],
      hubUrl: client.endpoint,
      fetch: client.fetchAbout(reference, options),
    }),
  );
  if (typeof info.sha === "string" && isCommit(info.sha)) return info.sha;
  throw new DownloadFailedError("The Hub's answer names no commit.");
}

/**
 * Lists the files of a repository at a commit, with their digests.
 *
 * @throws {CorruptModelError} when the Hub names a file outside of the repository.
 */
export async function fetchListing(
  client: HubClient,
  { id, revision }: HubReference & { readonly revision: string },
  signal?: AbortSignal,
): Promise<Listing> {
  const { listFiles } = await import("@huggingface/hub");
  const about = { id, revision };
  const files: RepositoryFile[] = [];
  const fetch = client.fetchAbout(about, { signal });
  let pages = 0;
  const fetchPage: typeof fetch = (input, init) => {
    if (++pages > mostPages) throw new CorruptModelError("The Hub's list of files does not end.");
    return fetch(input, init);
  };
  await asked(async () => {
    const entries = listFiles({
      repo: { type: "model", name: id },
      revision,
      recursive: true,
      hubUrl: client.endpoint,
      fetch: fetchPage,
    });
    for await (const { type, path, size, oid, lfs } of entries) {
      if (type !== "file") continue;
      const digest: Digest =
        lfs === undefined ? { algorithm: "git", hex: oid ?? "" } : { algorithm: "sha256", hex: bare(lfs.oid) };
      const bytes = lfs?.size ?? size;
      if (
        typeof path !== "string" ||
        !isRepositoryPath(path) ||
        !isDigest(digest) ||
        !Number.isSafeInteger(bytes) ||
        bytes < 0
      ) {
        throw new CorruptModelError(
          "The Hub's list of files cannot be right: a path, a size or a digest is impossible.",
        );
      }
      files.push({ path, bytes, digest });
      if (files.length > mostFiles) throw new CorruptModelError(`The repository has more than ${mostFiles} files.`);
    }
  });
  requireTree(files.map(({ path }) => path));
  if (files.length === 0) throw new ModelNotFoundError(`"${describeReference(about)}" has no files.`);
  return { id, commit: revision, files };
}

/** @throws {CorruptModelError} when a path comes twice, or is a file and a folder. */
function requireTree(paths: readonly string[]): void {
  const known = new Set(paths);
  const isFolderToo = (path: string): boolean =>
    path.split("/").some((_, index, parts) => index > 0 && known.has(parts.slice(0, index).join("/")));
  if (known.size === paths.length && !paths.some(isFolderToo)) return;
  throw new CorruptModelError(
    "The Hub's list of files cannot be right: a path comes twice, or is a file and a folder.",
  );
}

/** Older answers write `sha256:` before it. */
function bare(oid: string): string {
  return typeof oid === "string" ? oid.replace(/^sha256:/, "") : "";
}
