import type { ImageSegment, PreparedPrompt } from "@medgemma/core";

/** A run of consecutive positions that one `session.run` computes. */
export interface PrefillChunk {
  /** Position of the first one. */
  readonly start: number;
  readonly parts: readonly ChunkPart[];
  readonly length: number;
}

export type ChunkPart =
  | { readonly type: "tokens"; readonly ids: Int32Array }
  | { readonly type: "image"; readonly segment: ImageSegment };

/**
 * Cuts a prompt from position `from` on into chunks of at most `chunkTokens`. An image is never cut, since
 * its soft tokens attend to later ones of the same image; a larger image gets a chunk of its own.
 */
export function planPrefill(prompt: PreparedPrompt, from: number, chunkTokens: number): readonly PrefillChunk[] {
  const chunks: PrefillChunk[] = [];
  let parts: ChunkPart[] = [];
  let start = from;
  let length = 0;
  const close = (): void => {
    if (length > 0) chunks.push({ start, parts, length });
    start += length;
    parts = [];
    length = 0;
  };
  let position = 0;
  for (const segment of prompt.segments) {
    const size = segment.type === "tokens" ? segment.ids.length : segment.tokens;
    const skipped = Math.min(size, Math.max(0, from - position));
    position += size;
    if (skipped === size) continue;
    if (segment.type === "image") {
      if (length + size > chunkTokens) close();
      parts.push({ type: "image", segment });
      length += size;
      if (length >= chunkTokens) close();
      continue;
    }
    for (let at = skipped; at < size;) {
      const ids = segment.ids.subarray(at, Math.min(size, at + chunkTokens - length));
      parts.push({ type: "tokens", ids });
      at += ids.length;
      length += ids.length;
      if (length >= chunkTokens) close();
    }
  }
  close();
  return chunks;
}
