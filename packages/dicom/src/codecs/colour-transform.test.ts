import { describe, expect, it } from "vitest";
import { colourRgb } from "../model/colour-rules.js";
import type { PixelFormat } from "../pixels/pixel-format.js";
import { decodeJpeg2000 } from "./wavelet.js";

/** 26 × 20 pixels, the left half (200, 80, 160), with the codestream's own colour transform: written by Pillow 11 without loss. */
const stream = Buffer.from(
  "/0//UQAvAAAAAAAaAAAAFAAAAAAAAAAAAAAAGgAAABQAAAAAAAAAAAADBwEBBwEBBwEB/1IADAAAAAEBAAQEAAH/XAAEQED/ZAAlAAFDcmVhdGVkIGJ5IE9wZW5KUEVHIHZl" +
    "cnNpb24gMi41LjT/kAAKAAAAAAE9AAH/k8PnKFSyDSks9G9AMIIYtAEOexZOJfhPz7WoFABccRH/MzLgAAGEg6J7hIQAfxhIPufhhIPufhhIPufhhIPufhhIPufhhIPufhhI" +
    "RDj5AAAAAAAwkGVOsJCAD+MJB9z8MJB9z8MJB9z8MJB9z8MJB9z8MJB9z8MJB9z8MJB9z8MJCX//f9+FUFSyDSks95VZIkZoLqAAAAAMJCX/e4MAAAAAAwkJf8sZwAAAABhI" +
    "NSd4SEAH8YSD7n4YSD7n4YSD7n4YSD7n4YSD7n4YSD7n4YSEuKPAAGEg8p8GEg+5+GEg+5+GEg+5+GEg+5+GEg+5+GEg+5+GEg+5+GEg+5+GEg+5+GEg+5+GEg+5+GEg+5+G" +
    "Eg+5+GEg+5+GEg+5+GEg+5+GEg+5+GEg+5+GEhL/f//Z",
  "base64",
);

function formatOf(photometricInterpretation: string): PixelFormat {
  const shape = { rows: 20, columns: 26, samplesPerPixel: 3 } as const;
  const bits = { bitsAllocated: 8, bitsStored: 8, highBit: 7 } as const;
  return { ...shape, ...bits, frames: 1, isSigned: false, isPlanar: false, photometricInterpretation };
}

describe("colours of JPEG 2000", () => {
  it.each(["YBR_RCT", "YBR_ICT", "RGB", "YBR_FULL", "YBR_FULL_422"])("are converted once as %s", async (colours) => {
    const format = formatOf(colours);
    const { values, isRgb = false, notes } = await decodeJpeg2000(stream, format);
    expect([...colourRgb(values as Uint8Array, format, isRgb).subarray(0, 3)]).toEqual([200, 80, 160]);
    expect(notes).toEqual([]);
  });

  it("without the transform that the file says they have are told", async () => {
    const untransformed = Uint8Array.from(stream);
    untransformed[stream.indexOf(Buffer.from([0xff, 0x52])) + 8] = 0;
    const notesOf = async (colours: string) => (await decodeJpeg2000(untransformed, formatOf(colours))).notes;
    expect(await notesOf("YBR_RCT")).toEqual([expect.stringContaining("no colour transform")]);
    expect(await notesOf("YBR_FULL")).toEqual([]);
  });
});
