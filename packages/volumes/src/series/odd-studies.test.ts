import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { zipSync } from "fflate";
import { describe, expect, it, onTestFinished } from "vitest";
import { readStudy } from "../index.js";
import { writeSlice } from "../testing/write-slice.js";

const two = [writeSlice({ uid: "1.3", number: 1, z: 0 }), writeSlice({ uid: "1.4", number: 2, z: 3 })];

async function folderOf(files: readonly Uint8Array[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "medgemma-volumes-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [index, bytes] of files.entries()) await writeFile(join(folder, `${index}.dcm`), bytes);
  return folder;
}

describe("studies of odd files", () => {
  it("refuses files of two patients, without their IDs", async () => {
    const other = writeSlice({ uid: "1.5", patient: "DOE-JANE" });
    const reading = readStudy([two[0]!, other]);
    await expect(reading).rejects.toThrow("of 2 patients");
    await expect(reading).rejects.not.toThrow("DOE");
  });

  it("says when slices lie in several frames of reference, or several at one place", async () => {
    const frames = ["1.61", "1.62"].map((frameOfReference, z) => writeSlice({ uid: `1.5${z}`, z, frameOfReference }));
    expect((await readStudy(frames)).series[0]!.notes.join()).toContain("2 frames of reference");
    const echoes = [0, 0, 3, 3].map((z, index) => writeSlice({ uid: `1.5${index}`, number: index, z }));
    const [series] = (await readStudy(echoes)).series;
    expect(series).toMatchObject({ spacing: 3, evenlySpaced: true });
    expect(series!.notes).toEqual(["It has several images at one place, such as echoes or phases."]);
  });

  it("states only what all files of a series say", async () => {
    const views = ["MLO", "CC"].map((view, index) => writeSlice({ uid: `1.5${index}`, view }));
    expect((await readStudy(views[0]!)).series[0]!.facts.view).toBe("MLO");
    expect((await readStudy(views)).series[0]!.facts).not.toHaveProperty("view");
    expect((await readStudy(views)).series[0]!.facts.modality).toBe("CT");
  });

  it("keeps the notes of its files", async () => {
    const bare = readFileSync(fileURLToPath(new URL("../../../dicom/test-data/ct-explicit.dcm", import.meta.url)));
    const withoutSlope = Buffer.from(bare);
    for (const tag of ["28005210", "28005310"]) withoutSlope.set([0x29], withoutSlope.indexOf(Buffer.from(tag, "hex")));
    const { series } = await readStudy(new Uint8Array(withoutSlope));
    expect(series[0]!.notes.join()).toContain("taken for Hounsfield units");
  });

  it("reads links to files, and no links to folders", async () => {
    const folder = await folderOf([two[0]!]);
    const elsewhere = await folderOf([two[1]!]);
    await symlink(join(elsewhere, "0.dcm"), join(folder, "link.dcm"));
    await symlink(folder, join(folder, "again"));
    expect((await readStudy(folder)).series[0]!.count).toBe(2);
  });

  it("refuses a file that was replaced after the study was read", async () => {
    const folder = await folderOf(two);
    const { series } = await readStudy(folder);
    await writeFile(join(folder, "1.dcm"), writeSlice({ uid: "1.99", number: 2, z: 3 }));
    const images = series[0]!.images();
    await images.next();
    await expect(images.next()).rejects.toThrow("another one than when the study was read");
  });

  it("lets an abort through while it decodes, for the caller that aborts alone", async () => {
    const many = Array.from({ length: 60 }, (_, index) => writeSlice({ uid: `1.5${index}`, number: index }));
    const { series } = await readStudy(many);
    const controller = new AbortController();
    setTimeout(() => controller.abort(new Error("enough")), 60);
    const slow = async () => {
      for await (const _ of series[0]!.images({ signal: controller.signal }))
        for (const end = performance.now() + 10; performance.now() < end;);
    };
    await expect(slow()).rejects.toThrow("enough");
    let shown = 0;
    for await (const _ of series[0]!.images()) shown++;
    expect(shown).toBe(60);
  });
});

describe("zip archives", () => {
  const archive = zipSync({ "a.dcm": two[0]!, "b.dcm": two[1]! }, { level: 6 });

  it("compares files with their checksums", async () => {
    const damaged = archive.slice();
    // A byte of the first file's checksum, in the directory.
    const entry = Buffer.from(damaged.buffer).indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    damaged[entry + 16] = (damaged[entry + 16] as number) ^ 1;
    const zipWithWrongSum = zipSync({ "a.dcm": two[0]! });
    const only = Buffer.from(zipWithWrongSum.buffer).indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    zipWithWrongSum[only + 16] = (zipWithWrongSum[only + 16] as number) ^ 1;
    expect((await readStudy(archive)).series[0]!.count).toBe(2);
    expect(await readStudy(damaged)).toMatchObject({
      series: [{ count: 1 }],
      notes: ["1 file without an image, or damaged, left out."],
    });
    await expect(readStudy(zipWithWrongSum)).rejects.toThrow("differs from its checksum");
  });

  it("reads two files of one name", async () => {
    const same = Buffer.from(archive);
    for (let at = same.indexOf("b.dcm"); at >= 0; at = same.indexOf("b.dcm", at)) same.write("a.dcm", at);
    expect((await readStudy(new Uint8Array(same))).series[0]!.count).toBe(2);
  });

  it("says that an archive is encrypted, and that one is cut off", async () => {
    const encrypted = archive.slice();
    for (const mark of [
      [0x50, 0x4b, 3, 4, 6],
      [0x50, 0x4b, 1, 2, 8],
    ]) {
      const at = Buffer.from(encrypted.buffer).indexOf(Buffer.from(mark.slice(0, 4)));
      encrypted[at + (mark[4] as number)] = 1;
    }
    await expect(readStudy(encrypted)).rejects.toThrow("is encrypted");
    await expect(readStudy(archive.subarray(0, -30))).rejects.toThrow("no directory");
  });

  it("takes time with the number of files, not with its square", { timeout: 10_000 }, async () => {
    const files = Object.fromEntries(
      Array.from({ length: 12_000 }, (_, index) => [`${index}`, index === 0 ? two[0]! : new Uint8Array(1)]),
    );
    const zip = zipSync(files, { level: 0 });
    expect((await readStudy(zip)).notes).toEqual(["11999 files that are no DICOM left out."]);
  });
});
