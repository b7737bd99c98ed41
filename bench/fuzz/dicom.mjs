import { readdirSync, readFileSync } from "node:fs";
import { openDicom, phiReport, promptFacts, toRgbImage } from "@medgemma/dicom";
import { mutateBytes } from "../fuzz-tools/mutate-bytes.mjs";

/** @typedef {import("../fuzz-tools/random.mjs").Random} Random */

const folder = new URL("../../packages/dicom/test-data/", import.meta.url);

/** A small file of every transfer syntax. */
export const seeds = () =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".dcm"))
    .map((name) => readFileSync(new URL(name, folder)));

/**
 * Half of the changes are in the data set before the pixels.
 *
 * @param {Buffer} seed
 * @param {Random} random
 * @param {readonly Uint8Array[]} all
 */
export function mutate(seed, random, all) {
  if (random.chance(0.5)) return mutateBytes(seed, random, all);
  const at = Math.min(1500, seed.length >> 1);
  return Buffer.concat([mutateBytes(seed.subarray(0, at), random, all), seed.subarray(at)]);
}

/**
 * Whatever is taken has as many pixels as it says.
 *
 * @param {Uint8Array} bytes
 */
export async function run(bytes) {
  const file = openDicom(Uint8Array.from(bytes));
  promptFacts(file.attributes);
  phiReport(file.attributes);
  const { width, height, data } = toRgbImage(await file.frame(0));
  if (data.length !== 3 * width * height) throw new Error(`${width} × ${height}`);
}
