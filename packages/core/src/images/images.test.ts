import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { InvalidArgumentError } from "../errors/index.js";
import { fitImage, padToSquare } from "./fit-image.js";
import { normalizePixels } from "./normalize-pixels.js";
import { panAndScan } from "./pan-and-scan.js";
import { resizeBilinear } from "./resize-bilinear.js";
import type { ImageFit, RgbImage } from "./rgb-image.js";
import { rgbFromChannels } from "./rgb-from-channels.js";
import { sampleRange } from "./sample-range.js";
import { validateRgbImage } from "./validate-rgb-image.js";

interface PixelCase {
  readonly name: string;
  readonly rgb: string;
  readonly width: number;
  readonly height: number;
  readonly fit: ImageFit;
  readonly size: number;
  readonly sha256: string;
}

interface PanAndScanCase {
  readonly width: number;
  readonly height: number;
  readonly index: number;
  readonly crops: number;
  readonly sha256: readonly string[];
}

const testData = new URL("../../test-data/", import.meta.url);
const pixels = JSON.parse(readFileSync(new URL("pixels.json", testData), "utf8")) as { cases: PixelCase[] };
const scans = JSON.parse(readFileSync(new URL("pan-and-scan.json", testData), "utf8")) as {
  size: number;
  cases: PanAndScanCase[];
};

const sha256 = ({ data }: RgbImage) => createHash("sha256").update(data).digest("hex");

/** The image of `pan-and-scan.json`'s description. */
function pattern(width: number, height: number, index: number): RgbImage {
  const data = new Uint8Array(width * height * 3);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      data[at++] = 7 * x + 3 * y + index;
      data[at++] = x * y + 5 * index;
      data[at++] = Math.floor(x / 3) + 2 * y;
    }
  }
  return { width, height, data };
}

describe("fitImage equals Pillow", () => {
  it.each(pixels.cases)("$name", ({ rgb, width, height, size, fit, sha256: expected }) => {
    const data = readFileSync(new URL(rgb, testData));
    expect(sha256(fitImage({ width, height, data }, size, fit))).toBe(expected);
  });
});

describe("panAndScan equals transformers", () => {
  it.each(scans.cases)("$width × $height", ({ width, height, index, crops, sha256: expected }) => {
    const image = pattern(width, height, index);
    const cropped = panAndScan(image);
    expect(cropped).toHaveLength(crops);
    expect([image, ...cropped].map((part) => sha256(resizeBilinear(part, scans.size, scans.size)))).toEqual(expected);
  });

  it("follows its options", () => {
    const image = pattern(600, 100, 0);
    expect(panAndScan(image)).toEqual([]);
    expect(panAndScan(image, { minCropSize: 50 })).toHaveLength(4);
    expect(panAndScan(image, { minCropSize: 50, maxCrops: 3 }).map(({ width }) => width)).toEqual([200, 200, 200]);
    expect(panAndScan(image, { minCropSize: 50, minRatio: 7 })).toEqual([]);
    for (const options of [{ minCropSize: 0 }, { maxCrops: 1.5 }, { minRatio: Number.NaN }]) {
      expect(() => panAndScan(image, options)).toThrow(InvalidArgumentError);
    }
  });
});

describe("padding", () => {
  it("centres the image, an odd pixel to the right or below", () => {
    const { width, height, data } = padToSquare({ width: 1, height: 4, data: new Uint8Array(12).fill(9) });
    expect([width, height]).toEqual([4, 4]);
    const red = [...data].filter((_, i) => i % 3 === 0);
    expect(red).toEqual([0, 9, 0, 0, 0, 9, 0, 0, 0, 9, 0, 0, 0, 9, 0, 0]);
  });

  it.each([
    [37, 200],
    [200, 37],
    [3, 1000],
    [64, 64],
  ])("and resizing in one step equals two steps: %i × %i", (width, height) => {
    const image = pattern(width, height, 1);
    for (const size of [1, 50, 300]) {
      expect(fitImage(image, size, "pad")).toEqual(resizeBilinear(padToSquare(image), size, size));
    }
  });

  it("does not need the square's memory", () => {
    const image = { width: 65_535, height: 1, data: new Uint8Array(65_535 * 3).fill(255) };
    expect(fitImage(image, 8, "pad").data).toHaveLength(192);
    expect(() => padToSquare(image)).toThrow(InvalidArgumentError);
  });
});

describe("normalizePixels", () => {
  it("gives planes of float32 in [-1, 1]", () => {
    const out = normalizePixels(Uint8Array.of(0, 255, 1, 128, 127, 51, 0, 0, 0, 0, 0, 255), 2);
    const f = Math.fround;
    const at = (x: number) => f(f(f(x / 255) - 0.5) * 2);
    expect([...out]).toEqual([-1, at(128), -1, -1, 1, at(127), -1, -1, at(1), at(51), -1, 1]);
  });

  it("refuses a wrong length", () => {
    expect(() => normalizePixels(new Uint8Array(11), 2)).toThrow(InvalidArgumentError);
  });
});

describe("rgbFromChannels", () => {
  const shape = { width: 2, height: 1 } as const;
  const rgb = (image: Parameters<typeof rgbFromChannels>[0], range?: "used" | "clip") => [
    ...rgbFromChannels(image, range && { range }).data,
  ];

  it("repeats grey and drops alpha", () => {
    expect(rgb({ ...shape, channels: 1, depth: 8, data: Uint8Array.of(1, 2) })).toEqual([1, 1, 1, 2, 2, 2]);
    expect(rgb({ ...shape, channels: 2, depth: 8, data: Uint8Array.of(1, 0, 2, 9) })).toEqual([1, 1, 1, 2, 2, 2]);
    expect(rgb({ ...shape, channels: 4, depth: 8, data: Uint8Array.of(1, 2, 3, 0, 4, 5, 6, 9) })).toEqual([
      1, 2, 3, 4, 5, 6,
    ]);
  });

  it("scales 16 bits, or does as Pillow", () => {
    const grey = { ...shape, channels: 1, depth: 16, data: Uint16Array.of(65_535, 200) } as const;
    expect(rgb(grey)).toEqual([255, 255, 255, 1, 1, 1]);
    expect(rgb(grey, "clip")).toEqual([255, 255, 255, 200, 200, 200]);
    const colour = { width: 1, height: 1, channels: 3, depth: 16, data: Uint16Array.of(65_535, 384, 128) } as const;
    expect(rgb(colour)).toEqual([255, 1, 0]);
    expect(rgb(colour, "clip")).toEqual([255, 1, 0]);
  });

  it("stretches the samples that occur", () => {
    const grey = { width: 3, height: 1, channels: 1, depth: 16, data: Uint16Array.of(100, 4100, 2100) } as const;
    expect(rgb(grey, "used")).toEqual([0, 0, 0, 255, 255, 255, 128, 128, 128]);
    // One scale for all colours, and alpha does not count.
    const colour = { width: 1, height: 1, channels: 4, depth: 8, data: Uint8Array.of(10, 20, 30, 255) } as const;
    expect(rgb(colour, "used")).toEqual([0, 128, 255]);
    expect(rgb({ ...grey, data: Uint16Array.of(257, 257, 257) }, "used")).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 1]);
  });

  it("refuses data that does not fit", () => {
    const image = { ...shape, channels: 1, depth: 8, data: new Uint8Array(2) } as const;
    for (const wrong of [
      { data: new Uint8Array(3) },
      { depth: 16 },
      { depth: 12 },
      { channels: 5 },
      { width: 0, data: new Uint8Array(0) },
      { data: new Uint16Array(2) },
    ]) {
      expect(() => rgbFromChannels({ ...image, ...wrong } as never)).toThrow(InvalidArgumentError);
    }
    expect(() => rgbFromChannels(image, { range: "wrap" as never })).toThrow(InvalidArgumentError);
  });
});

describe("sampleRange", () => {
  it("tells which samples occur, those of alpha apart", () => {
    const grey = { width: 2, height: 1, channels: 2, depth: 16, data: Uint16Array.of(7, 65_535, 4095, 0) } as const;
    expect(sampleRange(grey)).toEqual({ bitDepth: 16, usedBits: 12, lowest: 7, highest: 4095 });
    const colour = { width: 1, height: 1, channels: 3, depth: 8, data: Uint8Array.of(0, 16, 255) } as const;
    expect(sampleRange(colour)).toMatchObject({ bitDepth: 8, usedBits: 8, lowest: 0, highest: 255 });
    const black = { width: 1, height: 1, channels: 1, depth: 8, data: new Uint8Array(1) } as const;
    expect(sampleRange(black)).toEqual({ bitDepth: 8, usedBits: 0, lowest: 0, highest: 0 });
    expect(() => sampleRange({ ...black, width: 2 })).toThrow(InvalidArgumentError);
  });
});

describe("validateRgbImage", () => {
  it.each([
    [0, 0, 0],
    [1, 1, 4],
    [1.5, 2, 9],
    [70_000, 70_000, 3],
    [65_536, 1, 65_536 * 3],
    [20_000, 20_000, 3],
    [-1, -1, 3],
    [Number.NaN, 1, 3],
  ])("refuses %f × %f with %i bytes", (width, height, length) => {
    const image = { width, height, data: new Uint8Array(length) };
    expect(() => validateRgbImage(image)).toThrow(InvalidArgumentError);
    expect(() => resizeBilinear(image, 8, 8)).toThrow(InvalidArgumentError);
    expect(() => fitImage(image, 8, "pad")).toThrow(InvalidArgumentError);
  });

  it("refuses what is no image", () => {
    for (const image of [null, 1, { width: 1, height: 1 }, { width: 1, height: 1, data: [1, 2, 3] }]) {
      expect(() => fitImage(image as never, 8)).toThrow(InvalidArgumentError);
    }
  });

  it("refuses target sizes that cannot be", () => {
    const image = pattern(2, 2, 0);
    for (const size of [0, -1, 1.5, 70_000]) expect(() => fitImage(image, size)).toThrow(InvalidArgumentError);
    expect(() => fitImage(image, 8, "crop" as never)).toThrow(InvalidArgumentError);
  });
});
