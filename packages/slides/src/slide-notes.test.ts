import { describe, expect, it } from "vitest";
import { openSlide } from "./index.js";
import type { PatchOptions } from "./patch-options.js";
import { groups, writeDicomSlide } from "./testing/write-dicom-slide.js";
import { type TiffPage, writeTiff } from "./testing/write-tiff.js";

const white = [250, 250, 250] as const;
const pink = [200, 60, 150] as const;
const tinted = [245, 240, 225] as const;

/** A level of 256 pixels a side. */
const page = (pixel: TiffPage["pixel"], more: Partial<TiffPage> = {}): TiffPage => ({
  ...{ width: 256, height: 256, tile: 64, pixel },
  ...more,
});

const half: TiffPage["pixel"] = (x) => (x < 128 ? pink : white);

describe("notes of a slide", () => {
  it.each<readonly [string, Partial<TiffPage>, readonly string[]]>([
    ["pixels that are not square", { perCentimetre: 20_000, perCentimetreDown: 10_000 }, ["not square"]],
    ["an orientation", { perCentimetre: 20_000, more: { 274: 6 } }, ["turned or mirrored"]],
    ["directories below others", { perCentimetre: 20_000, more: { 330: 8 } }, ["SubIFDs"]],
    ["nothing of an ordinary one", { perCentimetre: 20_000, more: { 274: 1 } }, []],
  ])("tell %s", async (_, more, notes) => {
    const slide = await openSlide(writeTiff([page(half, more)]));
    expect(slide.notes).toEqual(notes.map((note) => expect.stringContaining(note) as string));
  });

  it("tell of DICOM pixels that are not square", async () => {
    const measures = groups([[["00289110", [["00280030", "DS", "0.004\\0.001"]]]]]);
    const frames = Array.from({ length: 4 }, () => pink);
    const file = writeDicomSlide({ width: 32, height: 32, tile: 16, frames, more: [["52009229", "SQ", measures]] });
    expect((await openSlide(file)).notes.join()).toContain("not square");
  });
});

describe("notes of patches", () => {
  async function notesOf(pixel: TiffPage["pixel"]): Promise<readonly (readonly string[] | undefined)[]> {
    const slide = await openSlide(writeTiff([page(pixel)]));
    const notes: (readonly string[] | undefined)[] = [];
    for await (const { image } of slide.patches({ size: 64 })) notes.push(image.notes);
    return notes;
  }

  it.each<readonly [string, TiffPage["pixel"], string]>([
    ["a speck alone", (x, y) => (x < 5 && y < 5 ? pink : white), "Very little tissue"],
    ["a tinted blank slide", () => tinted, "Nearly all of it counts as tissue"],
  ])("tell of %s with the first", async (_, pixel, note) => {
    const [first, ...more] = await notesOf(pixel);
    expect(first).toEqual([expect.stringContaining(note)]);
    expect(more.every((each) => each === undefined)).toBe(true);
  });

  it("tell nothing of tissue beside background", async () => {
    expect(new Set(await notesOf(half))).toEqual(new Set([undefined]));
    expect(new Set(await notesOf((x) => (x < 128 ? pink : tinted)))).toEqual(new Set([undefined]));
  });
});

describe("an abort", () => {
  const reason = new Error("enough");

  async function patchesWith(options: PatchOptions): Promise<void> {
    const slide = await openSlide(writeTiff([page(() => white)]));
    for await (const _ of slide.patches({ size: 64, ...options }));
  }

  it("before the first patch is told by its own reason, and not by what is found", async () => {
    await expect(patchesWith({ signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    await expect(patchesWith({})).rejects.toThrow("no tissue");
  });

  it("is heard while the mask is made", async () => {
    const controller = new AbortController();
    const reading = patchesWith({ signal: controller.signal });
    controller.abort(reason);
    await expect(reading).rejects.toBe(reason);
  });
});
