import { ImageDecodeError, InvalidArgumentError, maxImagePixels, validateImageSize } from "@medgemma/core";
import { defaultMaxPixels, type DecodeImageOptions } from "./decode-image-options.js";

/**
 * Checks what a file's header claims, before anything is allocated for it.
 *
 * @throws {ImageDecodeError} when the image has more pixels than allowed.
 * @throws {InvalidArgumentError} when `maxPixels` is no limit.
 */
export function checkImageSize(width: number, height: number, { maxPixels }: DecodeImageOptions): void {
  const limit = maxPixels ?? defaultMaxPixels;
  if (!Number.isSafeInteger(limit) || limit < 1 || limit > maxImagePixels) {
    throw new InvalidArgumentError(`\`maxPixels\` has to be an integer from 1 to ${maxImagePixels}.`);
  }
  try {
    validateImageSize(width, height);
  } catch (cause) {
    if (cause instanceof InvalidArgumentError) throw new ImageDecodeError(cause.message, { cause });
    throw cause;
  }
  if (width * height > limit) {
    throw new ImageDecodeError(`The image file has more than ${limit} pixels (${width} × ${height}).`, {
      hint: "Scale it down first, or raise `maxPixels` of decodeImage: a pixel takes some 10 bytes while it is decoded.",
    });
  }
}
