import type { ImageFit, RgbImage } from "../images/rgb-image.js";

export interface TextPart {
  readonly type: "text";
  readonly text: string;
}

export interface ImagePart {
  readonly type: "image";
  readonly image: RgbImage;
  /** Overrides the request's `imageFit`. */
  readonly fit?: ImageFit;
}

export type MessagePart = TextPart | ImagePart;

export type MessageRole = "system" | "user" | "assistant";

/** A turn of a conversation. Users and assistants alternate; one system message may come first. */
export interface Message {
  readonly role: MessageRole;
  readonly content: string | readonly MessagePart[];
}
