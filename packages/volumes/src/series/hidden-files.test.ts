import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { zipSync } from "fflate";
import { describe, expect, it, onTestFinished } from "vitest";
import { readStudy } from "../index.js";
import { writeSlice } from "../testing/write-slice.js";
import { hiddenKind } from "./hidden-files.js";

const [first, second] = ["1.3", "1.4"].map((uid, index) => writeSlice({ uid, number: index + 1, z: index })) as [
  Uint8Array,
  Uint8Array,
];

it.each([
  ["./ct/1.dcm", undefined],
  [".\\ct\\1.dcm", undefined],
  ["..\\c.dcm", undefined],
  ["ct/../1.dcm", undefined],
  ["a.b/1.dcm", undefined],
  [".hid/b.dcm", "hidden"],
  ["ct\\.b.dcm", "hidden"],
  ["__MACOSX/ct/1.dcm", "system"],
  ["ct/._1.dcm", "system"],
  ["ct/.DS_Store", "system"],
])("takes %s for %s", (name, kind) => expect(hiddenKind(name)).toBe(kind));

describe.each(["an archive", "a folder"])("%s", (kind) => {
  /** A study of files by their names. */
  async function studyOf(files: Readonly<Record<string, Uint8Array>>) {
    if (kind === "an archive") return readStudy(zipSync(files));
    const folder = await mkdtemp(join(tmpdir(), "medgemma-volumes-"));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    for (const [name, bytes] of Object.entries(files)) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), bytes);
    }
    return readStudy(folder);
  }

  it("is read whole where names begin with ./", async () => {
    const { series, notes } = await studyOf({ "./ct/1.dcm": first, "./ct/2.dcm": second });
    expect([series[0]!.count, notes]).toEqual([2, []]);
  });

  it("leaves out hidden files with a note, and what systems write without one", async () => {
    const { series, notes } = await studyOf({ "1.dcm": first, ".hid/2.dcm": second, "._1.dcm": second });
    expect(series[0]!.count).toBe(1);
    expect(notes).toEqual(["1 hidden file left out: names that begin with a dot hide them."]);
  });
});

describe("a file that inflates to far more than an archive holds", () => {
  const bomb = zipSync({ "a.dcm": new Uint8Array(2 ** 27 + 1) }, { level: 9 });

  it("is refused before it is inflated", async () => {
    await expect(readStudy(bomb)).rejects.toThrow("more than 200 times as large");
  });

  it("does not keep an abort from being heard", async () => {
    const packed = zipSync({ "a.dcm": first, "b.dcm": new Uint8Array(2 ** 26) }, { level: 9 });
    const controller = new AbortController();
    const reading = readStudy(packed, {
      signal: controller.signal,
      onProgress: () => controller.abort(new Error("enough")),
    });
    await expect(reading).rejects.toThrow("enough");
  });
});
