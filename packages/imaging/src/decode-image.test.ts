import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { crc32, fitImage, ImageDecodeError, type ImageFit } from "@medgemma/core";
import { describe, expect, it } from "vitest";
import { decodeImage } from "./decode-image.js";

const testData = new URL("../test-data/", import.meta.url);
const root = new URL("../../../", import.meta.url);
const referenceDir = new URL(`${process.env["MEDGEMMA_REFERENCE_DIR"] ?? "../shared/reference"}/`, root);

interface PixelCase {
  readonly name: string;
  readonly image: string;
  readonly width: number;
  readonly height: number;
  readonly fit: ImageFit;
  readonly size: number;
  readonly sha256: string;
}

interface DecodedCase {
  readonly image: string;
  readonly width: number;
  readonly height: number;
  readonly sha256: string;
}

interface SixteenBitCase {
  readonly image: string;
  readonly scaled: string;
  readonly pillow: string;
}

function read<T>(file: string, base = testData): { readonly cases: readonly T[] } {
  return JSON.parse(readFileSync(new URL(file, base), "utf8")) as { readonly cases: readonly T[] };
}

function bytesOf(file: string, base = testData): Uint8Array {
  return readFileSync(new URL(file, base));
}

const sha256 = (data: Uint8Array | Uint8ClampedArray) => createHash("sha256").update(data).digest("hex");

async function expectEqual(bytes: Uint8Array, reference: PixelCase): Promise<void> {
  const image = await decodeImage(bytes, { range: "clip" });
  expect([image.width, image.height]).toEqual([reference.width, reference.height]);
  expect(sha256(fitImage(image, reference.size, reference.fit).data)).toBe(reference.sha256);
}

describe("decodeImage equals Pillow", () => {
  it.each(read<PixelCase>("pixels.json").cases)("resized: $name", async (reference) => {
    await expectEqual(bytesOf(reference.image), reference);
  });

  it.each(read<DecodedCase>("decoded.json").cases)("decoded: $image", async (reference) => {
    const { width, height, data } = await decodeImage(bytesOf(reference.image));
    expect([width, height, sha256(data)]).toEqual([reference.width, reference.height, reference.sha256]);
  });

  it.each(read<SixteenBitCase>("sixteen-bit.json").cases)(
    "$image with clip, and scaled by default",
    async (reference) => {
      const bytes = bytesOf(reference.image);
      expect(sha256((await decodeImage(bytes)).data)).toBe(reference.scaled);
      expect(sha256((await decodeImage(bytes, { range: "clip" })).data)).toBe(reference.pillow);
    },
  );
});

const hasReference = existsSync(new URL("a/pixels.json", referenceDir));
if (!hasReference) {
  console.warn("Skipping the large image references: set MEDGEMMA_REFERENCE_DIR to the reference folder to run them.");
}

describe.skipIf(!hasReference)("decodeImage equals Pillow on the reference data", () => {
  const cases = hasReference ? read<PixelCase>("a/pixels.json", referenceDir).cases : [];

  it.each(cases)("$name", async (reference) => {
    // The large photographs lie beside the reference folder.
    const base = reference.image.startsWith("..") ? referenceDir : new URL("a/", referenceDir);
    await expectEqual(bytesOf(reference.image, base), reference);
  });
});

/** A PNG file whose header says another size, with the check sum for it. */
function claiming(png: Uint8Array, width: number, height: number): Uint8Array {
  const out = Uint8Array.from(png);
  const view = new DataView(out.buffer);
  view.setUint32(16, width);
  view.setUint32(20, height);
  view.setUint32(29, crc32(out.subarray(12, 29)));
  return out;
}

describe("decodeImage refuses", () => {
  const png = bytesOf("pixels/up.png");

  it.each([
    ["nothing", new Uint8Array(0)],
    ["text", new TextEncoder().encode("Jane Doe, born 1970")],
    ["a PNG that is cut off", png.subarray(0, png.length >> 1)],
    ["a JPEG that is cut off", bytesOf("pixels/jpeg-444.jpg").subarray(0, 3000)],
    ["SVG", new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
    [
      "a GIF without colours",
      new TextEncoder().encode("GIF89a\u0001\0\u0001\0\0\0\0,\0\0\0\0\u0001\0\u0001\0\0\u0002\u0002D\u0001\0;"),
    ],
  ])("%s", async (_, bytes) => {
    await expect(decodeImage(bytes)).rejects.toThrow(ImageDecodeError);
    await expect(decodeImage(bytes)).rejects.not.toThrow(/Jane/);
  });

  it.each([
    [70_000, 70_000, "from 1 to 65535 pixels"],
    [16_384, 16_384, "more than 67108864 pixels"],
    [0, 1, "from 1 to 65535 pixels"],
  ])("a PNG that claims %i × %i pixels, without decoding it", async (width, height, message) => {
    await expect(decodeImage(claiming(png, width, height))).rejects.toThrow(ImageDecodeError);
    await expect(decodeImage(claiming(png, width, height))).rejects.toThrow(message);
  });

  it("as many pixels as it is told to, and takes more when told so", async () => {
    const { width, height } = await decodeImage(png);
    await expect(decodeImage(png, { maxPixels: width * height })).resolves.toMatchObject({ width });
    await expect(decodeImage(png, { maxPixels: width * height - 1 })).rejects.toThrow(ImageDecodeError);
    for (const maxPixels of [0, -1, 1.5, Number.NaN, 2 ** 28 + 1, "9" as never]) {
      await expect(decodeImage(png, { maxPixels })).rejects.toMatchObject({ code: "ERR_INVALID_ARGUMENT" });
    }
  });
});
