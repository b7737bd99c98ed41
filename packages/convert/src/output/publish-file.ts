import { randomBytes } from "node:crypto";
import { link, mkdir, rm } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { InvalidArgumentError } from "@medgemma/core";

/**
 * Makes the file `output` appear at once: `write` fills one beside it, which takes its name when it is whole.
 *
 * @throws {InvalidArgumentError} when `output` exists.
 */
export async function publishFile<Result>(output: string, write: (path: string) => Promise<Result>): Promise<Result> {
  const target = resolve(output);
  await mkdir(dirname(target), { recursive: true });
  const staging = join(dirname(target), `.medgemma-convert-${randomBytes(6).toString("hex")}`);
  try {
    const result = await write(staging);
    await link(staging, target).catch((cause: unknown) => {
      throw new InvalidArgumentError("The output exists already, or cannot be written.", { cause });
    });
    return result;
  } finally {
    await rm(staging, { force: true });
  }
}
