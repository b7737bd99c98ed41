import {
  type ChannelImage,
  ImageDecodeError,
  maxImagePixels,
  MedGemmaError,
  type RgbImage,
  rgbFromChannels,
} from "@medgemma/core";
import type { Sharp } from "sharp";
import { checkPngData } from "./check-png-data.js";
import type { DecodeImageOptions } from "./decode-image-options.js";
import { imageFormat } from "./image-format.js";
import { readJpegFile } from "./jpeg/jpeg-file.js";
import { loadSharp } from "./load-sharp.js";
import { type Orientation, orientImage } from "./orient-image.js";
import { readPngFile } from "./png-file.js";
import { refuseStranger } from "./png-palette.js";

const hint = "Give a complete PNG or JPEG file.";

/** Samples as the file holds them: no colour profile applied, no alpha composited. */
async function readChannels(image: Sharp): Promise<ChannelImage> {
  const { channels, depth } = await image.metadata();
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
 * @throws ImageDecodeError when the file is damaged, has another format or more pixels than `maxPixels`.
 * @throws InvalidArgumentError when `maxPixels` is no limit.
 */
export async function decodeImage(bytes: Uint8Array, options: DecodeImageOptions = {}): Promise<RgbImage> {
  try {
    const file = await readFile(bytes, options);
    const sharp = await loadSharp();
    const image = sharp(file.bytes, { ignoreIcc: true, limitInputPixels: maxImagePixels, failOn: "warning" });
    const rgb = rgbFromChannels(await readChannels(image), options);
    return orientImage(refuseStranger(rgb, file.stranger), file.orientation);
  } catch (cause) {
    if (MedGemmaError.isInstance(cause)) throw cause;
    throw new ImageDecodeError("The image file could not be decoded.", { hint, cause });
  }
}

/** Checks a file and takes apart what its decoder needs, as in browsers. */
async function readFile(
  bytes: Uint8Array,
  options: DecodeImageOptions,
): Promise<{ readonly bytes: Uint8Array; readonly orientation: Orientation; readonly stranger?: number | undefined }> {
  const format = imageFormat(bytes);
  if (format === undefined) throw new ImageDecodeError("The image file is neither PNG nor JPEG.", { hint });
  if (format === "jpeg") return await readJpegFile(bytes, options);
  const file = readPngFile(bytes, options);
  await checkPngData(file);
  return file;
}
