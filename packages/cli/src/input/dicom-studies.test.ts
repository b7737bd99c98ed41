import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
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
}

function slice({ uid, number = 1, series = "1.2", view = "AP", patient = "ID" }: SliceParts): Uint8Array {
  return writeDicom({
    ...{ "0008,0018 UI": uid, "0008,0060 CS": "CT", "0010,0020 LO": patient, "0010,0040 CS": "F" },
    ...{ "0010,1010 AS": "045Y", "0018,5101 CS": view, "0020,000d UI": "1.1", "0020,000e UI": series },
    ...{ "0020,0013 IS": String(number), "0020,0032 DS": `0\\0\\${number}`, "0020,0037 DS": "1\\0\\0\\0\\1\\0" },
  });
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
});

it("compares the last of the prior images with the first of the current ones", () => {
  expect(comparisonOf([0, 30], [60, 400])).toEqual({ comparison: "Prior study, made 4 weeks before." });
  expect(() => comparisonOf([0, 100], [60, 400])).toThrow("made after");
  expect(comparisonOf([], [60])).toEqual({});
});
