import { InvalidArgumentError, type RgbImage } from "@medgemma/core";
import type { DicomFrame } from "../dicom-frame.js";
import { refused } from "../parse/refuse.js";
import { modalityValues } from "../pixels/modality-values.js";
import { colourRgb, greyRgb, paletteRgb } from "./colour-rules.js";
import { ctRgb } from "./ct-windows.js";
import type { PixelFormat } from "../pixels/pixel-format.js";
import type { StoredValues } from "../pixels/samples.js";
import { type GreyWindow, mrGrey, radiographGrey, rangeOf, type ValueRange, windowGrey } from "./grey-rules.js";
import { showDistinct } from "./show-distinct.js";

/** How grey values become what is seen. */
export interface ToRgbImageOptions {
  /**
   * `medgemma` (default): as the model was trained, by modality. `file`: the first window that the file names. Or a window, in Hounsfield
   * units or the values after the modality's transformation. Colours stay as they are.
   */
  readonly preset?: "medgemma" | "file" | GreyWindow;
  /**
   * MR with `medgemma`: lowest and highest value of the whole series. Default: of this frame, which shows single slices of a series
   * each in another way.
   */
  readonly range?: ValueRange;
}

/** The rule by which MedGemma's own preparation shows an image. */
export type ModelRule = "radiograph" | "ct" | "mr" | "colour" | "palette";

/**
 * A frame as the model is to see it: 8-bit red, green and blue in the frame's own size.
 *
 * Rules as Google's container and notebooks have them: CT through three windows, MR over its whole series, radiographs from their lowest to
 * their highest value.
 *
 * @throws {InvalidArgumentError} for a preset that is none.
 * @throws {ImageDecodeError} for what is no picture, or lacks what its rule needs.
 */
export function toRgbImage(frame: DicomFrame, { preset = "medgemma", range }: ToRgbImageOptions = {}): RgbImage {
  requirePreset(preset);
  const { width, height, values, isRgb, format, rescale, modalityTable, palette, window } = frame;
  const image = (data: Uint8Array, more: readonly string[] = []): RgbImage => {
    const notes = [...(frame.notes ?? []), ...more];
    return { width, height, data, ...(notes.length > 0 && { notes }) };
  };
  // The range of what a table makes of values is not told by the lowest and the highest one.
  const through = modalityTable === undefined ? showDistinct : showAll;
  const shownAs = (grey: (stored: StoredValues) => Uint8Array): RgbImage =>
    image(through(values, (stored) => greyRgb(grey(stored))));
  const transformed = (stored: StoredValues) =>
    modalityValues(stored, { rescale: rescale === "half" ? undefined : rescale, table: modalityTable });
  const rule = ruleOf(frame);
  if (rule === "colour") return image(colourRgb(values, format, isRgb));
  if (rule === "palette") return image(paletteRgb(values, palette ?? []));
  if (preset !== "medgemma") {
    const asked = preset === "file" ? window : preset;
    if (asked === undefined) throw refused("names no window", { hint: "Give one, { center, width }." });
    const isTurned = format.photometricInterpretation === "MONOCHROME1";
    return shownAs((stored) => windowGrey(transformed(stored), asked, isTurned));
  }
  if (rule === "ct") {
    if (rescale === "half")
      throw refused("is a CT with only one of Rescale Slope and Rescale Intercept: it has no Hounsfield units");
    return image(showDistinct(values, (stored) => ctRgb(modalityValues(stored, { rescale }))));
  }
  if (rule === "mr") {
    const own = range ?? rangeOf(values);
    return image(
      through(values, (stored) => greyRgb(mrGrey(stored, own))),
      own.low === own.high ? [noContrast] : [],
    );
  }
  const grey = through(values, (stored) => greyRgb(radiographGrey(transformed(stored), format)));
  return image(grey, radiographNotes(frame));
}

const noContrast = "All its values are equal: nothing can be seen in it.";

/** What keeps a stretched image from being seen. */
function radiographNotes({ values, padding, format }: DicomFrame): readonly string[] {
  const [first] = values;
  if (values.every((value) => value === first)) return [noContrast];
  const { bitsAllocated, bitsStored, isSigned } = format;
  if (bitsAllocated <= 8 && bitsStored < 8 && !isSigned)
    return [`It has ${bitsStored} bits of 8, and is not stretched: it is dark. A window shows it better.`];
  if (padding === undefined) return [];
  const { low, high } = rangeOf(values);
  const own = rangeOf(values, padding);
  const isWider = 2 * (own.high - own.low) < high - low;
  return isWider
    ? ["The value of its padding lies far from all others: it has little contrast. A window shows it better."]
    : [];
}

function showAll(values: StoredValues, show: (values: StoredValues) => Uint8Array): Uint8Array {
  return show(values);
}

/** Modalities whose objects are no pictures, with what they are. */
const noPictures: ReadonlyMap<string | undefined, string> = new Map(
  Object.entries({
    SEG: "a segmentation",
    RTDOSE: "a radiotherapy dose",
    RTPLAN: "a radiotherapy plan",
    RTSTRUCT: "a set of radiotherapy structures",
    SR: "a structured report",
    PR: "a presentation state",
    KO: "a selection of key objects",
    ECG: "an ECG waveform",
  }),
);

/** @throws {ImageDecodeError} for objects that are no pictures for a model. */
export function ruleOf({
  modality,
  format,
}: {
  readonly modality?: string | undefined;
  readonly format: PixelFormat;
}): ModelRule {
  const what = noPictures.get(modality);
  if (what !== undefined)
    throw refused(`is ${what}: no picture for the model`, { hint: "Give the image that it belongs to." });
  if (format.samplesPerPixel === 3) return "colour";
  if (format.photometricInterpretation === "PALETTE COLOR") return "palette";
  if (modality === "CT") return "ct";
  return modality === "MR" ? "mr" : "radiograph";
}

/** @throws {InvalidArgumentError} for what is neither the name of a preset nor a window. */
function requirePreset(preset: unknown): void {
  if (preset === "medgemma" || preset === "file") return;
  const { center, width } = (typeof preset === "object" && preset !== null ? preset : {}) as Partial<GreyWindow>;
  if (Number.isFinite(center) && Number.isFinite(width) && (width as number) >= 1) return;
  throw new InvalidArgumentError(
    'A preset is "medgemma", "file", or a window with a center and a width of at least 1.',
    {
      hint: "For example { center: 40, width: 400 }.",
    },
  );
}

/** Values of a volume's slice as an image: Hounsfield units through MedGemma's three windows. */
export function ctImage(
  values: Float64Array,
  { width, height }: { readonly width: number; readonly height: number },
): RgbImage {
  return { width, height, data: ctRgb(values) };
}

/** Values of a volume's slice as an image: from the lowest to the highest value of the volume. */
export function mrImage(
  values: Float64Array,
  { width, height, range }: { readonly width: number; readonly height: number; readonly range: ValueRange },
): RgbImage {
  return { width, height, data: greyRgb(mrGrey(values, range)) };
}
