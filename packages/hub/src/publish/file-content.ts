import { createReadStream } from "node:fs";
import type { RepositoryFile } from "../repository/listing.js";
import { digestOf } from "../transfer/check-digest.js";
import type { FileContent } from "./publication.js";

export function contentBytes(content: FileContent): number {
  return "text" in content ? Buffer.byteLength(content.text) : content.bytes;
}

/** Whether a repository's file is this content. Large files are known by the digest that they must have. */
export async function isSameContent(
  content: FileContent,
  { bytes, digest }: RepositoryFile,
  signal?: AbortSignal,
): Promise<boolean> {
  if (contentBytes(content) !== bytes) return false;
  if (!("text" in content) && digest.algorithm === "sha256") return content.sha256 === digest.hex;
  return (await contentDigest(content, digest.algorithm, { ...(signal && { signal }) })) === digest.hex;
}

/** Digest of what a content is now. */
export function contentDigest(
  content: FileContent,
  algorithm: RepositoryFile["digest"]["algorithm"],
  { signal, onBytes }: { readonly signal?: AbortSignal; readonly onBytes?: (bytes: number) => void },
): Promise<string> {
  const parts =
    "text" in content ? [Buffer.from(content.text)] : createReadStream(content.path, { highWaterMark: 2 ** 20 });
  return digestOf(counted(parts, onBytes), { algorithm, bytes: contentBytes(content), ...(signal && { signal }) });
}

async function* counted(
  parts: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  onBytes: ((bytes: number) => void) | undefined,
): AsyncGenerator<Uint8Array> {
  for await (const part of parts) {
    onBytes?.(part.length);
    yield part;
  }
}
