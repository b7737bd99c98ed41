import type { PreparedPrompt } from "../model/prepared-prompt.js";

/** All ids of a prompt, `[length]`, with `imageTokenId` at the positions of soft tokens. */
export function flattenPromptIds(prompt: PreparedPrompt, imageTokenId: number): Int32Array {
  const ids = new Int32Array(prompt.length);
  let at = 0;
  for (const segment of prompt.segments) {
    if (segment.type === "tokens") {
      ids.set(segment.ids, at);
      at += segment.ids.length;
    } else {
      ids.fill(imageTokenId, at, at + segment.tokens);
      at += segment.tokens;
    }
  }
  return ids;
}
