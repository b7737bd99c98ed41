import { InvalidArgumentError } from "@medgemma/core";

/** A versioned wording. `{name}` marks what is filled in; a line whose value is absent is left out. */
export interface PromptTemplate {
  readonly id: string;
  readonly version: string;
  /** Text of the system message, if any. */
  readonly system?: string;
  /** Text of the user message. `{images}` says where the images go; without it they come first. */
  readonly user: string;
  /**
   * An image and the text around it, for example `SLICE {number}{image}`: `{image}` is the image, `{number}` counts from 1,
   * `{letter}` from A, `{label}` is what the task calls it (`prior`, `current`). Default `{image}`.
   */
  readonly image?: string;
  /** How the answer looks, for tasks that read several forms; they are on the task's page. Default: the SDK's. */
  readonly form?: string;
}

/** What goes into a template's slots: every slot that there is, `undefined` where there is nothing to say. */
export type SlotValues = Readonly<Record<string, string | undefined>>;

/**
 * Fills a template's user text. A line with a slot that has no value disappears.
 *
 * @throws {InvalidArgumentError} when it is no text, or has a slot that the task does not have.
 */
export function fillTemplate(template: string, values: SlotValues): string {
  if (typeof template !== "string")
    throw new InvalidArgumentError("`prompt` must be a template whose `user` is a text.");
  const lines = template.split("\n").flatMap((line) => {
    const slots = Array.from(line.matchAll(/\{(\w+)\}/g), (match) => match[1] as string);
    for (const slot of slots) if (!Object.hasOwn(values, slot)) throw unknownSlot(slot, values);
    if (slots.some((slot) => values[slot] === undefined)) return [];
    return [line.replace(/\{(\w+)\}/g, (_, slot: string) => values[slot] ?? "")];
  });
  return lines.join("\n");
}

/** The text whose hash names a template in provenance. */
export function templateText({ system, user, image }: PromptTemplate): string {
  return [system ?? "", user, ...(image === undefined ? [] : [image])].join("\n\n");
}

function unknownSlot(slot: string, values: SlotValues): InvalidArgumentError {
  const known = Object.keys(values).join(", ");
  return new InvalidArgumentError(`The prompt has a slot {${slot}} that this task does not fill.`, {
    hint: known === "" ? "It fills none." : `It fills: ${known}.`,
  });
}
