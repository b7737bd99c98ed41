import type { Tokenizer } from "../tokenizer/tokenizer.js";
import { imagePlace } from "./expand-images.js";
import { type PromptInput, renderPrompt } from "./render-prompt.js";

export interface CountPromptTokensOptions {
  readonly tokenizer: Tokenizer;
  /** Soft tokens that each image takes; 0 for a text-only model. */
  readonly tokensPerImage: number;
}

/**
 * Positions that a conversation or a raw prompt takes, soft tokens included: what `usage.promptTokens` will be, without
 * resizing an image. Pan and scan adds crops that are not counted.
 *
 * @throws InvalidArgumentError when the prompt is not valid.
 */
export function countPromptTokens(input: PromptInput, options: CountPromptTokensOptions): number {
  const place = { text: imagePlace(options.tokensPerImage), control: true };
  const spans = renderPrompt(input).map((segment) => (segment.type === "image" ? place : segment));
  return options.tokenizer.encode(spans).length;
}
