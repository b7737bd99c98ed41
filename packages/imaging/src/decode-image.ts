import {
  type ChannelImage,
  ImageDecodeError,
  maxImagePixels,
  MedGemmaError,
  type RgbImage,
  rgbFromChannels,
} from "@medgemma/core";
import type { Sharp } from "sharp";
import type { DecodeImageOptions } from "./decode-image-options.js";
import { loadSharp } from "./load-sharp.js";

const hint = "Give a complete PNG or JPEG file.";

/** Samples as the file holds them: no colour profile applied, no alpha composited. */
async function readChannels(image: Sharp): Promise<ChannelImage> {
  const { channels, depth, format, space } = await image.metadata();
  if (format !== "png" && format !== "jpeg") {
    throw new ImageDecodeError("The image file is neither PNG nor JPEG.", { hint });
  }
  if (space === "cmyk") {
    throw new ImageDecodeError("The image file has CMYK colours.", { hint: "Convert it to RGB first." });
  }
  if (depth !== "ushort") {
    const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
    return { ...info, depth: 8, data };
  }
  const { data, info } = await image
    // Names the space that the samples are in already; otherwise they would become 8-bit sRGB.
    .toColourspace(channels <= 2 ? "grey16" : "rgb16")
    .raw({ depth: "ushort" })
    .toBuffer({ resolveWithObject: true });
  // A copy, because the view needs an even offset.
  return {
    ...info,
    depth: 16,
    data: new Uint16Array(data.buffer.slice(data.byteOffset, data.byteOffset + data.length)),
  };
}

/**
 * Decodes a PNG or JPEG file to the RGB pixels that Pillow's `convert("RGB")` gives.
 *
 * The EXIF orientation is applied. Alpha is dropped, not composited; colour profiles are not applied.
 * PNG with 16 bits is scaled to 8 bits, unlike Pillow: see `sixteenBit`.
 *
 * @throws ImageDecodeError when the file is damaged, has another format or more than 2^28 pixels.
 */
export async function decodeImage(bytes: Uint8Array, options: DecodeImageOptions = {}): Promise<RgbImage> {
  const sharp = await loadSharp();
  try {
    const image = sharp(bytes, { autoOrient: true, ignoreIcc: true, limitInputPixels: maxImagePixels });
    return rgbFromChannels(await readChannels(image), options);
  } catch (cause) {
    if (MedGemmaError.isInstance(cause)) throw cause;
    // sharp has no code for it.
    if (cause instanceof Error && cause.message.includes("pixel limit")) {
      throw new ImageDecodeError(`The image file has more than ${maxImagePixels} pixels.`, {
        hint: "Give a smaller image.",
        cause,
      });
    }
    throw new ImageDecodeError("The image file could not be decoded.", { hint, cause });
  }
}
