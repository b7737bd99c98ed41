import { digestChunkBytes, type FileDigest } from "@medgemma/core";

/** A part of a file that is stored as a file of its own, so that it is there as a whole or not at all. */
export interface Chunk {
  /** Name in the store. */
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** Absent in packages without digests of chunks. */
  readonly sha256?: string;
}

/** The chunks of a file, in order. */
export function chunksOf({ path, bytes, sha256, chunks }: FileDigest): readonly Chunk[] {
  const count = Math.max(1, Math.ceil(bytes / digestChunkBytes));
  return Array.from({ length: count }, (_, index) => {
    const digest = count === 1 ? sha256 : chunks?.[index];
    const start = index * digestChunkBytes;
    return {
      name: `${path}.${String(index).padStart(5, "0")}`,
      start,
      end: Math.min(bytes, start + digestChunkBytes),
      ...(digest !== undefined && { sha256: digest }),
    };
  });
}
