import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { DigestMismatchError } from "@medgemma/core";
import type { Digest } from "../repository/listing.js";

/** Hexadecimal digest of a content of `bytes` bytes. Git's stands over the size, too. */
export async function digestOf(
  content: AsyncIterable<Uint8Array>,
  {
    algorithm,
    bytes,
    signal,
  }: { readonly algorithm: Digest["algorithm"]; readonly bytes: number; readonly signal?: AbortSignal },
): Promise<string> {
  const hash = createHash(algorithm === "git" ? "sha1" : "sha256");
  if (algorithm === "git") hash.update(`blob ${bytes}\0`);
  for await (const part of content) {
    signal?.throwIfAborted();
    hash.update(part);
  }
  return hash.digest("hex");
}

/** Whether a file has a digest; false when it cannot be read. */
export async function fileHasDigest(
  path: string,
  { digest, bytes }: { readonly digest: Digest; readonly bytes: number },
  signal?: AbortSignal,
): Promise<boolean> {
  try {
    const content = createReadStream(path, { highWaterMark: 2 ** 20 }) as AsyncIterable<Uint8Array>;
    return (await digestOf(content, { algorithm: digest.algorithm, bytes, ...(signal && { signal }) })) === digest.hex;
  } catch {
    signal?.throwIfAborted();
    return false;
  }
}

export function digestMismatch(name: string): DigestMismatchError {
  return new DigestMismatchError(`"${name}" is not what its digest says; nothing of it was kept.`, {
    hint: "It was damaged on the way or on the server. Try again, and another network if it happens again.",
  });
}
