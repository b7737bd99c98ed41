import { ImageDecodeError, InvalidArgumentError, MedGemmaError, type RgbImage } from "@medgemma/core";
import type { DecodeImageOptions } from "../decode-image-options.js";

const hint = "Give a complete PNG or JPEG file.";

const signatures = { png: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], jpeg: [0xff, 0xd8, 0xff] } as const;

/**
 * Decodes a PNG or JPEG file to the RGB pixels that Pillow's `convert("RGB")` gives, the same as in Node.
 *
 * The EXIF orientation is applied. Alpha is dropped, not composited; colour profiles are not applied.
 * PNG with 16 bits is scaled to 8 bits, unlike Pillow: see `sixteenBit`.
 *
 * @throws ImageDecodeError when the file is damaged, has another format or more than 2^28 pixels.
 * @throws RuntimeUnavailableError for JPEG files where the page's content policy does not allow WebAssembly.
 */
export async function decodeImage(bytes: Uint8Array, options: DecodeImageOptions = {}): Promise<RgbImage> {
  const begins = (signature: readonly number[]): boolean => signature.every((byte, index) => bytes[index] === byte);
  try {
    if (begins(signatures.png)) return (await import("./decode-png.js")).decodePng(bytes, options);
    if (begins(signatures.jpeg)) return await (await import("./decode-jpeg.js")).decodeJpeg(bytes);
  } catch (cause) {
    if (cause instanceof InvalidArgumentError) throw new ImageDecodeError(cause.message, { hint, cause });
    if (MedGemmaError.isInstance(cause)) throw cause;
    throw new ImageDecodeError("The image file could not be decoded.", { hint, cause });
  }
  throw new ImageDecodeError("The image file is neither PNG nor JPEG.", { hint });
}
