import { randomBytes } from "node:crypto";
import { access, constants, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, extname, join } from "node:path";
import { InvalidArgumentError, type RgbImage } from "@medgemma/core";
import type { LocatedFinding } from "@medgemma/tasks";

/**
 * Checks, before any work, that an image with boxes may be written to `output`.
 *
 * @throws {InvalidArgumentError} when it is no PNG, a folder, the image itself, or lies where nothing can be written.
 */
export async function checkOutput(output: string, image: string): Promise<void> {
  if (extname(output).toLowerCase() !== ".png") {
    throw new InvalidArgumentError("--output writes PNG.", { hint: "Give a name that ends in .png." });
  }
  const folder = dirname(output);
  const found = await stat(folder).catch(() => undefined);
  if (found?.isDirectory() !== true) {
    throw new InvalidArgumentError("The folder of --output is not there.", { hint: "Make it first." });
  }
  if ((await stat(output).catch(() => undefined))?.isDirectory() === true) {
    throw new InvalidArgumentError("--output is a folder.", { hint: "Give the name of a file in it." });
  }
  const place = await realpath(output).catch(() => undefined);
  if (place !== undefined && place === (await realpath(image).catch(() => undefined))) {
    throw new InvalidArgumentError("--output is the image itself, which would be lost.", {
      hint: "Give another name.",
    });
  }
  await access(folder, constants.W_OK).catch((cause: unknown) => {
    throw new InvalidArgumentError("In the folder of --output nothing can be written.", {
      hint: "Choose a place that can be written to.",
      cause,
    });
  });
}

/** Writes the image with its boxes. */
export async function writeBoxes(output: string, image: RgbImage, findings: readonly LocatedFinding[]): Promise<void> {
  const { drawBoxes } = await import("../draw/draw-boxes.js");
  await writePng(output, drawBoxes(image, findings));
}

/** Writes an image as PNG; what was there before stays until all is written. */
export async function writePng(output: string, image: RgbImage): Promise<void> {
  const { encodePng } = await import("@medgemma/imaging");
  const bytes = await encodePng(image);
  // Through a link to the file that it names.
  const target = await realpath(output).catch(() => output);
  const part = join(dirname(target), `.medgemma-${randomBytes(6).toString("hex")}.png`);
  try {
    await writeFile(part, bytes);
    await rename(part, target);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}
