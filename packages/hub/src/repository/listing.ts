import { isRepositoryPath } from "../source/hub-reference.js";

/** What a file's content is checked against. */
export interface Digest {
  /** `git`: SHA-1 of `blob <bytes>\0<content>`, which the Hub gives for small files. */
  readonly algorithm: "sha256" | "git";
  /** Hexadecimal. */
  readonly hex: string;
}

/** A file of a repository. */
export interface RepositoryFile {
  /** In the repository, with `/`. */
  readonly path: string;
  readonly bytes: number;
  readonly digest: Digest;
}

/** The files of a repository at one commit. */
export interface Listing {
  /** `owner/name` */
  readonly id: string;
  readonly commit: string;
  readonly files: readonly RepositoryFile[];
  /** Address of the Hub that gave it; absent when it was read from Python's cache. */
  readonly endpoint?: string;
}

/** Reads a stored listing; undefined when it is none. */
export function parseListing(text: string): Listing | undefined {
  try {
    const { id, commit, files, endpoint } = JSON.parse(text) as Partial<Listing>;
    const isValid =
      typeof id === "string" &&
      typeof commit === "string" &&
      Array.isArray(files) &&
      (files as Partial<RepositoryFile>[]).every(
        ({ path, bytes, digest }) =>
          typeof path === "string" &&
          isRepositoryPath(path) &&
          Number.isSafeInteger(bytes) &&
          digest !== undefined &&
          isDigest(digest),
      );
    return isValid ? { id, commit, files, ...(typeof endpoint === "string" && { endpoint }) } : undefined;
  } catch {
    return undefined;
  }
}

export function isDigest({ algorithm, hex }: Digest): boolean {
  if (typeof hex !== "string") return false;
  return algorithm === "sha256" ? /^[0-9a-f]{64}$/.test(hex) : algorithm === "git" && /^[0-9a-f]{40}$/.test(hex);
}
