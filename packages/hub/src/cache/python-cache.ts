import { readdir, readlink, realpath } from "node:fs/promises";
import { basename, join, relative, sep } from "node:path";
import { isDigest, type Listing, type RepositoryFile } from "../repository/listing.js";
import { fileHasDigest } from "../transfer/check-digest.js";
import { fileBytes } from "./place-file.js";
import { readText } from "./small-files.js";

/** The cache of the Hub's Python client: `models--owner--name/{refs,snapshots,blobs}`. It is read, never written. */
export class PythonCache {
  /** Files whose digest was wrong; reading them again takes long. */
  readonly #damaged = new Set<string>();

  readonly #folder: () => string;

  constructor(folder: () => string) {
    this.#folder = folder;
  }

  /** A file that the cache holds, if it is whole: the Python client checks no digests. */
  async find(
    { id, commit }: { readonly id: string; readonly commit: string },
    file: RepositoryFile,
    signal?: AbortSignal,
  ): Promise<string | undefined> {
    const repository = this.#repository(id);
    const places = [
      join(repository, "blobs", file.digest.hex),
      // Where there are no symbolic links, files lie here.
      join(repository, "snapshots", commit, ...file.path.split("/")),
    ];
    for (const place of places) {
      if ((await fileBytes(place)) !== file.bytes) continue;
      const path = await realpath(place);
      if (this.#damaged.has(path)) continue;
      if (await fileHasDigest(path, file, signal)) return path;
      this.#damaged.add(path);
    }
    return undefined;
  }

  /** The commit that a revision was when the Python client last asked. */
  async commit(id: string, revision: string): Promise<string | undefined> {
    const text = (await readText(join(this.#repository(id), "refs", ...revision.split("/"))))?.trim();
    return text !== undefined && /^[0-9a-f]{40}$/.test(text) ? text : undefined;
  }

  /** The files of a snapshot, by the names of their blobs, which are digests. */
  async listing(id: string, commit: string): Promise<Listing | undefined> {
    const folder = join(this.#repository(id), "snapshots", commit);
    const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
    const files: RepositoryFile[] = [];
    for (const entry of entries) {
      const path = join(entry.parentPath, entry.name);
      const hex = basename(await readlink(path).catch(() => ""));
      const digest = { algorithm: hex.length === 64 ? "sha256" : "git", hex } as const;
      const bytes = await fileBytes(path);
      if (bytes !== undefined && isDigest(digest)) {
        files.push({ path: relative(folder, path).split(sep).join("/"), bytes, digest });
      }
    }
    return files.length === 0 ? undefined : { id, commit, files };
  }

  #repository(id: string): string {
    return join(this.#folder(), `models--${id.replace("/", "--")}`);
  }
}
