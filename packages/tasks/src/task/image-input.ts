import { type LanguageModel, type Message, type RgbImage, UnsupportedCapabilityError } from "@medgemma/core";
import * as z from "zod";

/** An image in a task's input. */
export const imageInput = z.custom<RgbImage>(
  (value) =>
    typeof value === "object" &&
    value !== null &&
    "data" in value &&
    (value.data instanceof Uint8Array || value.data instanceof Uint8ClampedArray) &&
    (!("notes" in value) || areNotes(value.notes)),
  "must be an RgbImage; decode files first",
);

function areNotes(notes: unknown): boolean {
  return notes === undefined || (Array.isArray(notes) && notes.every((note) => typeof note === "string"));
}

/** The images of a message, in their order. */
export function imagesOf({ content }: Message): readonly RgbImage[] {
  return typeof content === "string" ? [] : content.flatMap((part) => (part.type === "image" ? [part.image] : []));
}

/** Checks before any compute that the model takes so many images. @throws {UnsupportedCapabilityError} otherwise. */
export function requireImages({ capabilities }: LanguageModel, task: string, count: number): void {
  const { images } = capabilities;
  if (count === 0) return;
  if (images === false) {
    throw new UnsupportedCapabilityError(`The task ${task} has images; this model takes text only.`, {
      hint: "Load a multimodal MedGemma checkpoint on a runtime that takes images.",
    });
  }
  if (count > images.maxImages) {
    throw new UnsupportedCapabilityError(
      `The task ${task} has ${count} images; this model takes ${images.maxImages} at most.`,
    );
  }
}
