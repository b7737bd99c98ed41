import { checkFields, isInteger, isOneOf, maxImagePixels, type PixelRange } from "@medgemma/core";

/** Default of `maxPixels`: 64 megapixels, more than any radiograph has. */
export const defaultMaxPixels = 2 ** 26;

export interface DecodeImageOptions {
  /**
   * Which samples become black and white, see core's `PixelRange`. Default `full`: what the bits can hold. `used` stretches
   * those that occur, `round((x − lowest) × 255 / (highest − lowest))`, as a 12-bit image in a 16-bit file needs it. `clip`
   * is for comparing with Pillow.
   */
  readonly range?: PixelRange;
  /**
   * Most pixels that are decoded; a larger image is refused before memory is taken for it, since a file of a few kilobytes
   * can hold a gigabyte of pixels. Default 2^26, at most 2^28.
   */
  readonly maxPixels?: number;
}

/** @throws {InvalidArgumentError} when an option is unknown or has a wrong value. */
export function checkDecodeOptions(options: DecodeImageOptions): void {
  checkFields("The options", options, {
    range: isOneOf("full", "used", "clip"),
    maxPixels: isInteger(1, maxImagePixels),
  });
}
