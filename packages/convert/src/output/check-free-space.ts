import { statfs } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { DiskFullError } from "@medgemma/core";

/**
 * Checks that `bytes` fit on the disk that holds `path`, which need not exist yet.
 *
 * @throws {DiskFullError} when they do not fit.
 */
export async function checkFreeSpace(path: string, bytes: number): Promise<void> {
  const free = await freeDiskBytes(resolve(path));
  if (free === undefined || free >= bytes) return;
  const gigabytes = (value: number): string =>
    value < 1e8 ? `${(value / 1e6).toFixed(1)} MB` : `${(value / 1e9).toFixed(1)} GB`;
  throw new DiskFullError(`The package takes ${gigabytes(bytes)}; the output's disk has ${gigabytes(free)} free.`, {
    hint: "Free some space, or give a folder on another disk.",
  });
}

/** Bytes that are free on the disk that holds `path`, which need not exist yet; undefined when the file system does not tell. */
export async function freeDiskBytes(path: string): Promise<number | undefined> {
  try {
    const { bavail, bsize, blocks } = await statfs(path);
    return blocks === 0 ? undefined : bavail * bsize;
  } catch {
    const parent = dirname(path);
    return parent === path ? undefined : freeDiskBytes(parent);
  }
}
