import type { Message, RgbImage } from "@medgemma/core";
import { fillTemplate, type PromptTemplate, type SlotValues } from "./prompt-template.js";

export interface MessageParts {
  readonly prompt: PromptTemplate;
  readonly values: SlotValues;
  readonly images: readonly RgbImage[];
}

/** The conversation of a task of one turn. */
export function buildMessages({ prompt, values, images }: MessageParts): readonly Message[] {
  const user: Message = {
    role: "user",
    // MedGemma 1.5's card puts the image before the text.
    content: [
      ...images.map((image) => ({ type: "image" as const, image })),
      { type: "text", text: fillTemplate(prompt.user, values) },
    ],
  };
  return prompt.system === undefined ? [user] : [{ role: "system", content: prompt.system }, user];
}
