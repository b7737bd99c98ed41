import { ImageDecodeError, MedGemmaError } from "@medgemma/core";
import { checkDecodeOptions, type DecodeImageOptions } from "../decode-image-options.js";
import type { DecodedImage } from "../decoded-image.js";
import { requireBytes } from "../require-bytes.js";
import { requireFormat } from "../require-format.js";

const reads = { formats: ["png", "jpeg"], names: "PNG and JPEG", where: " in browsers" } as const;

/**
 * Decodes the bytes of a PNG or JPEG file to the RGB pixels that Pillow's `convert("RGB")` gives, the same as in Node.
 *
 * The EXIF orientation is applied. Alpha is dropped, not composited; colour profiles are not applied.
 * PNG with 16 bits is scaled to 8 bits, unlike Pillow: see `range`.
 *
 * @throws ImageDecodeError when the file is damaged, of a kind that is not read, or has more pixels than `maxPixels`.
 * @throws InvalidArgumentError when there are no bytes, or an option is wrong.
 * @throws RuntimeUnavailableError for JPEG files where the page's content policy does not allow WebAssembly.
 */
export async function decodeImage(
  bytes: Uint8Array | ArrayBuffer,
  options: DecodeImageOptions = {},
): Promise<DecodedImage> {
  checkDecodeOptions(options);
  const file = requireBytes(bytes);
  const format = requireFormat(file, reads);
  try {
    if (format === "png") return await (await import("./decode-png.js")).decodePng(file, options);
    return await (await import("./decode-jpeg.js")).decodeJpeg(file, options);
  } catch (cause) {
    if (MedGemmaError.isInstance(cause)) throw cause;
    throw new ImageDecodeError("The image file could not be decoded.", { hint: "Get the file again.", cause });
  }
}
