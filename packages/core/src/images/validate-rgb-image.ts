import { InvalidArgumentError } from "../errors/invalid-argument-error.js";
import type { RgbImage } from "./rgb-image.js";

/** Longest side of an image in pixels: the limit of JPEG. */
export const maxImageSide = 65_535;

/** Most pixels of an image: 2^28, which take 768 MiB as RGB. */
export const maxImagePixels = 2 ** 28;

/**
 * Throws unless an image of `width × height` pixels is within the limits. Allocates nothing.
 *
 * @throws InvalidArgumentError
 */
export function validateImageSize(width: number, height: number): void {
  for (const side of [width, height]) {
    if (!Number.isInteger(side) || side < 1 || side > maxImageSide) {
      throw new InvalidArgumentError(`The sides of an image must be integers from 1 to ${maxImageSide} pixels.`);
    }
  }
  if (width * height > maxImagePixels) {
    throw new InvalidArgumentError(`An image of ${width} × ${height} has more than ${maxImagePixels} pixels.`, {
      hint: "Scale it down or cut it into tiles first.",
    });
  }
}

/**
 * Throws unless `image` is an 8-bit RGB image whose data has the right length.
 *
 * @throws InvalidArgumentError
 */
export function validateRgbImage(image: RgbImage): void {
  if (typeof image !== "object" || image === null) {
    throw new InvalidArgumentError("An image must be { width, height, data }.");
  }
  const { width, height, data } = image;
  validateImageSize(width, height);
  if (!(data instanceof Uint8Array || data instanceof Uint8ClampedArray)) {
    throw new InvalidArgumentError("An image's data must be a Uint8Array or Uint8ClampedArray of RGB.");
  }
  if (data.length !== width * height * 3) {
    throw new InvalidArgumentError(
      `An image of ${width} × ${height} needs ${width * height * 3} bytes of RGB, not ${data.length}.`,
      { hint: "RGBA data must lose its alpha channel first: see rgbFromChannels." },
    );
  }
}
