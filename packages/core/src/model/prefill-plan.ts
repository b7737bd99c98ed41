import type { ImageSegment, PreparedPrompt } from "./prepared-prompt.js";

/** Consecutive positions that a model computes in one run. */
export type PrefillChunk =
  | { readonly type: "tokens"; readonly start: number; readonly end: number; readonly ids: Int32Array }
  | { readonly type: "image"; readonly start: number; readonly end: number; readonly segment: ImageSegment };

/**
 * Cuts a prompt into the runs that compute it. An image is a run of its own, since its soft tokens attend to
 * each other both ways; text is cut every `chunkTokens`, counted from the end of the image before it. So where a
 * prompt is cut depends only on what stands before that place, and prompts that begin alike are cut alike.
 */
export function planPrefill({ segments }: PreparedPrompt, chunkTokens: number): readonly PrefillChunk[] {
  const chunks: PrefillChunk[] = [];
  let start = 0;
  for (const segment of segments) {
    if (segment.type === "image") {
      chunks.push({ type: "image", start, end: start + segment.tokens, segment });
      start += segment.tokens;
      continue;
    }
    for (let at = 0; at < segment.ids.length; at += chunkTokens) {
      const ids = segment.ids.subarray(at, at + chunkTokens);
      chunks.push({ type: "tokens", start, end: start + ids.length, ids });
      start += ids.length;
    }
  }
  return chunks;
}

/** What was, or is to be, computed: what stands at each position, and where its runs end. */
export interface ComputedPrefix {
  /** See `PromptPositions`. */
  readonly positions: readonly number[];
  /** Position after the last one of each run, ascending. */
  readonly ends: readonly number[];
}

/** Where the runs end of the first `length` positions; the run that is cut there ends there. */
export function endsUpTo(ends: readonly number[], length: number): number[] {
  const before = ends.filter((end) => end < length);
  return length === 0 ? before : [...before, length];
}

/**
 * How much of a computation another one can go on from and still give the same bits as if it had computed all
 * itself: up to the last place where both were cut, with the same content and the same cuts before. At least
 * the last run of `wanted` is left to compute, since its logits are wanted.
 *
 * @param isUsable whether what is needed after so many positions is still there.
 * @returns positions; 0 when nothing can be used.
 */
export function sharedPrefixLength(
  kept: ComputedPrefix,
  wanted: ComputedPrefix,
  isUsable: (length: number) => boolean = () => true,
): number {
  let usable = 0;
  let position = 0;
  for (const [run, end] of wanted.ends.slice(0, -1).entries()) {
    if (kept.ends[run] !== end) break;
    while (position < end && kept.positions[position] === wanted.positions[position]) position++;
    if (position < end) break;
    if (isUsable(end)) usable = end;
  }
  return usable;
}
