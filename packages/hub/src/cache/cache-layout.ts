import { join } from "node:path";
import type { Digest } from "../repository/listing.js";

/**
 * Where things lie in the folder of models. It can be moved: its paths are relative, but for links to files of Python's cache on
 * another disk.
 *
 * - `blobs/<digest>`: files that are whole and checked; `<digest>.part` with its `.journal` is one that is on its way.
 * - `hub/<owner>--<name>/refs/<revision>`: the commit that a revision was when it was last asked for.
 * - `hub/<owner>--<name>/<commit>/listing.json`, `…/files/**`: a repository's files, as hard links to blobs.
 * - `packages/<key>/listing.json`, `…/files/**`: a package that was fetched from an address, the same way.
 * - `converted/<key>`: a model converted here; `<key>.json` says from what.
 * - `locks/`: what processes work on at the moment.
 */
export class CacheLayout {
  readonly #home: () => string;

  constructor(home: () => string) {
    this.#home = home;
  }

  get home(): string {
    return this.#home();
  }

  blob({ hex }: Digest): string {
    return join(this.home, "blobs", hex);
  }

  get blobs(): string {
    return join(this.home, "blobs");
  }

  get locks(): string {
    return join(this.home, "locks");
  }

  lock(name: string): string {
    return join(this.locks, `${name}.lock`);
  }

  get repositories(): string {
    return join(this.home, "hub");
  }

  repository(id: string): string {
    return join(this.repositories, id.replace("/", "--"));
  }

  reference(id: string, revision: string): string {
    return join(this.repository(id), "refs", encodeURIComponent(revision));
  }

  snapshot(id: string, commit: string): string {
    return join(this.repository(id), commit);
  }

  listing(id: string, commit: string): string {
    return join(this.snapshot(id, commit), "listing.json");
  }

  /** Folder of the files of a repository at a commit. */
  files(id: string, commit: string): string {
    return join(this.snapshot(id, commit), "files");
  }

  get packages(): string {
    return join(this.home, "packages");
  }

  get conversions(): string {
    return join(this.home, "converted");
  }

  conversion(key: string): string {
    return join(this.conversions, key);
  }

  /** What a conversion was made from. */
  conversionNote(key: string): string {
    return join(this.conversions, `${key}.json`);
  }
}

/** `owner--name` back to `owner/name`. */
export function idOfFolder(folder: string): string {
  return folder.replace("--", "/");
}
