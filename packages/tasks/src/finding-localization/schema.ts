import type { RgbImage } from "@medgemma/core";
import * as z from "zod";
import { imageInput } from "../task/image-input.js";
import { shortText } from "../task/text-input.js";

/** What `localizeFindings` takes. */
export const findingLocalizationInput = z.strictObject({
  image: imageInput.describe("The image"),
  targets: z
    .array(shortText)
    .min(1)
    .max(20)
    .refine((targets) => new Set(targets).size === targets.length, "must all be different")
    .readonly()
    .describe('What to look for, for example `["right clavicle"]`; all different'),
  view: shortText.optional().describe("Projection, for example `PA`"),
});

/** What `localizeFindings` takes. */
export interface FindingLocalizationInput {
  /** The image; boxes are in its pixels. */
  readonly image: RgbImage;
  /** What to look for, for example `["right clavicle"]`; all different. */
  readonly targets: readonly string[];
  /** Projection, for example `PA`. */
  readonly view?: string | undefined;
}

const coordinate = z.int().min(0).max(1000);

/** What the model writes: boxes `[y0, x0, y1, x1]` from 0 to 1000 in the padded square. */
export function writtenBoxes(targets: readonly string[]) {
  const box = z.strictObject({
    box_2d: z.tuple([coordinate, coordinate, coordinate, coordinate]),
    label: z.enum(targets),
  });
  return z.array(box).max(40);
}

export type WrittenBox = z.output<ReturnType<typeof writtenBoxes>>[number];

/**
 * Boxes of one target in the trained form: coordinates are from 0 to 1000 as in Google's notebook, or, where none is above 1, from 0
 * to 1 as in its report. A box whose label names something else keeps it.
 */
export function trainedBoxes(target: string) {
  const number = z.number().min(0).max(1000);
  const coordinates = z
    .tuple([number, number, number, number])
    .refine((box) => box.every((value) => value <= 1) || !box.some(isFraction), "mixes 0 to 1 with 0 to 1000")
    .transform(inThousandths);
  const box = z.object({ box_2d: coordinates, label: z.string().max(200).optional() });
  return z
    .array(box)
    .max(40)
    .transform((boxes) =>
      boxes.map(({ box_2d, label = target }) => ({ box_2d, label: isOfTarget(label, target) ? target : label })),
    );
}

const isFraction = (value: number): boolean => value > 0 && value < 1;

/** In other case, or with more or fewer words: `clavicle` for `right clavicle`, and not `left clavicle`. */
function isOfTarget(label: string, target: string): boolean {
  const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const [own, wanted] = [wordsOf(label), wordsOf(target)];
  return own.length > 0 && (own.every((word) => wanted.includes(word)) || wanted.every((word) => own.includes(word)));
}

type Box = readonly [number, number, number, number];

function inThousandths(box: Box): [number, number, number, number] {
  const scale = box.every((value) => value <= 1) ? 1000 : 1;
  const [y0, x0, y1, x1] = box;
  return [Math.round(y0 * scale), Math.round(x0 * scale), Math.round(y1 * scale), Math.round(x1 * scale)];
}
