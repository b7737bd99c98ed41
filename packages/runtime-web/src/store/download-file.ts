import { DigestMismatchError, type FileDigest } from "@medgemma/core";
import { Retries } from "@medgemma/hub/shared";
import { ChunkWriter, type ChunkWriterOptions, mismatch } from "./chunk-writer.js";
import { type Chunk, chunksOf } from "./chunks.js";
import type { RangeRequest } from "./read-range.js";
import { sha256OfBlob } from "./sha256-of-blob.js";

export interface DownloadFileOptions extends ChunkWriterOptions {
  readonly read: (range: Pick<RangeRequest, "start" | "end">) => AsyncIterable<Uint8Array>;
  /** Called when the whole file is about to be checked. */
  readonly onVerify: () => void;
  readonly signal?: AbortSignal;
}

/** Goes on where an earlier call stopped. Resolves when the whole file is in the store and has the right digest. */
export async function downloadFile(file: FileDigest, options: DownloadFileOptions): Promise<void> {
  const { folder, stored, onVerify, signal } = options;
  const chunks = chunksOf(file);
  const isStored = ({ name, start, end }: Chunk): boolean => stored.get(name) === end - start;
  for (;;) {
    const first = chunks.findIndex((chunk) => !isStored(chunk));
    if (first === -1) break;
    const next = chunks.findIndex((chunk, index) => index > first && isStored(chunk));
    await fetchChunks(chunks.slice(first, next === -1 ? undefined : next), options);
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

/** Fetches consecutive chunks. Whatever breaks off is taken up again where it stopped; a wrong chunk is fetched once more. */
async function fetchChunks(chunks: readonly Chunk[], options: DownloadFileOptions): Promise<void> {
  const { read, signal } = options;
  const writer = new ChunkWriter(chunks, options);
  const retries = new Retries();
  const refetched = new Set<Chunk>();
  // Nothing is asked for a file without content.
  if (writer.missing.start === writer.missing.end) await writer.write(new Uint8Array(0));
  while (writer.chunk !== undefined) {
    const { chunk } = writer;
    try {
      for await (const bytes of read(writer.missing)) {
        await writer.write(bytes);
        retries.progressed(bytes.length);
      }
    } catch (error) {
      const failed = writer.chunk ?? chunk;
      if (!(error instanceof DigestMismatchError) || refetched.has(failed)) await retries.wait(error, signal);
      else refetched.add(failed);
    }
  }
}
