import { InvalidArgumentError, type Message, type MessagePart, type RgbImage } from "@medgemma/core";
import { fillTemplate, type PromptTemplate, type SlotValues } from "./prompt-template.js";
import type { TaskCall } from "./define-task.js";
import { type ThinkingPlan, thinkingInstruction } from "./thinking.js";

/** An image and what the task calls it. */
export interface LabelledImage {
  readonly image: RgbImage;
  readonly label?: string;
}

/** Images with their labels, in the same order; no label is an empty one. */
export function labelled(images: readonly RgbImage[], labels: readonly string[]): readonly LabelledImage[] {
  return images.map((image, index) => ({ image, label: labels[index] ?? "" }));
}

export interface MessageParts {
  readonly values: SlotValues;
  /** Images by themselves have no label. */
  readonly images?: readonly (RgbImage | LabelledImage)[];
}

/**
 * The conversation of a task of one turn.
 *
 * @throws {InvalidArgumentError} for a slot that the task does not fill.
 */
export function buildMessages(
  { prompt, thinking }: Pick<TaskCall, "prompt" | "thinking">,
  parts: MessageParts,
): readonly Message[] {
  const system = systemText(prompt.template, thinking);
  const user: Message = { role: "user", content: userParts(prompt.template, parts) };
  return system === undefined ? [user] : [{ role: "system", content: system }, user];
}

/** The system text, with the instruction to think before it where the model is told to. */
export function systemText(
  { system }: Pick<PromptTemplate, "system">,
  { instructed }: Pick<ThinkingPlan, "instructed">,
): string | undefined {
  if (!instructed) return system;
  return system === undefined ? thinkingInstruction : `${thinkingInstruction} ${system}`;
}

/** The user's text with the images in their places. */
export function userParts(template: PromptTemplate, { values, images = [] }: MessageParts): readonly MessagePart[] {
  const { user, image: place = "{image}" } = template;
  const isText = typeof user === "string";
  const [before = "", after, ...more] = isText && user.includes("{images}") ? user.split("{images}") : ["", user];
  if (more.length > 0) throw new InvalidArgumentError("A prompt has `{images}` once at most.");
  const parts: MessagePart[] = [];
  addText(parts, fillTemplate(before, values));
  images.forEach((one, index) => addImage(parts, "image" in one ? one : { image: one }, { place, index }));
  addText(parts, fillTemplate(after as string, values));
  return parts.length === 0 ? [{ type: "text", text: "" }] : parts;
}

function addImage(
  parts: MessagePart[],
  { image, label }: LabelledImage,
  { place, index }: { readonly place: string; readonly index: number },
): void {
  const [before = "", after, ...more] = place.split("{image}");
  if (after === undefined || more.length > 0) {
    throw new InvalidArgumentError("A prompt's `image` holds `{image}` once.");
  }
  const values = { number: String(index + 1), letter: letterAt(index), label: label ?? "" };
  addText(parts, fillTemplate(before, values));
  parts.push({ type: "image", image });
  addText(parts, fillTemplate(after, values));
}

/** Adds a text; one that follows another begins on a new line, since the chat template puts nothing between parts. */
function addText(parts: MessagePart[], text: string): void {
  const trimmed = text.trim();
  if (trimmed === "") return;
  const last = parts.at(-1);
  if (last?.type === "text") parts[parts.length - 1] = { type: "text", text: `${last.text}\n${trimmed}` };
  else parts.push({ type: "text", text: trimmed });
}

/** A, B … Z, AA, AB …, as spreadsheets count. */
function letterAt(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : letterAt(Math.floor(index / 26) - 1) + letter;
}
