import { decodeImage } from "@medgemma/imaging";
import { mutateBytes } from "../fuzz-tools/mutate-bytes.mjs";
import { testImages } from "../fuzz-tools/test-images.mjs";

/** @typedef {import("../fuzz-tools/random.mjs").Random} Random */

/** The formats that are read in Node alone. */
export const seeds = () => [".webp", ".tif", ".gif", ".avif"].flatMap((format) => testImages(format, "formats"));

/**
 * Half of the changes are where headers lie: at the beginning, and in TIFF files at the end, too.
 *
 * @param {Buffer} seed
 * @param {Random} random
 * @param {readonly Uint8Array[]} all
 */
export function mutate(seed, random, all) {
  if (random.chance(0.5)) return mutateBytes(seed, random, all);
  const at = Math.min(300, seed.length >> 1);
  return random.chance(0.5)
    ? Buffer.concat([mutateBytes(seed.subarray(0, at), random, all), seed.subarray(at)])
    : Buffer.concat([seed.subarray(0, -at), mutateBytes(seed.subarray(-at), random, all)]);
}

/**
 * Whatever is taken has as many pixels as it says, and no more than allowed.
 *
 * @param {Uint8Array} bytes
 */
export async function run(bytes) {
  const maxPixels = 2 ** 22;
  const { width, height, data } = await decodeImage(Uint8Array.from(bytes), { maxPixels });
  if (width * height > maxPixels || data.length !== 3 * width * height) throw new Error(`${width} × ${height}`);
}
