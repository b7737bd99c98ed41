import { type ChannelImage, ImageDecodeError, MedGemmaError } from "@medgemma/core";
import { checkPngData } from "./check-png-data.js";
import { checkTiffData } from "./check-tiff-data.js";
import { cmykToRgb } from "./cmyk-to-rgb.js";
import { checkDecodeOptions, type DecodeImageOptions } from "./decode-image-options.js";
import type { DecodedImage } from "./decoded-image.js";
import type { ImageFormat } from "./kinds/file-kind.js";
import { readGifFile } from "./gif-file.js";
import { type ImageFacts, imageFromSamples } from "./image-from-samples.js";
import { readJpegFile } from "./jpeg/jpeg-file.js";
import { readPngFile } from "./png-file.js";
import { requireBytes } from "./require-bytes.js";
import { requireFormat } from "./require-format.js";
import { openInSharp, readSharpFile, undecodable } from "./sharp-file.js";

const reads = {
  formats: ["png", "jpeg", "webp", "tiff", "gif", "avif"],
  names: "PNG, JPEG, WebP, TIFF, GIF and AVIF",
} as const;

/**
 * Decodes the bytes of a PNG, JPEG, WebP, TIFF, GIF or AVIF file to RGB pixels: those that Pillow's `convert("RGB")` gives,
 * but for AVIF with colours.
 *
 * The EXIF orientation is applied. Alpha is dropped, not composited; colour profiles are not applied. 16 bits are scaled
 * to 8, unlike in Pillow: see `range`. Of several pages or frames the first is read.
 *
 * @throws ImageDecodeError when the file is damaged, of a kind that is not read, or has more pixels than `maxPixels`.
 * @throws InvalidArgumentError when there are no bytes, or an option is wrong.
 */
export async function decodeImage(
  bytes: Uint8Array | ArrayBuffer,
  options: DecodeImageOptions = {},
): Promise<DecodedImage> {
  checkDecodeOptions(options);
  const held = requireBytes(bytes);
  const format = requireFormat(held, reads);
  const file = await readFile(held, format, options);
  let samples: ChannelImage;
  try {
    samples = await readSamples(file.bytes, format);
  } catch (cause) {
    if (MedGemmaError.isInstance(cause)) throw cause;
    if (format !== "png" && format !== "jpeg") throw undecodable(format, cause);
    throw new ImageDecodeError("The image file could not be decoded.", { hint: "Get the file again.", cause });
  }
  return imageFromSamples(samples, file, options);
}

/** Checks a file and takes apart what its decoder needs; PNG and JPEG as in browsers. */
async function readFile(
  bytes: Uint8Array,
  format: ImageFormat,
  options: DecodeImageOptions,
): Promise<ImageFacts & { readonly bytes: Uint8Array }> {
  if (format === "jpeg") return await readJpegFile(bytes, options);
  if (format === "gif") return readGifFile(bytes, options);
  if (format === "png") {
    const file = readPngFile(bytes, options);
    await checkPngData(file);
    return file;
  }
  // A copy, so that what was checked is what is decoded.
  const own = Uint8Array.from(bytes);
  // First, since sharp writes to standard error about sizes that cannot be.
  if (format === "tiff") checkTiffData(own, options);
  return { ...(await readSharpFile(own, format, options)), bytes: own };
}

/** Samples as the file holds them: no colour profile applied, no alpha composited. */
async function readSamples(bytes: Uint8Array, format: ImageFormat): Promise<ChannelImage> {
  const image = await openInSharp(bytes, format);
  const { channels, depth, space } = await image.metadata();
  if (space === "cmyk") {
    const ink = image.pipelineColourspace("cmyk").toColourspace("cmyk").raw();
    const { data, info } = await ink.toBuffer({ resolveWithObject: true });
    return cmykToRgb({ ...info, depth: depth === "uchar" ? 8 : 16, data });
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
