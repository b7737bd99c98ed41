import { readFileSync } from "node:fs";
import { deflateSync } from "node:zlib";
import { ImageDecodeError, type RgbImage } from "@medgemma/core";
import { describe, expect, it } from "vitest";
import { decodeImage as decodeInBrowsers } from "./browser/decode-image.js";
import { concatenate } from "./concatenate.js";
import { crc32 } from "./crc32.js";
import { decodeImage } from "./decode-image.js";

const chunk = (type: string, content: Uint8Array): Uint8Array => {
  const body = concatenate([new TextEncoder().encode(type), content]);
  const out = new Uint8Array(body.length + 8);
  new DataView(out.buffer).setUint32(0, content.length);
  out.set(body, 4);
  new DataView(out.buffer).setUint32(body.length + 4, crc32(body));
  return out;
};

interface TestPng {
  readonly width?: number;
  readonly height?: number;
  /** Bits per sample, colour type, compression, filter and interlacing. */
  readonly form?: readonly number[];
  readonly data?: Uint8Array;
  readonly before?: readonly Uint8Array[];
  readonly end?: Uint8Array;
}

/** A PNG file of grey pixels. */
function png({ width = 1, height = 1, form = [8, 0, 0, 0, 0], data, before = [], end }: TestPng): Uint8Array {
  const header = new Uint8Array(13);
  new DataView(header.buffer).setUint32(0, width);
  new DataView(header.buffer).setUint32(4, height);
  header.set(form, 8);
  return concatenate([
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk("IHDR", header),
    ...before,
    chunk("IDAT", data ?? deflateSync(new Uint8Array(2))),
    end ?? chunk("IEND", new Uint8Array(0)),
  ]);
}

const decoders: readonly (readonly [name: string, (bytes: Uint8Array) => Promise<RgbImage>])[] = [
  ["Node", (bytes) => decodeImage(bytes)],
  ["browsers", (bytes) => decodeInBrowsers(bytes)],
];
const damage = (bytes: Uint8Array, at: number): Uint8Array => bytes.with(at, (bytes.at(at) ?? 0) ^ 1);
const sound = png({});
const zlib = deflateSync(new Uint8Array(2));
const palette = (bytes: number): Uint8Array => chunk("PLTE", new Uint8Array(bytes));

describe.each(decoders)("the PNG decoder of %s", (_, decode) => {
  it("takes the sound file that the others are made of", async () => {
    await expect(decode(sound)).resolves.toMatchObject({ width: 1, height: 1 });
  });

  it.each([
    ["more samples than its header says", png({ data: deflateSync(new Uint8Array(3)) })],
    ["fewer samples than its header says", png({ data: deflateSync(new Uint8Array(1)) })],
    ["a wrong Adler-32", png({ data: damage(zlib, -1) })],
    ["bytes after the samples", png({ data: concatenate([zlib, new Uint8Array(1)]) })],
    ["no Adler-32", png({ data: zlib.subarray(0, -4) })],
    ["no samples", png({ data: new Uint8Array(0) })],
    ["a wrong check sum of its header", damage(sound, 32)],
    ["a wrong check sum of its samples", damage(sound, -13)],
    ["a wrong check sum of a text", png({ before: [damage(chunk("tEXt", new Uint8Array(3)), -1)] })],
    ["a wrong check sum of its end", damage(sound, -1)],
    ["no end", sound.subarray(0, -12)],
    ["an end that holds something", png({ end: chunk("IEND", new Uint8Array(1)) })],
    ["an unknown filter of a row", png({ data: deflateSync(Uint8Array.of(5, 0)) })],
    ["3 bits per sample", png({ form: [3, 0, 0, 0, 0] })],
    ["colours of 4 bits", png({ form: [4, 2, 0, 0, 0] })],
    ["an unknown colour type", png({ form: [8, 5, 0, 0, 0] })],
    ["an unknown compression", png({ form: [8, 0, 1, 0, 0] })],
    ["an unknown interlacing", png({ form: [8, 0, 0, 0, 2] })],
    ["no palette", png({ form: [8, 3, 0, 0, 0] })],
    ["a palette of a colour and a half", png({ form: [8, 3, 0, 0, 0], before: [palette(4)] })],
    ["too many colours for its bits", png({ form: [1, 3, 0, 0, 0], before: [palette(9)] })],
    [
      "a sample without a colour",
      png({ form: [8, 3, 0, 0, 0], before: [palette(9)], data: deflateSync(Uint8Array.of(0, 3)) }),
    ],
    ["two palettes", png({ form: [8, 3, 0, 0, 0], before: [palette(3), palette(3)] })],
    ["two headers", png({ before: [sound.subarray(8, 33)] })],
    ["no width", png({ width: 0 })],
    ["16,384 × 16,384 pixels", png({ width: 16_384, height: 16_384, form: [1, 0, 0, 0, 0] })],
  ])("refuses %s", async (_, bytes) => {
    await expect(decode(bytes)).rejects.toThrow(ImageDecodeError);
  });

  it("stops at the first bytes that are too many", async () => {
    const bomb = png({ data: deflateSync(new Uint8Array(2 ** 27)) });
    const before = process.memoryUsage().arrayBuffers;
    await expect(decode(bomb)).rejects.toThrow("more samples than its header says");
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(2 ** 24);
  });

  it("reads a suggested palette of colours as what it is", async () => {
    const data = deflateSync(Uint8Array.of(0, 9, 8, 7));
    const image = await decode(png({ form: [8, 2, 0, 0, 0], before: [palette(3)], data }));
    expect([...image.data]).toEqual([9, 8, 7]);
  });
});

describe("the JPEG decoder of Node refuses", () => {
  const jpeg = new Uint8Array(readFileSync(new URL("../test-data/pixels/jpeg-444.jpg", import.meta.url)));
  const claiming = (height: number, width: number): Uint8Array => {
    const out = Uint8Array.from(jpeg);
    const frame = out.findIndex((byte, at) => byte === 0xff && out[at + 1] === 0xc0);
    new DataView(out.buffer).setUint16(frame + 5, height);
    new DataView(out.buffer).setUint16(frame + 7, width);
    return out;
  };
  it.each([
    ["a file without its end", jpeg.subarray(0, -2)],
    ["a file that is cut off in its data", jpeg.subarray(0, 5000)],
    ["a file with its end in the middle", concatenate([jpeg.subarray(0, 5000), Uint8Array.of(0xff, 0xd9)])],
    ["65,535 × 65,535 pixels", claiming(65_535, 65_535)],
    ["no rows", claiming(0, 9)],
    ["a start alone", jpeg.subarray(0, 3)],
  ])("%s", async (_, bytes) => {
    await expect(decodeImage(bytes)).rejects.toThrow(ImageDecodeError);
  });
});
