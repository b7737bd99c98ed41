import type { Message } from "../model/message.js";
import type { Tokenizer } from "../tokenizer/tokenizer.js";
import { imagePlace } from "./expand-images.js";
import { renderChat } from "./render-chat.js";

export interface CountPromptTokensOptions {
  readonly tokenizer: Tokenizer;
  /** Soft tokens that each image takes; 0 for a text-only model. */
  readonly tokensPerImage: number;
}

/**
 * Positions that a conversation takes as a prompt, soft tokens included: what `usage.promptTokens` will be, without
 * resizing an image. Pan and scan adds crops that are not counted.
 *
 * @throws InvalidArgumentError when a message is not valid.
 */
export function countPromptTokens(messages: readonly Message[], options: CountPromptTokensOptions): number {
  const place = { text: imagePlace(options.tokensPerImage), control: true };
  const spans = renderChat(messages).map((segment) => (segment.type === "image" ? place : segment));
  return options.tokenizer.encode(spans).length;
}
