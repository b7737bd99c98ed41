import { ImageDecodeError, maxImageSide } from "@medgemma/core";
import { defaultMaxPixels, type DecodeImageOptions } from "./decode-image-options.js";

/**
 * Checks what a file's header claims, before anything is allocated for it.
 *
 * @throws {ImageDecodeError} when the image has more pixels than allowed.
 */
export function checkImageSize(width: number, height: number, { maxPixels }: DecodeImageOptions): void {
  const limit = maxPixels ?? defaultMaxPixels;
  if (![width, height].every((side) => Number.isInteger(side) && side >= 1 && side <= maxImageSide)) {
    throw new ImageDecodeError(
      `The image file says that it has ${width} × ${height} pixels; sides are read that have from 1 to ${maxImageSide} pixels.`,
      { hint: "Save a part of it, or a smaller copy. A small file that says so is damaged." },
    );
  }
  if (width * height > limit) {
    throw new ImageDecodeError(`The image file has more than ${limit} pixels (${width} × ${height}).`, {
      hint: "Scale it down first, or raise `maxPixels` of decodeImage: a pixel takes some 10 bytes while it is decoded.",
    });
  }
}
