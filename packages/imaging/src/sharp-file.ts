import { ImageDecodeError, maxImagePixels } from "@medgemma/core";
import type { Metadata, Sharp } from "sharp";
import type { DecodeImageOptions } from "./decode-image-options.js";
import type { ImageFormat } from "./kinds/file-kind.js";
import type { ImageFacts } from "./image-from-samples.js";
import { checkImageSize } from "./image-size-limit.js";
import { loadSharp } from "./load-sharp.js";
import type { Orientation } from "./orient-image.js";

/** Formats whose structure is checked by the decoder alone. */
export type SharpFormat = "webp" | "tiff" | "avif";

const names: Readonly<Record<SharpFormat, string>> = { webp: "WebP", tiff: "TIFF", avif: "AVIF" };

/** A file opened in sharp: no colour profile is applied, and what is damaged is an error. */
export async function openInSharp(bytes: Uint8Array, format: ImageFormat): Promise<Sharp> {
  const sharp = await loadSharp();
  // In TIFF, warnings are about private tags in an odd order, which many programs write; damage is an error.
  const failOn = format === "tiff" ? "error" : "warning";
  return sharp(bytes, { ignoreIcc: true, limitInputPixels: maxImagePixels, failOn });
}

/**
 * Reads what the header of a WebP, TIFF or AVIF file says, before anything is decoded.
 *
 * @throws {ImageDecodeError} when its samples are of a kind that is not read, or it has more pixels than allowed.
 */
export async function readSharpFile(
  bytes: Uint8Array,
  format: SharpFormat,
  options: DecodeImageOptions,
): Promise<ImageFacts> {
  const header = await readHeader(bytes, format);
  checkImageSize(header.width, header.height, options);
  refuseOddSamples(header, names[format]);
  const { pages = 1, orientation = 1 } = header;
  const parts = format === "tiff" ? "pages" : "frames";
  return {
    orientation: orientation >= 1 && orientation <= 8 ? (orientation as Orientation) : 1,
    notes: pages > 1 ? [`It has ${pages} ${parts}; the first was read.`] : [],
  };
}

async function readHeader(bytes: Uint8Array, format: SharpFormat): Promise<Metadata> {
  const image = await openInSharp(bytes, format);
  try {
    return await image.metadata();
  } catch (cause) {
    throw undecodable(format, cause);
  }
}

/** For what sharp does not decode; it does not tell damage from a kind that it does not know. */
export function undecodable(format: SharpFormat | "gif", cause: unknown): ImageDecodeError {
  const name = format === "gif" ? "GIF" : names[format];
  const kinds: Readonly<Record<SharpFormat | "gif", string>> = {
    webp: "it is damaged",
    gif: "it is damaged",
    tiff: "it is damaged, or of a kind that is not read",
    avif: "it is damaged, or a sequence of frames",
  };
  return new ImageDecodeError(`The ${name} file could not be decoded: ${kinds[format]}.`, {
    hint: "Get the file again, or save it as PNG.",
    cause,
  });
}

function refuseOddSamples({ depth, channels, space }: Metadata, name: string): void {
  const isKnown = (depth === "uchar" || depth === "ushort") && channels >= 1 && channels <= 4;
  const isColour = ["b-w", "srgb", "grey16", "rgb16", "cmyk"].includes(space);
  if (isKnown && isColour) return;
  const what = ["float", "double", "complex", "dpcomplex"].includes(depth)
    ? "floating-point samples, for which black and white are not known"
    : ["char", "short", "int"].includes(depth)
      ? "signed samples, for which black and white are not known"
      : depth === "uint"
        ? "samples of 32 bits, for which black and white are not known"
        : "colours of a kind that is not read";
  throw new ImageDecodeError(`The ${name} file has ${what}.`, {
    hint: "Save it as PNG with 8 or 16 bits per sample, with the window that you want to see.",
  });
}
