import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { ImageDecodeError, type MedGemmaError } from "@medgemma/core";
import { describe, expect, it } from "vitest";
import { decodeImage as decodeInBrowsers } from "../browser/decode-image.js";
import { decodeImage } from "../decode-image.js";

const latin1 = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, "latin1"));
const at = (offset: number, text: string, size = 600): Uint8Array => {
  const bytes = new Uint8Array(size).fill(7);
  bytes.set(latin1(text), offset);
  return bytes;
};
const box = (brand: string, ...others: readonly string[]): Uint8Array => {
  const bytes = latin1(`\0\0\0\0ftyp${brand}\0\0\0\0${others.join("")}....`);
  bytes[3] = bytes.length - 4;
  return bytes;
};
const jpeg = new Uint8Array(readFileSync(new URL("../../test-data/pixels/jpeg-444.jpg", import.meta.url)));
/** The JPEG with another frame marker or precision. */
const frame = (marker: number, precision = 8): Uint8Array => {
  const start = jpeg.findIndex((byte, index) => byte === 0xff && jpeg[index + 1] === 0xc0);
  return jpeg.with(start + 1, marker).with(start + 4, precision);
};
const implicit = latin1("\x08\0\x05\0\x0a\0\0\0ISO_IR 100\x08\0\x08\0\x04\0\0\0ORIG");

const named: readonly (readonly [kind: string, bytes: Uint8Array, hint: RegExp])[] = [
  ["a DICOM file", at(128, "DICM"), /@medgemma\/dicom, or export the image as PNG, with the window/],
  ["a DICOM file", Uint8Array.of(...latin1("II*\0"), ...at(128, "DICM").subarray(4)), /@medgemma\/dicom/],
  ["a DICOM file without", latin1("\x08\0\x05\0CS\x0a\0ISO_IR 100\x08\0\x08\0CS\x04\0ORIG"), /@medgemma\/dicom/],
  ["a DICOM file without", implicit, /@medgemma\/dicom/],
  ["a HEIC image", box("heic", "mif1", "heic"), /JPEG or PNG/],
  ["a HEIC image", box("mif1", "mif1", "heic"), /JPEG or PNG/],
  ["a video", box("isom", "mp42"), /picture/],
  ["a BMP image", latin1("BM\x46\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0"), /PNG/],
  ["a JPEG 2000 image", latin1("\0\0\0\x0cjP  \r\n\x87\n\0\0\0\x14ftypjp2 "), /PNG/],
  ["a JPEG 2000 image", latin1("\xff\x4f\xff\x51\0\x2f\0\0"), /PNG/],
  ["a JPEG XL image", latin1("\0\0\0\x0cJXL \r\n\x87\n"), /PNG/],
  ["a JPEG XL image", latin1("\xff\x0a\xfa\x1f"), /PNG/],
  ["a PDF file", latin1("%PDF-1.7\n"), /page/],
  ["a GZIP file, as NIfTI volumes", Uint8Array.from(gzipSync("volume")), /Unpack/],
  ["a NIfTI volume", at(344, "n+1\0"), /slice/],
  ["a NRRD volume", latin1("NRRD0004\ntype: short"), /slice/],
  ["a ZIP archive", latin1("PK\x03\x04\x14\0"), /Unpack/],
  ["an SVG drawing", latin1('<svg xmlns="http://www.w3.org/2000/svg"/>'), /PNG/],
  ["an SVG drawing", latin1('<?xml version="1.0"?>\n<!-- drawn -->\n<svg width="9"/>'), /PNG/],
  ["a web page", latin1("\n<!DOCTYPE html><html><title>Sign in"), /get the file itself/],
  ["an XML file", latin1("<?xml version='1.0'?><Error><Code>AccessDenied"), /get the file itself/],
  ["a JSON text", latin1('{"error": "not found"}'), /get the file itself/],
  ["a pointer of Git LFS", latin1("version https://git-lfs.github.com/spec/v1\noid sha256:4d7a"), /git lfs pull/],
  ["an image in base64", latin1(Buffer.from(jpeg).toString("base64")), /Decode it first/],
  ["a data: URL as text", latin1("data:image/png;base64,iVBO"), /as a string/],
  ["a text", latin1("Jane Doe, born 1970"), /Give an image file/],
  ["a GGUF model", latin1("GGUF\x03\0\0\0"), /as the model/],
  ["a file of zeros", new Uint8Array(1000), /Get|get/],
  ["a NumPy array", latin1("\x93NUMPY\x01\0"), /width/],
];

/** Checked where JPEG files are taken apart, the same in browsers, whose decoder does not load here. */
const jpegs: readonly (readonly [kind: string, bytes: Uint8Array, hint: RegExp])[] = [
  ["a lossless JPEG", frame(0xc3), /PNG/],
  ["a JPEG-LS image", frame(0xf7), /PNG/],
  ["a JPEG with 12 bits per sample", frame(0xc1, 12), /PNG/],
  ["a JPEG with arithmetic coding", frame(0xc9), /PNG/],
  ["a hierarchical JPEG", frame(0xc5), /PNG/],
];

const decoders = [
  ["Node", decodeImage],
  ["browsers", decodeInBrowsers],
] as const;

const failure = async (run: Promise<unknown>): Promise<MedGemmaError> => {
  const error: unknown = await run.catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(ImageDecodeError);
  return error as MedGemmaError;
};

const expectNamed = async (
  decode: (bytes: Uint8Array) => Promise<unknown>,
  [kind, bytes, hint]: (typeof named)[number],
): Promise<void> => {
  const error = await failure(decode(bytes));
  expect(error.message).toMatch(new RegExp(`^The image file is ${kind.replace(/[+.]/g, "\\$&")}.*, which is not read`));
  expect(error.hint).toMatch(hint);
  expect(String(error)).not.toContain("Jane");
};

describe.each(decoders)("what is not read in %s", (_, decode) => {
  it.each(named)("is named: %s", (...kind) => expectNamed(decode, kind));

  it("is called empty when it is", async () => {
    expect((await failure(decode(new Uint8Array(0)))).message).toMatch(/^The image file is empty\./);
  });

  it("is called unknown when it is", async () => {
    const error = await failure(decode(Uint8Array.of(1, 2, 3, 250, 251, 0, 9)));
    expect(error.message).toMatch(/^The image file is of no kind that is known\./);
    expect(error.hint).toMatch(/PNG/);
  });

  it("is called damaged or cut off when it is a PNG file", async () => {
    const png = new Uint8Array(readFileSync(new URL("../../test-data/pixels/up.png", import.meta.url)));
    // As a transfer in text mode changes line ends.
    const asText = Uint8Array.of(...png.subarray(0, 4), ...png.subarray(5));
    for (const bytes of [png.subarray(0, 6), png.subarray(0, 500), asText]) {
      expect((await failure(decode(bytes))).message).toMatch(/^The PNG file is (?:damaged|cut off)/);
    }
  });
});

it.each([
  ["a WebP image", "lossy.webp"],
  ["a TIFF image", "grey.tif"],
  ["a TIFF image", "big.tif"],
  ["a GIF image", "grey.gif"],
  ["an AVIF image", "grey.avif"],
])("names %s in browsers, where it is not read", async (kind, file) => {
  const bytes = readFileSync(new URL(`../../test-data/formats/${file}`, import.meta.url));
  const error = await failure(decodeInBrowsers(bytes));
  expect(error.message).toContain(`The image file is ${kind}, which is not read in browsers.`);
  expect(error.hint).toContain("PNG and JPEG are read in browsers.");
});

describe("a JPEG file", () => {
  it.each(jpegs)("is named when it is of another kind: %s", (...kind) => expectNamed(decodeImage, kind));

  it("is called damaged when it is", async () => {
    for (const end of [3, 600, 3000]) {
      expect((await failure(decodeImage(jpeg.subarray(0, end)))).message).toMatch(/^The JPEG file is damaged/);
    }
  });
});
