import { ImageDecodeError, MedGemmaError, type RgbImage } from "@medgemma/core";
import type { DecodeImageOptions } from "../decode-image-options.js";
import { imageFormat } from "../image-format.js";

const hint = "Give a complete PNG or JPEG file.";

/**
 * Decodes a PNG or JPEG file to the RGB pixels that Pillow's `convert("RGB")` gives, the same as in Node.
 *
 * The EXIF orientation is applied. Alpha is dropped, not composited; colour profiles are not applied.
 * PNG with 16 bits is scaled to 8 bits, unlike Pillow: see `sixteenBit`.
 *
 * @throws ImageDecodeError when the file is damaged, has another format or more pixels than `maxPixels`.
 * @throws InvalidArgumentError when `maxPixels` is no limit.
 * @throws RuntimeUnavailableError for JPEG files where the page's content policy does not allow WebAssembly.
 */
export async function decodeImage(bytes: Uint8Array, options: DecodeImageOptions = {}): Promise<RgbImage> {
  const format = imageFormat(bytes);
  try {
    if (format === "png") return await (await import("./decode-png.js")).decodePng(bytes, options);
    if (format === "jpeg") return await (await import("./decode-jpeg.js")).decodeJpeg(bytes, options);
  } catch (cause) {
    if (MedGemmaError.isInstance(cause)) throw cause;
    throw new ImageDecodeError("The image file could not be decoded.", { hint, cause });
  }
  throw new ImageDecodeError("The image file is neither PNG nor JPEG.", { hint });
}
