import { type ChannelImage, ImageDecodeError } from "@medgemma/core";
import { decode, type DecodedPng } from "fast-png";
import { checkPngData } from "../check-png-data.js";
import type { DecodeImageOptions } from "../decode-image-options.js";
import type { DecodedImage } from "../decoded-image.js";
import { imageFromSamples } from "../image-from-samples.js";
import { readPngFile } from "../png-file.js";

/** Decodes a PNG file in JavaScript: no canvas, whose colours under transparent pixels are lost, and no colour management. */
export async function decodePng(bytes: Uint8Array, options: DecodeImageOptions = {}): Promise<DecodedImage> {
  const file = readPngFile(bytes, options);
  // Byte 28 is the header's interlacing, byte 24 its bits per sample.
  if (bytes[28] === 1 && (bytes[24] as number) < 8) {
    throw new ImageDecodeError("The PNG file is interlaced and has fewer than 8 bits per sample.", {
      hint: "Save it without interlacing.",
    });
  }
  await checkPngData(file);
  return imageFromSamples(channelsOf(decode(file.bytes)), file, options);
}

function channelsOf(png: DecodedPng): ChannelImage {
  const { width, height, depth } = png;
  const channels = png.channels as ChannelImage["channels"];
  if (depth === 16) return { width, height, channels, depth, data: png.data };
  const samples = depth === 8 ? (png.data as Uint8Array) : unpack(png);
  if (png.palette === undefined) {
    // The greatest sample is white.
    const scale = 255 / (2 ** depth - 1);
    return { width, height, channels, depth: 8, data: depth === 8 ? samples : samples.map((value) => value * scale) };
  }
  const { palette } = png;
  const data = new Uint8Array(width * height * 3);
  for (const [at, index] of samples.entries()) {
    const color = palette[index];
    if (color === undefined) throw new ImageDecodeError("The PNG file names a colour that its palette lacks.");
    data.set(color.slice(0, 3), at * 3);
  }
  return { width, height, channels: 3, depth: 8, data };
}

/** Samples of fewer than 8 bits, of which rows begin at a byte. */
function unpack({ width, height, depth, data }: DecodedPng): Uint8Array {
  const perByte = 8 / depth;
  const rowBytes = Math.ceil(width / perByte);
  const mask = 2 ** depth - 1;
  const samples = new Uint8Array(width * height);
  for (let y = 0, to = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const byte = data[y * rowBytes + Math.floor(x / perByte)] as number;
      samples[to++] = (byte >> (8 - depth * ((x % perByte) + 1))) & mask;
    }
  }
  return samples;
}
