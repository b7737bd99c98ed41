import type { PreparedPrompt } from "../model/prepared-prompt.js";
import { sha256Hex } from "../tokenizer/sha256.js";

/**
 * SHA-256, hexadecimal, of a prompt as the model receives it: its token ids in decimal, and for each image `#` and the
 * SHA-256 of the pixels after resizing, all separated by a space. Two calls with the same hash had the same prompt.
 */
export async function promptSha256({ segments }: Pick<PreparedPrompt, "segments">): Promise<string> {
  const parts = segments.map((segment) =>
    segment.type === "tokens" ? Array.from(segment.ids).join(" ") : `#${segment.image.sha256}`,
  );
  return sha256Hex(new TextEncoder().encode(parts.join(" ")));
}
