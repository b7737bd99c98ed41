import { runSteps, type Steps } from "./steps.js";
import { resampleColumns, resampleRows } from "./resample.js";
import { bilinearCoefficients } from "./resample-coefficients.js";
import type { RgbImage } from "./rgb-image.js";
import { validateImageSize, validateRgbImage } from "./validate-rgb-image.js";

/** A zero-filled canvas that an image lies on, in pixels. */
export interface Canvas {
  readonly width: number;
  readonly height: number;
  /** Where the image's left upper corner lies. */
  readonly left: number;
  readonly top: number;
}

/** Values that one step reads: a few milliseconds. */
const stepValues = 2 ** 20;

/**
 * Resizes a valid image that lies on a zero-filled canvas, without making the canvas, in short steps.
 *
 * @throws InvalidArgumentError when the target size is not valid.
 */
export function* resizeSteps(
  image: RgbImage,
  canvas: Canvas,
  target: { readonly width: number; readonly height: number },
): Steps<RgbImage> {
  validateImageSize(target.width, target.height);
  const across = bilinearCoefficients(canvas.width, target.width, { offset: canvas.left, length: image.width });
  const down = bilinearCoefficients(canvas.height, target.height, { offset: canvas.top, length: image.height });
  // The horizontal pass is the costly one: it skips rows that the vertical one never reads.
  let firstRow = image.height;
  let endRow = 0;
  down.starts.forEach((start, y) => {
    const count = down.counts[y] ?? 0;
    if (count === 0) return;
    firstRow = Math.min(firstRow, start);
    endRow = Math.max(endRow, start + count);
  });
  const lineLength = target.width * 3;
  const lines = new Uint8ClampedArray(lineLength * Math.max(endRow - firstRow, 0));
  for (const rows of blocks(firstRow, endRow, Math.max(image.width * 3, across.stride * lineLength))) {
    lines.set(resampleRows(image, across, rows), (rows.first - firstRow) * lineLength);
    yield;
  }
  const data = new Uint8Array(lineLength * target.height);
  for (const rows of blocks(0, target.height, down.stride * lineLength)) {
    data.set(resampleColumns(lines, down, { lineLength, firstRow, rows }), rows.first * lineLength);
    yield;
  }
  return { ...target, data };
}

/** Cuts rows into blocks of about `stepValues` values. */
function* blocks(from: number, to: number, valuesPerRow: number): Generator<{ first: number; end: number }> {
  const size = Math.max(1, Math.floor(stepValues / valuesPerRow));
  for (let first = from; first < to; first += size) yield { first, end: Math.min(to, first + size) };
}

/**
 * Resizes an image exactly as Pillow's `resize((width, height), BILINEAR)`, bit for bit:
 * antialiased, fixed-point weights of 22 bits, 8 bits between the horizontal and the vertical pass.
 *
 * Equals Pillow 10 to 12. Pillow 13 runs the vertical pass first where that is cheaper, which changes some
 * values by rounding; MedGemma was published before.
 *
 * @throws InvalidArgumentError when the image or the target size is not valid.
 */
export function resizeBilinear(image: RgbImage, width: number, height: number): RgbImage {
  validateRgbImage(image);
  const canvas = { width: image.width, height: image.height, left: 0, top: 0 };
  return runSteps(resizeSteps(image, canvas, { width, height }));
}
