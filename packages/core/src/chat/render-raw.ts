import { InvalidArgumentError } from "../errors/invalid-argument-error.js";
import type { RawPrompt } from "../model/raw-prompt.js";
import { type ChatSegment, control, plain, renderPart } from "./prompt-segment.js";

/**
 * Renders a raw prompt: `<bos>`, then the text as it is, with images in their places. The same as Hugging Face
 * transformers' tokenizer and `Gemma3Processor` make of the text, with `<start_of_image>` where an image stands.
 *
 * @throws InvalidArgumentError unless there is either a `prompt` or `parts`, and when a part is not valid.
 */
export function renderRaw(raw: RawPrompt): readonly ChatSegment[] {
  const { prompt, parts } = raw;
  if (typeof prompt === "string" && parts === undefined) return [control("<bos>"), plain(prompt)];
  if (Array.isArray(parts) && prompt === undefined) return [control("<bos>"), ...parts.map((part) => renderPart(part))];
  throw new InvalidArgumentError("A raw prompt needs either `prompt`, a string, or `parts`, a list.");
}
