import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { decodeImage } from "./decode-image.js";

const testData = new URL("../test-data/", import.meta.url);

interface FormatCase {
  readonly image: string;
  readonly width: number;
  readonly height: number;
  readonly sha256: string;
}

interface ToleratedCase extends Omit<FormatCase, "sha256"> {
  /** Pillow's pixels. */
  readonly reference: string;
  readonly tolerance: number;
}

const { cases, tolerated, refused } = JSON.parse(readFileSync(new URL("formats.json", testData), "utf8")) as {
  readonly cases: readonly FormatCase[];
  readonly tolerated: readonly ToleratedCase[];
  readonly refused: readonly { readonly image: string; readonly message: string }[];
};

const bytesOf = (file: string): Uint8Array => readFileSync(new URL(file, testData));

describe("WebP, TIFF, GIF, AVIF and CMYK files", () => {
  it.each(cases)("$image equals Pillow", async ({ image, width, height, sha256 }) => {
    const decoded = await decodeImage(bytesOf(image));
    expect([decoded.width, decoded.height]).toEqual([width, height]);
    expect(createHash("sha256").update(decoded.data).digest("hex")).toBe(sha256);
  });

  it.each(tolerated)(
    "$image is within $tolerance of Pillow",
    async ({ image, width, height, reference, tolerance }) => {
      const [decoded, pillow] = [await decodeImage(bytesOf(image)), await decodeImage(bytesOf(reference))];
      expect([decoded.width, decoded.height]).toEqual([width, height]);
      const differences = Array.from(decoded.data, (value, at) => Math.abs(value - (pillow.data[at] ?? NaN)));
      expect(Math.max(...differences)).toBeLessThanOrEqual(tolerance);
    },
  );

  it.each([
    ["formats/pages.tif", "It has 2 pages; the first was read."],
    ["formats/animated.gif", "It has 2 frames; the first was read."],
    ["formats/animated.webp", "It has 2 frames; the first was read."],
    ["formats/12-in-16-bit.tif", "Its 16-bit samples use the lowest 12 bits only"],
  ])("%s: says so in a note", async (file, note) => {
    const { notes } = await decodeImage(bytesOf(file));
    expect(notes).toEqual([expect.stringContaining(note)]);
  });
});

it("leaves black what the first frame of a GIF does not cover, and says so", async () => {
  const { width, data, notes } = await decodeImage(new Uint8Array(bytesOf("formats/grey.gif")).with(6, 60));
  expect(width).toBe(60);
  expect(notes).toEqual(["Its first frame does not cover it; the rest is black."]);
  expect(data.subarray(3 * 60 - 3 * 10, 3 * 60)).toEqual(new Uint8Array(30));
});

it("reads an AVIF of 10 bits as 16", async () => {
  const { range } = await decodeImage(bytesOf("formats/10-bit.avif"));
  expect(range.bitDepth).toBe(16);
});

describe("refused, with what it is", () => {
  it.each(refused)("$image", async ({ image, message }) => {
    await expect(decodeImage(bytesOf(image))).rejects.toMatchObject({
      code: "ERR_IMAGE_DECODE",
      message: expect.stringContaining(message) as string,
      hint: expect.stringContaining("PNG") as string,
    });
  });
});

const files = cases.map(({ image }) => image).filter((file) => !/png|jpg/.test(file));

describe.each(files)("%s", (file) => {
  const bytes = bytesOf(file);

  it("is refused when it is cut off, in its header, its middle and near its end", async () => {
    // Of a TIFF file the first page alone is looked at.
    const whole = file.endsWith("pages.tif") ? bytes.length >> 1 : bytes.length;
    for (const keep of [9, 20, 100, whole >> 1, whole - 12]) {
      if (keep >= bytes.length) continue;
      await expect(decodeImage(bytes.subarray(0, keep))).rejects.toMatchObject({ code: "ERR_IMAGE_DECODE" });
    }
  });

  it("is refused before it is decoded when it has more pixels than allowed", async () => {
    await expect(decodeImage(bytes, { maxPixels: 37 * 50 - 1 })).rejects.toThrow("more than 1849 pixels");
    await expect(decodeImage(bytes, { maxPixels: 37 * 50 })).resolves.toBeDefined();
  });
});

it("YCbCr colours of a TIFF file are refused where the decoder would take them for red, green and blue", async () => {
  const bytes = Buffer.from(bytesOf("formats/rgb-raw.tif"));
  // The directory's entry of PhotometricInterpretation (262): one SHORT, 2 for RGB, 6 for YCbCr.
  const at = bytes.indexOf(Buffer.from([6, 1, 3, 0, 1, 0, 0, 0, 2, 0]));
  expect(at).toBeGreaterThan(0);
  bytes[at + 8] = 6;
  await expect(decodeImage(bytes)).rejects.toThrow("YCbCr colours outside of JPEG data");
});
