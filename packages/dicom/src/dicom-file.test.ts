import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { deflateSync } from "fflate";
import { ImageDecodeError, sha256Hex } from "@medgemma/core";
import { describe, expect, it } from "vitest";
import { frameHeaderOf } from "./codecs/jpeg-header.js";
import { openDicom } from "./dicom-file.js";
import { toRgbImage } from "./model/to-rgb-image.js";

const folder = fileURLToPath(new URL("../test-data/", import.meta.url));
const read = (name: string): Uint8Array => new Uint8Array(readFileSync(`${folder}${name}.dcm`));
const expected = JSON.parse(readFileSync(`${folder}expected.json`, "utf8")) as Record<
  string,
  { readonly stored: readonly string[]; readonly shown?: string }
>;
const hashOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView): Promise<string> =>
  sha256Hex(Uint8Array.from(new Uint8Array(buffer, byteOffset, byteLength)));

/** A copy with some bytes changed: the first place of a pattern. */
function replaced(bytes: Uint8Array, from: readonly number[], to: readonly number[]): Uint8Array {
  const copy = bytes.slice();
  const at = copy.findIndex((_, index) => from.every((byte, step) => copy[index + step] === byte));
  expect(at).toBeGreaterThan(0);
  copy.set(to, at);
  return copy;
}

/** An element of Explicit VR Little Endian with a 16-bit value, as bytes. */
const us = (group: number, element: number, value: number): readonly number[] => [
  ...[group & 255, group >> 8, element & 255, element >> 8, 0x55, 0x53, 2, 0],
  ...[value & 255, value >> 8],
];

describe("openDicom", () => {
  it.each(Object.keys(expected))("decodes %s", async (name) => {
    const file = openDicom(read(name));
    const { stored, shown } = expected[name]!;
    expect(file.frameCount).toBe(stored.length);
    for (const [index, hash] of stored.entries()) expect(await hashOf((await file.frame(index)).values)).toBe(hash);
    if (shown !== undefined) expect(await hashOf((await file.image(0)).data)).toBe(shown);
  });

  it("takes a Node Buffer as any bytes", async () => {
    const file = openDicom(readFileSync(`${folder}colour-planar.dcm`));
    expect(await hashOf((await file.frame(0)).values)).toBe(expected["colour-planar"]!.stored[0]);
    expect(await hashOf((await file.frame(0)).values)).toBe(expected["colour-planar"]!.stored[0]);
  });

  it("reads files without preamble, and bare data sets", async () => {
    const whole = read("ct-explicit");
    const hash = expected["ct-explicit"]!.stored[0];
    const without = openDicom(whole.subarray(132));
    expect(await hashOf((await without.frame(0)).values)).toBe(hash);
    expect(without.notes).toEqual(["It has no preamble."]);
    // Where the SOP Class UID (0008,0016) begins the data set.
    const start = whole.findIndex((_, at) =>
      [8, 0, 0x16, 0, 0x55, 0x49].every((byte, step) => whole[at + step] === byte),
    );
    const bare = openDicom(whole.subarray(start));
    expect(await hashOf((await bare.frame(0)).values)).toBe(hash);
    expect(bare.notes[0]).toContain("guessed");
  });

  it("has a frame's window when one is asked for", async () => {
    const frame = await openDicom(read("ct-explicit")).frame(0);
    const { data } = toRgbImage(frame, { preset: { center: 40, width: 400 } });
    const value = frame.values[0]! - 1024;
    const share = (value - 39.5) / 399 + 0.5;
    expect(data[0]).toBe(Math.round(255 * Math.max(0, Math.min(1, share))));
    expect(() => toRgbImage(frame, { preset: { center: 0, width: 0 } })).toThrow("at least 1");
    expect(() => toRgbImage(frame, { preset: "file" })).toThrow("names no window");
  });

  it("shows MR frames in the range that is given", async () => {
    const frame = await openDicom(read("mr-signed")).frame(0);
    const narrow = toRgbImage(frame, { range: { low: -2000, high: 2000 } });
    expect(narrow.data[0]).toBe(Math.round(((frame.values[0]! + 2000) / 4000) * 255));
  });

  it("stops when told to", async () => {
    const signal = AbortSignal.abort(new Error("enough"));
    await expect(openDicom(read("ct-explicit")).frame(0, { signal })).rejects.toThrow("enough");
  });

  it.each([1, -1, 0.5, Number.NaN])("has no frame %s", async (index) => {
    await expect(openDicom(read("ct-explicit")).frame(index)).rejects.toMatchObject({ code: "ERR_INVALID_ARGUMENT" });
  });
});

const whole = read("ct-explicit");
const rows = us(0x0028, 0x0010, 20);
const cut = (name: string, bytes: number): Uint8Array => read(name).subarray(0, -bytes);

/** Meta information whose transfer syntax is so long. */
function longSyntax(length: number): Uint8Array {
  const file = new Uint8Array(144 + length);
  file.set([...Buffer.from("DICM")], 128);
  file.set([2, 0, 0x10, 0, ...Buffer.from("UT"), 0, 0], 132);
  new DataView(file.buffer).setUint32(140, length, true);
  return file.fill(0x20, 144);
}

/** The file with so many empty elements before its pixels. */
function manyElements(count: number): Uint8Array {
  const place = Buffer.from(whole).indexOf(Buffer.from(us(0x0028, 0x0002, 1)));
  const many = Buffer.alloc(count * 8);
  for (let index = 0; index < count; index++)
    many.set([0x19, 0, (index + 4096) & 255, (index + 4096) >> 8, 0x4c, 0x4f], 8 * index);
  return new Uint8Array(Buffer.concat([whole.subarray(0, place), many, whole.subarray(place)]));
}

function oneBitColours(): Uint8Array {
  const colours = replaced(read("colour-planar"), us(0x0028, 0x0100, 8), us(0x0028, 0x0100, 1));
  return replaced(
    replaced(colours, us(0x0028, 0x0101, 8), us(0x0028, 0x0101, 1)),
    us(0x0028, 0x0102, 7),
    us(0x0028, 0x0102, 0),
  );
}

describe("what is refused, in words", () => {
  it.each<readonly [string, Uint8Array, string]>([
    ["nothing", new Uint8Array(), "is empty"],
    ["a text", new TextEncoder().encode("This is a text, and no DICOM file."), "neither a DICOM header"],
    ["a file cut in its pixels", cut("ct-explicit", 100), "truncated"],
    ["a header alone", whole.subarray(0, 150), "truncated"],
    ["a JPEG that ends early", cut("ct-jpeg-12", 40), "truncated"],
    ["no rows", replaced(whole, rows, us(0x0028, 0x0010, 0)), "26 × 0 pixels"],
    ["more rows than data", replaced(whole, rows, us(0x0028, 0x0010, 4000)), "asks for 208000"],
    [
      "another size than the stream's",
      replaced(read("ct-jpeg-2000"), rows, us(0x0028, 0x0010, 21)),
      "26 × 20 pixels where",
    ],
    [
      "another size than the JPEG's",
      replaced(read("colour-jpeg"), rows, us(0x0028, 0x0010, 21)),
      "26 × 20 pixels where",
    ],
    ["12 bits allocated", replaced(whole, us(0x0028, 0x0100, 16), us(0x0028, 0x0100, 12)), "12 bits allocated"],
    ["a transfer syntax without end", longSyntax(1_000_000), "does not say its transfer syntax"],
    ["elements without end", manyElements(60_000), "50000 elements or more"],
    ["colours of 1 bit", oneBitColours(), "1 bit a sample"],
    ["three samples of grey", replaced(whole, us(0x0028, 0x0002, 1), us(0x0028, 0x0002, 3)), "3 samples a pixel"],
  ])("%s", async (_, bytes, message) => {
    const error = await Promise.resolve()
      .then(() => openDicom(bytes).frame(0))
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ImageDecodeError);
    expect(String(error)).toContain(message);
    expect(JSON.stringify(error) + String(error) + String((error as Error).cause)).not.toMatch(/SECRET|1970/);
  });

  it("objects that are no pictures", async () => {
    const dose = replaced(whole, [...Buffer.from("CS\x02\0CT")], [...Buffer.from("CS\x02\0SR")]);
    await expect(openDicom(dose).image(0)).rejects.toThrow("structured report: no picture");
  });
});

describe("what takes more than it gives", () => {
  /** A meta header of the deflated syntax with data behind it. */
  function deflated(data: Uint8Array): Uint8Array {
    const uid = "1.2.840.10008.1.2.1.99";
    const meta = Buffer.concat([Buffer.from([2, 0, 0x10, 0, 0x55, 0x49, uid.length, 0]), Buffer.from(uid)]);
    return new Uint8Array(Buffer.concat([Buffer.alloc(128), Buffer.from("DICM"), meta, deflateSync(data)]));
  }

  it("a deflated data set of nothing but zeros is refused before it is held", () => {
    expect(() => openDicom(deflated(new Uint8Array(2 ** 27 + 2 ** 20)))).toThrow(
      "inflates to more than 134217728 bytes",
    );
  });

  it("a JPEG of more scans than encoders write is refused before it is decoded", async () => {
    const jpeg = Buffer.from(read("colour-jpeg"));
    const [start, end] = [jpeg.indexOf(Buffer.from([0xff, 0xd8])), jpeg.indexOf(Buffer.from([0xff, 0xd9]))];
    const scan = jpeg.indexOf(Buffer.from([0xff, 0xda]), start);
    const stream = Buffer.concat([
      jpeg.subarray(start, end),
      ...Array<Buffer>(100).fill(jpeg.subarray(scan, end)),
      jpeg.subarray(end, end + 2),
    ]);
    expect(() => frameHeaderOf(stream, { rows: 20, columns: 26, samplesPerPixel: 3 }, [0xc0])).toThrow(
      "more than 100 scans",
    );
  });
});
