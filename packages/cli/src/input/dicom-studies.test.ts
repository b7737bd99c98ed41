import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { fakeContext } from "../testing/fake-context.js";
import { writeDicom } from "../testing/write-dicom.js";
import { readStudyImages } from "./read-images.js";
import { comparisonOf } from "./study-facts.js";

interface SliceParts {
  readonly uid: string;
  readonly number?: number;
  readonly series?: string;
  readonly view?: string;
  readonly patient?: string;
  readonly study?: string;
  readonly frames?: number;
}

function slice(parts: SliceParts): Uint8Array {
  const { uid, number = 1, series = "1.2", view = "AP", patient = "ID", study = "1.1", frames = 1 } = parts;
  const elements = {
    ...{ "0008,0018 UI": uid, "0008,0060 CS": "CT", "0010,0020 LO": patient, "0010,0040 CS": "F" },
    ...{ "0010,1010 AS": "045Y", "0018,5101 CS": view, "0020,000d UI": study, "0020,000e UI": series },
    ...{ "0020,0013 IS": String(number), "0020,0032 DS": `0\\0\\${number}`, "0020,0037 DS": "1\\0\\0\\0\\1\\0" },
  };
  return writeDicom(elements, frames);
}

async function filesOf(parts: readonly SliceParts[]): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), "medgemma-cli-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const paths = parts.map((_, index) => join(folder, `${index}.dcm`));
  for (const [index, part] of parts.entries()) await writeFile(paths[index] as string, slice(part));
  return paths;
}

describe("readStudyImages", () => {
  it("states what all images agree on", async () => {
    const files = await filesOf([
      { uid: "1.3", view: "CC" },
      { uid: "1.4", view: "MLO", series: "1.9" },
    ]);
    const context = fakeContext();
    expect((await readStudyImages(files.slice(0, 1), { context })).facts.view).toBe("CC");
    expect((await readStudyImages(files, { context })).facts).toEqual({
      ...{ modality: "CT", ageBand: "40 to 49 years", sex: "female" },
    });
  });

  it("refuses images of two patients without their IDs", async () => {
    const files = await filesOf([{ uid: "1.3" }, { uid: "1.4", patient: "DOE-JANE" }]);
    const reading = readStudyImages(files, { context: fakeContext() });
    await expect(reading).rejects.toThrow("The images are of 2 patients");
    await expect(reading).rejects.not.toThrow("DOE");
  });

  it("reads the files of a volume as one series, in its order and with its share of slices", async () => {
    const parts = [3, 1, 2].map((number) => ({ uid: `1.5${number}`, number }));
    const files = await filesOf(parts);
    const context = fakeContext();
    const whole = await readStudyImages(files, { context, what: "volume" });
    expect(whole.images.length).toBe(3);
    expect(whole.counts).toBeUndefined();
    const few = await readStudyImages(files, { context, what: "volume", flags: { maxSlices: 2 } });
    expect(few.images.length).toBe(2);
    const series = await filesOf(["1.21", "1.22", "1.23"].map((each, at) => ({ uid: `1.6${at}`, series: each })));
    expect((await readStudyImages(series, { context, what: "volume", flags: { maxSlices: 2 } })).images.length).toBe(2);
    expect(context.stderr.text).toContain("1 series left out: there may be 2 slices at most.");
  });

  it("reads folders of a volume as one study, and refuses those of two", async () => {
    const folders = await Promise.all(
      [1, 2].map(async (number) => dirname((await filesOf([{ uid: `1.7${number}`, number }]))[0] as string)),
    );
    const context = fakeContext();
    const whole = await readStudyImages(folders, { context, what: "volume" });
    expect([whole.images.length, whole.counts]).toEqual([2, undefined]);
    const other = dirname((await filesOf([{ uid: "1.79", study: "1.19" }]))[0] as string);
    const refused = readStudyImages([folders[0] as string, other], { context, what: "volume" });
    await expect(refused).rejects.toMatchObject({
      code: "ERR_INVALID_ARGUMENT",
      message: expect.stringMatching(/of 2 studies; give those of one\. .*--prior-image/) as string,
    });
  });

  it("counts slices of several sources together", async () => {
    const parts = [1, 2, 3, 4].map((number) => ({ uid: `1.8${number}`, number }));
    const folders = await Promise.all(
      ["1.2", "1.9"].map((series) => filesOf(parts.map((part) => ({ ...part, series })))),
    );
    const sources = folders.map(([first]) => dirname(first as string));
    const read = async (maxSlices: number) =>
      (await readStudyImages(sources, { context: fakeContext(), flags: { maxSlices } })).counts;
    expect([await read(3), await read(5), await read(100)]).toEqual([
      [1, 2],
      [2, 3],
      [4, 4],
    ]);
  });

  it("tells of one file with several frames what is told of a series", async () => {
    const [file] = await filesOf([{ uid: "1.5", frames: 2 }]);
    const context = fakeContext();
    const { images } = await readStudyImages([file as string], { context });
    expect(images.length).toBe(2);
    expect(context.stderr.text).toContain("The image: it has several images at one place");
    expect(images[0]?.notes).toEqual([expect.stringContaining("several images at one place")]);
  });

  it("tells a missing date where studies are compared, and nowhere else", async () => {
    const files = await filesOf([{ uid: "1.5" }]);
    const told = async (isCompared: boolean) => {
      const context = fakeContext();
      await readStudyImages(files, { context, isCompared });
      return context.stderr.text;
    };
    expect(await told(true)).toContain("it does not say when it was made");
    expect(await told(false)).toBe("");
  });
});

it("compares the last of the prior images with the first of the current ones", () => {
  const at = (...days: readonly number[]) => days.map((day) => ({ day }));
  expect(comparisonOf(at(0, 30), at(60, 400))).toEqual({ comparison: "Prior study, made 4 weeks before." });
  expect(() => comparisonOf(at(0, 100), at(60, 400))).toThrow("made after");
  expect(comparisonOf([], at(60))).toEqual({});
});

it("compares the times of images of one day, where both have one", () => {
  const [morning, evening] = [
    { day: 9, second: 8 * 3600 },
    { day: 9, second: 18 * 3600 },
  ];
  const sameDay = { comparison: "Prior study, made on the same day." };
  expect(() => comparisonOf([evening], [morning])).toThrow("made after");
  expect(comparisonOf([morning], [evening])).toEqual(sameDay);
  expect(comparisonOf([morning], [morning])).toEqual(sameDay);
  expect(comparisonOf([{ day: 9 }], [morning])).toEqual(sameDay);
});
