import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { DiskFullError } from "@medgemma/core";
import { afterEach, expect, it, vi } from "vitest";
import { temporaryFolder } from "../testing/temporary-folder.js";
import { writeTinyCheckpoint } from "../testing/tiny-checkpoint.js";
import { convertCheckpointToGguf } from "./convert-to-gguf.js";

/** The disk, as far as conversions ask for it. */
const disk = { asked: 0, isFull: false };
afterEach(() => Object.assign(disk, { asked: 0, isFull: false }));
vi.mock("../output/check-free-space.js", () => ({
  async checkFreeSpace(_: string, bytes: number) {
    disk.asked = bytes;
    if (disk.isFull) throw new DiskFullError("It is full.");
  },
}));

it("asks for the room that the files take", async () => {
  const checkpoint = writeTinyCheckpoint(temporaryFolder());
  const output = join(temporaryFolder(), "gguf");
  const { files } = await convertCheckpointToGguf({ checkpoint, output, format: "f32" });
  const written = [files.text, files.mmproj].flatMap((file) => (file === undefined ? [] : [join(output, file.path)]));
  expect(disk.asked).toBe(written.reduce((sum, path) => sum + statSync(path).size, 0));
});

it("writes nothing where there is too little, and counts a quantised file beside its source", async () => {
  disk.isFull = true;
  const checkpoint = writeTinyCheckpoint(temporaryFolder());
  const folder = temporaryFolder();
  const quantizer = { quantize: () => Promise.reject(new Error("not reached")) };
  const convert = (format: "bf16" | "q4_k_m") =>
    convertCheckpointToGguf({ checkpoint, output: join(folder, "deep", "gguf"), format, quantizer });
  await expect(convert("bf16")).rejects.toThrow("It is full.");
  const plain = disk.asked;
  await expect(convert("q4_k_m")).rejects.toThrow("It is full.");
  expect(disk.asked).toBeGreaterThan(0);
  expect(disk.asked).not.toBe(plain);
  expect(existsSync(join(folder, "deep"))).toBe(false);
});
