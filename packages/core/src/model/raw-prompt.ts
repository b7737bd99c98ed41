import type { MessagePart } from "./message.js";

/**
 * What a model continues as it stands, without a chat template: a text, or texts and images in their order. Text is not
 * trimmed, and control tokens written in it are ordinary text. An empty prompt is allowed.
 */
export type RawPrompt =
  | { readonly prompt: string; readonly parts?: undefined }
  | { readonly parts: readonly MessagePart[]; readonly prompt?: undefined };
