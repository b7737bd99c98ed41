import { deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { decodeImage as decodeInBrowsers } from "./browser/decode-image.js";
import { concatenateBytes, crc32 } from "@medgemma/core";
import { decodeImage } from "./decode-image.js";

const [width, height] = [40, 30];

const chunk = (type: string, content: Uint8Array): Uint8Array => {
  const body = concatenateBytes([new TextEncoder().encode(type), content]);
  const ends = new DataView(new ArrayBuffer(8));
  ends.setUint32(0, content.length);
  ends.setUint32(4, crc32(body));
  return concatenateBytes([new Uint8Array(ends.buffer, 0, 4), body, new Uint8Array(ends.buffer, 4)]);
};

/** A grey PNG of 8 or 16 bits. */
function png(depth: 8 | 16, sample: (pixel: number) => number): Uint8Array {
  const rowBytes = 1 + (width * depth) / 8;
  const rows = new DataView(new ArrayBuffer(height * rowBytes));
  for (let pixel = 0; pixel < width * height; pixel++) {
    const at = Math.floor(pixel / width) * rowBytes + 1 + ((pixel % width) * depth) / 8;
    if (depth === 8) rows.setUint8(at, sample(pixel));
    else rows.setUint16(at, sample(pixel));
  }
  const header = new DataView(new ArrayBuffer(13));
  header.setUint32(0, width);
  header.setUint32(4, height);
  header.setUint8(8, depth);
  return concatenateBytes([
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk("IHDR", new Uint8Array(header.buffer)),
    chunk("IDAT", deflateSync(new Uint8Array(rows.buffer))),
    chunk("IEND", new Uint8Array(0)),
  ]);
}

/** From 0 to 255 over the image. */
const ramp = (pixel: number): number => Math.round((pixel * 255) / (width * height - 1));

describe.each([
  ["Node", decodeImage],
  ["browsers", decodeInBrowsers],
])("the range of an image in %s", (_, decode) => {
  it.each([8, 10, 12, 14, 15])("tells of %i bits in 16, and stretches them when asked", async (usedBits) => {
    const highest = 2 ** usedBits - 1;
    const bytes = png(16, (pixel) => Math.round((ramp(pixel) * highest) / 255));
    const full = await decode(bytes);
    expect(full.range).toEqual({ bitDepth: 16, usedBits, lowest: 0, highest });
    expect(full.notes[0]).toBe(
      `Its 16-bit samples use the lowest ${usedBits} bits only (0 to ${highest} of 65535): ` +
        'it is darker than it was meant. The range "used" stretches them.',
    );
    expect(Math.max(...full.data)).toBe(Math.round(highest / 257));
    const used = await decode(bytes, { range: "used" });
    expect([...used.data]).toEqual([...(await decode(png(8, ramp))).data]);
    expect(used.notes).toEqual([`Its samples, 0 to ${highest} of 65535, were stretched from black to white.`]);
    expect(used.range).toEqual(full.range);
  });

  it("says nothing of an image that uses its range", async () => {
    for (const bytes of [png(8, ramp), png(16, (pixel) => ramp(pixel) * 257)]) {
      for (const range of ["full", "used"] as const) {
        expect((await decode(bytes, { range })).notes).toEqual([]);
      }
    }
  });

  it("tells of a narrow range that does not begin at black, as of signed samples with an offset", async () => {
    const bytes = png(16, (pixel) => 32_768 + ramp(pixel) * 16);
    const { notes, range } = await decode(bytes);
    expect(range).toEqual({ bitDepth: 16, usedBits: 16, lowest: 32_768, highest: 36_848 });
    expect(notes).toEqual([expect.stringContaining("a small part of the range only (32768 to 36848 of 65535)")]);
    const used = await decode(bytes, { range: "used" });
    expect([...used.data]).toEqual([...(await decode(png(8, ramp))).data]);
  });

  it.each([
    [8, 0, 255],
    [8, 90, 255],
    [16, 0, 65_535],
    [16, 3000, 65_535],
  ] as const)("tells of a flat image: %i bits, all %i", async (depth, value, white) => {
    for (const range of ["full", "used"] as const) {
      const image = await decode(
        png(depth, () => value),
        { range },
      );
      expect(image.notes).toEqual([`All its samples are equal (${value} of ${white}): nothing can be seen in it.`]);
    }
  });

  it("tells of an 8-bit image that is nearly black, with and without a bright mark", async () => {
    const dark = await decode(png(8, (pixel) => pixel % 12));
    expect(dark.notes.join()).toMatch(/0 to 11 of 255.*little contrast.*It is nearly black/);
    const marked = await decode(png(8, (pixel) => (pixel === 0 ? 255 : pixel % 12)));
    expect(marked.notes).toEqual(["It is nearly black: 99 of 100 samples have at most a sixteenth of white."]);
    // Stretching does not help there, and the note stays.
    const used = await decode(
      png(8, (pixel) => (pixel === 0 ? 255 : pixel % 12)),
      { range: "used" },
    );
    expect(used.notes).toEqual(marked.notes);
  });
});
