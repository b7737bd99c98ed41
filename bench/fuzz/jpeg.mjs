import { createRequire } from "node:module";
import { compareDecoders } from "../fuzz-tools/compare-decoders.mjs";
import { mutateBytes } from "../fuzz-tools/mutate-bytes.mjs";
import { testImages } from "../fuzz-tools/test-images.mjs";

/** @typedef {import("../fuzz-tools/random.mjs").Random} Random */

/** Small images in the codings that cameras and image archives use, and the test images. */
export async function seeds() {
  const sharp = createRequire(import.meta.resolve("@medgemma/imaging"))("sharp");
  const pixels = Buffer.from(Array.from({ length: 40 * 24 * 3 }, (_, at) => (at * at + 7 * at) % 251));
  const image = () => sharp(pixels, { raw: { width: 40, height: 24, channels: 3 } });
  const made = [
    image().jpeg({ quality: 80 }),
    image().jpeg({ quality: 60, chromaSubsampling: "4:4:4" }),
    image().jpeg({ quality: 90, progressive: true }),
    image().greyscale().jpeg({ progressive: true }),
    image().greyscale().jpeg(),
  ];
  return [...testImages(".jpg"), ...(await Promise.all(made.map((one) => one.toBuffer())))];
}

/**
 * Header and coded data alike: half of the changes are in the first part of the file.
 *
 * @param {Buffer} seed
 * @param {Random} random
 * @param {readonly Uint8Array[]} all
 */
export function mutate(seed, random, all) {
  if (random.chance(0.5)) return mutateBytes(seed, random, all);
  const at = Math.min(700, seed.length);
  return Buffer.concat([mutateBytes(seed.subarray(0, at), random, all), seed.subarray(at)]);
}

export const run = compareDecoders;
