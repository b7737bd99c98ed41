import type { ImageSegment, PreparedPrompt } from "@medgemma/core";

/** Consecutive positions that one `llama_decode` computes. */
export type PrefillChunk =
  | { readonly type: "tokens"; readonly start: number; readonly ids: Int32Array }
  | { readonly type: "image"; readonly start: number; readonly segment: ImageSegment };

/**
 * Cuts a prompt from position `from` on into chunks. An image is a chunk of its own, since its soft tokens
 * attend to each other both ways and the rest of the prompt does not.
 *
 * @param from must not lie inside an image.
 */
export function planPrefill(prompt: PreparedPrompt, from: number, chunkTokens: number): readonly PrefillChunk[] {
  const chunks: PrefillChunk[] = [];
  let start = 0;
  for (const segment of prompt.segments) {
    if (segment.type === "image") {
      if (start >= from) chunks.push({ type: "image", start, segment });
      start += segment.tokens;
      continue;
    }
    for (let at = Math.max(0, from - start); at < segment.ids.length; at += chunkTokens) {
      chunks.push({ type: "tokens", start: start + at, ids: segment.ids.subarray(at, at + chunkTokens) });
    }
    start += segment.ids.length;
  }
  return chunks;
}
