import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { RgbImage } from "@medgemma/core";
import { toRgbImage } from "@medgemma/dicom";
import { zipSync } from "fflate";
import { describe, expect, it, onTestFinished } from "vitest";
import { readStudy, selectSlices } from "../index.js";
import { writeSlice as slice } from "../testing/write-slice.js";

const three = [
  slice({ uid: "1.3", number: 3, z: 0 }),
  slice({ uid: "1.4", number: 1, z: 5 }),
  slice({ uid: "1.5", number: 2, z: 2.5 }),
];

describe("readStudy", () => {
  it("orders slices by number, and by position when asked", async () => {
    const { series, notes } = await readStudy(three);
    const [own] = series;
    expect(notes).toEqual([]);
    expect(own).toMatchObject({ count: 3, sameOrientation: true, spacing: 2.5, evenlySpaced: true, modality: "CT" });
    expect(own!.order()).toEqual([1, 2, 0]);
    expect(own!.order("position")).toEqual([0, 2, 1]);
    expect(own!.notes[0]).toContain("the other way");
  });

  it("takes positions where there are no numbers, and says when slices are missing", async () => {
    const { series } = await readStudy([
      slice({ uid: "1.3", z: 9 }),
      slice({ uid: "1.4", z: 0 }),
      slice({ uid: "1.5", z: 3 }),
    ]);
    expect(series[0]!.order()).toEqual([1, 2, 0]);
    expect(series[0]!.notes).toEqual(["Its slices are not evenly spaced: some may be missing. None is made up."]);
  });

  it("leaves out copies, localizers and other files, with a note", async () => {
    const localizer = slice({ uid: "1.9", number: 1, series: "1.8", type: "ORIGINAL\\PRIMARY\\LOCALIZER" });
    const { series, notes } = await readStudy([...three, three[0]!, localizer, new TextEncoder().encode("a text")]);
    expect(series).toHaveLength(1);
    expect(series[0]!.count).toBe(3);
    expect(series[0]!.notes).toContain("1 copy of its files left out.");
    expect(notes).toEqual(["1 file that is no DICOM left out.", "1 localizer left out."]);
    expect((await readStudy(localizer)).series[0]!.count).toBe(1);
  });

  it("reads folders, archives and files of a page", async () => {
    const folder = await mkdtemp(join(tmpdir(), "medgemma-volumes-"));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    for (const [index, bytes] of three.entries()) await writeFile(join(folder, `${index}.dcm`), bytes);
    const zip = zipSync({ "a/0.dcm": three[0]!, "a/1.dcm": three[1]!, "__MACOSX/a/._0.dcm": new Uint8Array(9) });
    expect((await readStudy(folder)).series[0]!.count).toBe(3);
    expect((await readStudy(zip)).series[0]!.count).toBe(2);
    expect((await readStudy(three.map((bytes) => new Blob([Uint8Array.from(bytes)])))).series[0]!.count).toBe(3);
  });

  it("refuses several studies, no files and no images", async () => {
    const other = slice({ uid: "1.7", study: "1.6" });
    await expect(readStudy([three[0]!, other])).rejects.toThrow("of 2 studies");
    await expect(readStudy([])).rejects.toThrow("no files");
    await expect(readStudy(new TextEncoder().encode("a text"))).rejects.toThrow("no DICOM image");
    const missing = readStudy("/nowhere/doe-jane");
    await expect(missing).rejects.toThrow("ENOENT");
    await expect(missing).rejects.not.toThrow("jane");
  });

  it("shows chosen slices one by one, tells how far it is, and stops when told to", async () => {
    const { series } = await readStudy(three);
    const seen: number[] = [];
    const told: string[] = [];
    const onProgress = ({ done, total }: { readonly done: number; readonly total: number }): void =>
      void told.push(`${done}/${total}`);
    for await (const { index, image } of series[0]!.images({ max: 2, onProgress })) {
      seen.push(index);
      expect(image).toMatchObject({ width: 26, height: 20 });
    }
    expect([seen, told]).toEqual([
      [1, 2],
      ["1/2", "2/2"],
    ]);
    const aborted = series[0]!.images({ signal: AbortSignal.abort(new Error("enough")) });
    await expect(aborted.next()).rejects.toThrow("enough");
  });
});

describe("a slice of a series", () => {
  it("is the one that stands there in the order shown, as the model is to see it", async () => {
    const [own] = (await readStudy(three)).series;
    const shown: RgbImage[] = [];
    for await (const { image } of own!.images()) shown.push(image);
    for (const [index, image] of shown.entries()) expect(await own!.imageOf(await own!.frame(index))).toEqual(image);
    await expect(own!.frame(3)).rejects.toThrow("no slice 3: the series has 3");
    await expect(own!.frame(0, { signal: AbortSignal.abort(new Error("enough")) })).rejects.toThrow("enough");
  });

  it("of an MR has the range of the whole series", async () => {
    const modality = Buffer.from([0x08, 0, 0x60, 0, 0x43, 0x53, 2, 0]);
    const [first, second] = three.slice(0, 2).map((bytes) => {
      const mr = Uint8Array.from(bytes);
      mr.set([0x4d, 0x52], Buffer.from(mr).indexOf(modality) + modality.length);
      return mr;
    });
    // Pixels stand at the end: one slice is darker than the other.
    for (let at = first!.length - 26 * 20 * 2; at < first!.length; at += 2) first![at + 1]! >>= 2;
    const [own] = (await readStudy([first!, second!])).series;
    const shown: RgbImage[] = [];
    for await (const { image } of own!.images()) shown.push(image);
    const frames = [await own!.frame(0), await own!.frame(1)];
    expect(await Promise.all(frames.map((frame) => own!.imageOf(frame)))).toEqual(shown);
    expect(frames.map((frame) => toRgbImage(frame))).not.toEqual(shown);
  });
});

describe("selectSlices", () => {
  it("takes all up to 85, and above it not the first but the last", () => {
    expect(selectSlices(85)).toHaveLength(85);
    expect(selectSlices(3)).toEqual([0, 1, 2]);
    const many = selectSlices(600);
    expect(many).toHaveLength(85);
    expect([many[0], many[84]]).toEqual([7, 599]);
    expect(selectSlices(10, { max: 2 })).toEqual([4, 9]);
  });

  it.each([0, -1, 1.5, Number.NaN])("refuses %s slices", (max) =>
    expect(() => selectSlices(9, { max })).toThrow("whole number"),
  );
});
