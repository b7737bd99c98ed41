import { execFileSync } from "node:child_process";
import { chmod, mkdir, mkdtemp, readdir, rename, rm, symlink, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { openSlide } from "./index.js";
import { limiter } from "./limiter.js";
import { writeDicomSlide } from "./testing/write-dicom-slide.js";
import { writeTiff } from "./testing/write-tiff.js";

const red = [255, 0, 0] as const;
const level = writeDicomSlide({ width: 16, height: 16, tile: 16, frames: [red] });
const pixel = { x: 0, y: 0, width: 1, height: 1 };

async function folderOf(files: Readonly<Record<string, Uint8Array>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "medgemma-doe-jane-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [name, bytes] of Object.entries(files)) await writeFile(join(folder, name), bytes);
  return folder;
}

/** That what is thrown is typed, and names no path; its cause neither. */
async function expectUnread(reading: Promise<unknown>, message: string): Promise<void> {
  const error = (await reading.catch((thrown: unknown) => thrown)) as Error & { readonly code?: string };
  expect(error.code).toBe("ERR_INVALID_ARGUMENT");
  expect(error.message).toContain(message);
  expect(error.message + String(error.cause)).not.toContain("jane");
}

const isRoot = process.getuid?.() === 0;
const isPosix = process.platform !== "win32";

it("follows links, and goes round no loop of them", async () => {
  const folder = await folderOf({ "level.dcm": level });
  await mkdir(join(folder, "more"));
  await symlink(folder, join(folder, "more", "back"));
  await symlink("more", join(folder, "again"));
  await symlink(join(folder, "level.dcm"), join(folder, "more", "linked.dcm"));
  const slide = await openSlide([folder, join(folder, "more", "linked.dcm")]);
  expect(slide.levels).toHaveLength(1);
});

it.runIf(isPosix)("opens no pipe", async () => {
  const folder = await folderOf({ "level.dcm": level });
  execFileSync("mkfifo", [join(folder, "a-pipe")]);
  expect((await openSlide(folder)).levels).toHaveLength(1);
  await expectUnread(openSlide(join(folder, "a-pipe")), "no regular file");
});

it("names no path of what it cannot read", async () => {
  const folder = await folderOf({ "doe-jane.svs": writeTiff([{ width: 64, height: 64, tile: 64, pixel: () => red }]) });
  const path = join(folder, "doe-jane.svs");
  await expectUnread(openSlide(join(folder, "jane.svs")), "there is no such file");
  await symlink("jane-loop", join(folder, "jane-loop"));
  await expectUnread(openSlide(join(folder, "jane-loop")), "its links go round");
  const slide = await openSlide(path);
  await rename(path, `${path}.old`);
  await expectUnread(slide.region(0, pixel), "there is no such file");
  await rename(`${path}.old`, path);
  expect([...(await slide.region(0, pixel)).data]).toEqual(red);
});

it.runIf(isPosix && !isRoot)("names no path of what it may not read", async () => {
  const folder = await folderOf({ "doe-jane.svs": level });
  await chmod(join(folder, "doe-jane.svs"), 0);
  await expectUnread(openSlide(folder), "not allowed");
  await chmod(folder, 0);
  await expectUnread(openSlide(folder), "not allowed");
  await chmod(folder, 0o700);
});

it.runIf(process.platform === "linux")("keeps few files open, however many regions are read at once", async () => {
  const folder = await folderOf({ "slide.tif": writeTiff([{ width: 2048, height: 64, tile: 64, pixel: () => red }]) });
  const slide = await openSlide(join(folder, "slide.tif"));
  await slide.region(0, pixel);
  const before = (await readdir("/proc/self/fd")).length;
  let most = 0;
  const regions = Array.from({ length: 200 }, (_, index) => slide.region(0, { ...pixel, x: 64 * (index % 32) }));
  const watch = async (): Promise<void> => {
    for (let count = 0; count < 20; count++) most = Math.max(most, (await readdir("/proc/self/fd")).length);
  };
  await Promise.all([...regions, watch()]);
  expect(most - before).toBeLessThan(40);
});

it("runs at most so many at once, and all of them", async () => {
  const run = limiter(3);
  let [running, most, done] = [0, 0, 0];
  const work = Array.from({ length: 20 }, (_, index) =>
    run(async () => {
      most = Math.max(most, ++running);
      await Promise.resolve();
      running--;
      if (index % 5 === 0) throw new Error("one of them fails");
      done++;
    }),
  );
  await Promise.allSettled(work);
  expect([most, done]).toEqual([3, 16]);
});

it("reads a file in parts that systems allow", async () => {
  // A file of 3 GiB that is not in memory: the parts that are asked for count.
  const size = 3 * 2 ** 30;
  const asked: number[] = [];
  const { readWhole } = await import("./byte-source.js");
  const source = {
    size,
    async read(_: number, length: number) {
      asked.push(length);
      throw new Error("enough");
    },
  };
  await expect(readWhole(source)).rejects.toThrow("enough");
  expect(asked).toEqual([2 ** 30]);
});

it.runIf(process.platform === "linux")("reads no DICOM files that are too large to hold", async () => {
  const folder = await folderOf({ "level.dcm": level });
  // Takes no room on the disk.
  await truncate(join(folder, "level.dcm"), 5 * 2 ** 30);
  const opened = openSlide(folder);
  await expect(opened).rejects.toMatchObject({ code: "ERR_IMAGE_DECODE" });
  await expect(opened).rejects.toThrow("GiB of DICOM files");
});

it("takes bytes, files and paths only", async () => {
  for (const source of [undefined, 5, {}, [1]])
    await expect(openSlide(source as never)).rejects.toMatchObject({ code: "ERR_INVALID_ARGUMENT" });
});
