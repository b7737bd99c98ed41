import { ImageDecodeError, InvalidArgumentError, validateImageSize } from "@medgemma/core";
import { defaultMaxPixels, type DecodeImageOptions } from "./decode-image-options.js";

/**
 * Checks what a file's header claims, before anything is allocated for it.
 *
 * @throws {ImageDecodeError} when the image has more pixels than allowed.
 */
export function checkImageSize(width: number, height: number, { maxPixels }: DecodeImageOptions): void {
  const limit = maxPixels ?? defaultMaxPixels;
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
