import { type ChannelImage, ImageDecodeError, type RgbImage, rgbFromChannels, validateImageSize } from "@medgemma/core";
import { decode, type DecodedPng } from "fast-png";
import type { DecodeImageOptions } from "../decode-image-options.js";
import { exifOrientation } from "./exif-orientation.js";
import { orientImage } from "./orient-image.js";
import { pngChunks } from "./png-chunks.js";

/** What decides the samples. Profiles, texts and times are left out, so that none of them can spoil an image. */
const needed: ReadonlySet<string> = new Set(["IHDR", "PLTE", "IDAT", "IEND"]);

/** Decodes a PNG file in JavaScript: no canvas, whose colours under transparent pixels are lost, and no colour management. */
export function decodePng(bytes: Uint8Array, options: DecodeImageOptions = {}): RgbImage {
  const chunks = pngChunks(bytes);
  const header = chunks[0]?.type === "IHDR" ? chunks[0].content : undefined;
  if (header?.length !== 13) throw new ImageDecodeError("The PNG file has no header.");
  const view = new DataView(header.buffer, header.byteOffset);
  validateImageSize(view.getUint32(0), view.getUint32(4));
  const isInterlaced = header[12] === 1;
  if (isInterlaced && (header[8] as number) < 8) {
    throw new ImageDecodeError("The PNG file is interlaced and has fewer than 8 bits per sample.", {
      hint: "Save it without interlacing.",
    });
  }
  const parts = chunks.filter(({ type }) => needed.has(type)).map(({ whole }) => whole);
  const png = decode(concatenate([bytes.subarray(0, 8), ...parts]), { checkCrc: true });
  const image = rgbFromChannels(channelsOf(png), options);
  const exif = chunks.find(({ type }) => type === "eXIf");
  return exif === undefined ? image : orientImage(image, exifOrientation(exif.content));
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

function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
