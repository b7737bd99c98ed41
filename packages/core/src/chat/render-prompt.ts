import { InvalidArgumentError } from "../errors/invalid-argument-error.js";
import type { Message } from "../model/message.js";
import type { RawPrompt } from "../model/raw-prompt.js";
import type { ChatSegment } from "./prompt-segment.js";
import { renderChat, type RenderChatOptions } from "./render-chat.js";
import { renderRaw } from "./render-raw.js";

/** What a prompt is made of: a conversation, or text and images that the model continues as they stand. */
export type PromptInput = readonly Message[] | RawPrompt;

/**
 * Renders a conversation by the chat template, and a raw prompt as it is. Both begin with `<bos>`: do not add another.
 *
 * @throws InvalidArgumentError when it is neither, or not valid.
 */
export function renderPrompt(input: PromptInput, options: RenderChatOptions = {}): readonly ChatSegment[] {
  if (typeof input !== "object" || input === null) {
    throw new InvalidArgumentError("A prompt must be a list of messages, or an object with `prompt` or `parts`.");
  }
  if (!isRaw(input)) return renderChat(input, options);
  if (options.answerStart === undefined) return renderRaw(input);
  throw new InvalidArgumentError("`answerStart` belongs to a conversation; a raw prompt holds it itself.");
}

function isRaw(input: PromptInput): input is RawPrompt {
  return !Array.isArray(input);
}
