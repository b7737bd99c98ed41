import { DigestMismatchError, type FileDigest, OfflineError, sha256Hex } from "@medgemma/core";
import { Retries } from "@medgemma/hub/shared";
import { type Chunk, chunksOf } from "./chunks.js";
import type { OpfsFolder } from "./opfs-folder.js";
import type { RangeRequest } from "./read-range.js";
import { sha256OfBlob } from "./sha256-of-blob.js";

export interface DownloadFileOptions {
  readonly folder: OpfsFolder;
  /** Sizes of the files that are in the folder; kept up to date. */
  readonly stored: Map<string, number>;
  readonly read: (range: Pick<RangeRequest, "start" | "end">) => AsyncIterable<Uint8Array>;
  /** Called with the bytes of this file that are here. */
  readonly onBytes: (received: number) => void;
  /** Called when the whole file is about to be checked. */
  readonly onVerify: () => void;
  readonly signal?: AbortSignal;
}

/** Goes on where an earlier call stopped. Resolves when the whole file is in the store and has the right digest. */
export async function downloadFile(file: FileDigest, options: DownloadFileOptions): Promise<void> {
  const { folder, stored, onVerify, signal } = options;
  const chunks = chunksOf(file);
  const isStored = ({ name, start, end }: Chunk): boolean => stored.get(name) === end - start;
  const refetched = new Set<Chunk>();
  const retries = new Retries();
  for (;;) {
    const first = chunks.findIndex((chunk) => !isStored(chunk));
    if (first === -1) break;
    const next = chunks.findIndex((chunk, index) => index > first && isStored(chunk));
    const missing = chunks.slice(first, next === -1 ? undefined : next);
    try {
      await fetchChunks(missing, options);
    } catch (error) {
      const failed = missing.find((chunk) => !isStored(chunk)) as Chunk;
      // A broken connection is taken up again as long as there is progress; a wrong chunk is fetched once more.
      const goesOn = error instanceof OfflineError && failed !== missing[0];
      const again = error instanceof DigestMismatchError && !refetched.has(failed);
      if (failed !== missing[0]) retries.progressed(failed.start - (missing[0]?.start ?? 0));
      if (!goesOn && !again) await retries.wait(error, signal);
      else refetched.add(failed);
    }
  }
  // A file of one chunk was checked as a whole before it was stored.
  if (chunks.length === 1) return;
  onVerify();
  const parts = await Promise.all(chunks.map(({ name }) => folder.file(name)));
  if ((await sha256OfBlob(new Blob(parts as Blob[]), signal)) === file.sha256) return;
  for (const { name } of chunks) {
    stored.delete(name);
    await folder.remove(name);
  }
  throw mismatch(file.path);
}

/** Fetches consecutive chunks in one request and stores each when it is whole and right. */
async function fetchChunks(
  chunks: readonly Chunk[],
  { folder, stored, read, onBytes }: DownloadFileOptions,
): Promise<void> {
  const [{ start } = { start: 0 }] = chunks;
  const end = chunks.at(-1)?.end ?? start;
  let index = 0;
  let buffer = new Uint8Array(0);
  let filled = 0;
  const nextBuffer = (): void => {
    const chunk = chunks[index];
    buffer = new Uint8Array(chunk === undefined ? 0 : chunk.end - chunk.start);
    filled = 0;
  };
  nextBuffer();
  if (start === end) return store();
  for await (const bytes of read({ start, end })) {
    for (let at = 0; at < bytes.length;) {
      const part = bytes.subarray(at, at + buffer.length - filled);
      buffer.set(part, filled);
      filled += part.length;
      at += part.length;
      onBytes((chunks[index]?.start ?? 0) + filled);
      if (filled === buffer.length) await store();
    }
  }

  async function store(): Promise<void> {
    const { name, sha256 } = chunks[index] as Chunk;
    if (sha256 !== undefined && (await sha256Hex(buffer)) !== sha256) throw mismatch(name);
    await folder.write(name, buffer);
    stored.set(name, buffer.length);
    index++;
    nextBuffer();
  }
}

function mismatch(name: string): DigestMismatchError {
  return new DigestMismatchError(`"${name}" is not what the package's manifest describes.`, {
    hint: "It was altered on the server or on the way; nothing of it was kept.",
  });
}
