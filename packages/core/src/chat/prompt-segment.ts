import { InvalidArgumentError } from "../errors/invalid-argument-error.js";
import type { ImagePart, MessagePart } from "../model/message.js";
import type { TextSpan } from "../tokenizer/tokenizer.js";

/** Part of a rendered prompt: text, the template's own with `control: true`, or an image's place. */
export type ChatSegment = ({ readonly type: "text" } & TextSpan) | ImagePart;

/** The template's own text. */
export function control(text: string): ChatSegment {
  return { type: "text", text, control: true };
}

/** Users' text, in which control tokens do not count. */
export function plain(text: string): ChatSegment {
  return { type: "text", text, control: false };
}

/**
 * A part as it stands in a prompt.
 *
 * @param write what becomes of a text. Default: it stays as it is.
 * @throws InvalidArgumentError when the part is neither a text nor an image.
 */
export function renderPart(part: MessagePart, write: (text: string) => string = (text) => text): ChatSegment {
  if (part?.type === "image") return part;
  if (part?.type !== "text" || typeof part.text !== "string") {
    throw new InvalidArgumentError("A part of a prompt must be a text or an image.");
  }
  return plain(write(part.text));
}
