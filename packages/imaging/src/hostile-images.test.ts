import { readFileSync } from "node:fs";
import { deflateSync } from "node:zlib";
import { concatenateBytes, crc32, ImageDecodeError, type RgbImage } from "@medgemma/core";
import { describe, expect, it } from "vitest";
import { decodeImage as decodeInBrowsers } from "./browser/decode-image.js";
import { decodeImage } from "./decode-image.js";

const chunk = (type: string, content: Uint8Array): Uint8Array => {
  const body = concatenateBytes([new TextEncoder().encode(type), content]);
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
  return concatenateBytes([
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
    ["bytes after the samples", png({ data: concatenateBytes([zlib, new Uint8Array(1)]) })],
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
    ["a file with its end in the middle", concatenateBytes([jpeg.subarray(0, 5000), Uint8Array.of(0xff, 0xd9)])],
    ["65,535 × 65,535 pixels", claiming(65_535, 65_535)],
    ["no rows", claiming(0, 9)],
    ["a start alone", jpeg.subarray(0, 3)],
  ])("%s", async (_, bytes) => {
    await expect(decodeImage(bytes)).rejects.toThrow(ImageDecodeError);
  });
});

describe("the decoder of other formats refuses", () => {
  const file = (name: string): Uint8Array =>
    new Uint8Array(readFileSync(new URL(`../test-data/formats/${name}`, import.meta.url)));
  const gif = file("transparent.gif");
  const control = gif.findIndex((byte, at) => byte === 0x21 && gif[at + 1] === 0xf9);
  const frame = control + 8;
  const tiff = file("rgb-raw.tif");
  /** A TIFF whose field has another value. */
  const field = (tag: number, value: number, from = tiff): Uint8Array => {
    const out = Uint8Array.from(from);
    const view = new DataView(out.buffer);
    const directory = view.getUint32(4, true);
    for (let at = directory + 2; at < directory + 2 + 12 * view.getUint16(directory, true); at += 12) {
      if (view.getUint16(at, true) !== tag) continue;
      view.setUint16(at + 2, 4, true);
      view.setUint32(at + 8, value, true);
    }
    return out;
  };
  /** The size of an AVIF image's box, which its coded frame contradicts. */
  const lyingAvif = (): Uint8Array => {
    const out = file("420.avif");
    const box = Buffer.from(out).indexOf("ispe");
    new DataView(out.buffer).setUint32(box + 8, 4);
    new DataView(out.buffer).setUint32(box + 12, 4);
    return out;
  };
  it.each([
    ["a GIF of 65,535 × 65,535 pixels", gif.with(6, 255).with(7, 255).with(8, 255).with(9, 255), "more than"],
    ["a GIF without pixels", gif.with(6, 0).with(7, 0), "from 1 to 65535"],
    ["a GIF with a control block of no length", gif.with(control + 2, 0), "not valid"],
    ["a GIF with an unknown block", gif.with(control, 0x77), "not valid"],
    ["a GIF without a frame", concatenateBytes([gif.subarray(0, control), Uint8Array.of(0x3b)]), "no frame"],
    [
      "a GIF with a part of its samples",
      concatenateBytes([gif.subarray(0, frame + 40), Uint8Array.of(0, 0x3b)]),
      "GIF file",
    ],
    ["a TIFF of 60,000 × 60,000 pixels", field(256, 60_000, field(257, 60_000)), "more than"],
    ["a TIFF of 4 billion rows", field(257, 2 ** 32 - 1), "from 1 to 65535"],
    ["a TIFF without rows", field(257, 0), "from 1 to 65535"],
    ["a TIFF with strips beyond its end", field(273, 2 ** 31), "cut off"],
    ["a TIFF with strips of no length", field(279, 0), "missing"],
    ["a TIFF with too few strips", field(278, 1), "missing"],
    ["a TIFF whose directory lies beyond its end", tiff.with(5, 255).with(6, 255), "cut off"],
    ["a TIFF with tiles of no width", field(322, 0, file("tiles.tif")), "missing"],
    ["an AVIF whose frame is larger than it says", lyingAvif(), "AVIF file"],
    ["a WebP with nothing in it", file("lossless.webp").subarray(0, 12), "WebP file"],
  ])("%s", async (_, bytes, message) => {
    const error: unknown = await decodeImage(bytes).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ImageDecodeError);
    expect(String(error)).toContain(message);
  });

  it("many frames without reading them", async () => {
    const one = gif.subarray(control, -1);
    const frames = concatenateBytes([
      gif.subarray(0, control),
      ...Array.from({ length: 20_000 }, () => one),
      gif.subarray(-1),
    ]);
    const { notes } = await decodeImage(frames);
    expect(notes).toEqual(["It has 20000 frames; the first was read."]);
  });
});
