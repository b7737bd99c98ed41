import { InvalidArgumentError } from "../errors/invalid-argument-error.js";
import type { RgbImage } from "./rgb-image.js";
import { validateRgbImage } from "./validate-rgb-image.js";

export interface PanAndScanOptions {
  /** Shorter side of a crop at least, in pixels; otherwise there are no crops. Default 256. */
  readonly minCropSize?: number;
  /** Crops at most. Default 4. */
  readonly maxCrops?: number;
  /** Longer side divided by shorter side from which on an image is cropped. Default 1.2. */
  readonly minRatio?: number;
}

interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The part of an image inside a rectangle, which may reach over the right and lower edge. */
function crop(image: RgbImage, rectangle: Rectangle): RgbImage {
  const { left, top } = rectangle;
  const width = Math.min(rectangle.width, image.width - left);
  const height = Math.min(rectangle.height, image.height - top);
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++) {
    const from = ((top + y) * image.width + left) * 3;
    data.set(image.data.subarray(from, from + width * 3), y * width * 3);
  }
  return { width, height, data };
}

/**
 * Cuts an image that is far from square into crops along its longer side; none when it needs none.
 *
 * As `pan_and_scan` in transformers' `image_processing_gemma3.py`. The model is shown the whole image too.
 *
 * @throws InvalidArgumentError when the image or an option is not valid.
 */
export function panAndScan(image: RgbImage, options: PanAndScanOptions = {}): readonly RgbImage[] {
  validateRgbImage(image);
  const { minCropSize = 256, maxCrops = 4, minRatio = 1.2 } = options;
  if (!(Number.isInteger(minCropSize) && minCropSize >= 1 && Number.isInteger(maxCrops) && maxCrops >= 1)) {
    throw new InvalidArgumentError("minCropSize and maxCrops must be integers of at least 1.");
  }
  if (!(minRatio >= 1)) throw new InvalidArgumentError("minRatio must be at least 1.");

  const { width, height } = image;
  const long = Math.max(width, height);
  const short = Math.min(width, height);
  if (long / short < minRatio) return [];
  const wanted = Math.min(Math.floor(long / minCropSize), Math.floor(long / short + 0.5));
  const count = Math.min(maxCrops, Math.max(2, wanted));
  const step = Math.ceil(long / count);
  if (Math.min(step, short) < minCropSize) return [];

  const starts = Array.from({ length: count }, (_, i) => i * step).filter((start) => start < long);
  return starts.map((start) =>
    width >= height
      ? crop(image, { left: start, top: 0, width: step, height })
      : crop(image, { left: 0, top: start, width, height: step }),
  );
}
