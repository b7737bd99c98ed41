import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { ImageDecodeError } from "@medgemma/core";
import { describe, expect, it } from "vitest";
import { openDicom } from "../dicom-file.js";
import { decodeHtj2k, decodeJpeg2000 } from "./wavelet.js";

const whole = (name: string) => readFileSync(fileURLToPath(new URL(`../../test-data/${name}.dcm`, import.meta.url)));
const { format } = openDicom(whole("ct-htj2k"));

/** The codestream in a file: from its first marker to its last. */
function streamIn(name: string): Uint8Array {
  const file = whole(name);
  const [start, end] = [file.indexOf(Buffer.from("ff4fff51", "hex")), file.lastIndexOf(Buffer.from("ffd9", "hex"))];
  return new Uint8Array(file.subarray(start, end + 2));
}

describe.each([
  ["ct-htj2k", decodeHtj2k],
  ["ct-jpeg-2000", decodeJpeg2000],
] as const)("%s", (name, decode) => {
  const stream = streamIn(name);
  const changed = (at: number, byte: number): Uint8Array => stream.slice().fill(byte, at, at + 1);

  it("decodes whole", async () => {
    expect((await decode(stream, format)).values.length).toBe(format.rows * format.columns);
  });

  it.each([0.99, 0.9, 0.6, 0.3])("refuses what is cut at %s of it, with an end marker and without", async (share) => {
    const cut = stream.subarray(0, Math.floor(stream.length * share));
    await expect(decode(cut, format)).rejects.toBeInstanceOf(ImageDecodeError);
    const ended = Uint8Array.from([...cut, 0xff, 0xd9]);
    await expect(decode(ended, format)).rejects.toBeInstanceOf(ImageDecodeError);
  });

  it("refuses other components than the file says before it decodes", async () => {
    await expect(decode(changed(40, 0x40), format)).rejects.toThrow("components where its header says 1");
    await expect(decode(changed(43, 2), format)).rejects.toThrow("components of other sizes");
  });

  it("refuses a large size that few bytes claim", async () => {
    const large = stream.slice();
    const view = new DataView(large.buffer);
    for (const at of [8, 12, 24, 28]) view.setUint32(at, 16_000);
    await expect(decode(large, { ...format, rows: 16_000, columns: 16_000 })).rejects.toThrow("too short");
    // Comments before the first tile-part hold no samples.
    const tile = large.findIndex((byte, at) => byte === 0xff && large[at + 1] === 0x90);
    const comment = Uint8Array.from({ length: 60_004 }, (_, at) => [0xff, 0x64, 60_002 >> 8, 60_002 & 255][at] ?? 0);
    const padded = Buffer.concat([
      large.subarray(0, tile),
      ...Array<Uint8Array>(5).fill(comment),
      large.subarray(tile),
    ]);
    await expect(decode(padded, { ...format, rows: 16_000, columns: 16_000 })).rejects.toThrow("too short");
  });
});
