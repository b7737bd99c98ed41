import { gzipSync } from "node:zlib";
import { isNifti, readNifti, readNrrd, volumeImages } from "@medgemma/volumes";
import { mutateBytes } from "../fuzz-tools/mutate-bytes.mjs";

/** @typedef {import("../fuzz-tools/random.mjs").Random} Random */

const shape = [4, 3, 5];
const values = Buffer.from(Int16Array.from({ length: 60 }, (_, index) => 17 * index - 400).buffer);

/** A NIfTI-1 file of 4 x 3 x 5 samples of 16 bits. */
function nifti() {
  const header = Buffer.alloc(352);
  header.writeInt32LE(348, 0);
  for (const [at, size] of [3, ...shape, 1, 1, 1, 1].entries()) header.writeInt16LE(size, 40 + 2 * at);
  header.writeInt16LE(4, 70);
  header.writeInt16LE(16, 72);
  for (let at = 0; at < 8; at++) header.writeFloatLE(1, 76 + 4 * at);
  header.writeFloatLE(352, 108);
  header.writeFloatLE(1, 112);
  header.writeInt16LE(1, 254);
  for (let row = 0; row < 3; row++) header.writeFloatLE(1, 280 + 16 * row + 4 * row);
  header.write("n+1\0", 344, "latin1");
  return Buffer.concat([header, values]);
}

/** @param {"raw" | "gzip"} encoding */
function nrrd(encoding) {
  const text = [
    "NRRD0004",
    "type: int16",
    "dimension: 3",
    "space: left-posterior-superior",
    `sizes: ${shape.join(" ")}`,
    "space directions: (1,0,0) (0,1,0) (0,0,2)",
    "space origin: (0,0,0)",
    "endian: little",
    `encoding: ${encoding}`,
  ];
  const data = encoding === "gzip" ? gzipSync(values) : values;
  return Buffer.concat([Buffer.from(`${text.join("\n")}\n\n`), data]);
}

export const seeds = () => [nifti(), gzipSync(nifti()), nrrd("raw"), nrrd("gzip")];

/**
 * @param {Uint8Array} seed
 * @param {Random} random
 * @param {readonly Uint8Array[]} all
 */
export const mutate = (seed, random, all) => mutateBytes(seed, random, all);

/**
 * Whatever is taken has slices of the size that it says.
 *
 * @param {Uint8Array} input
 */
export async function run(input) {
  const bytes = Uint8Array.from(input);
  const volume = isNifti(bytes) ? readNifti(bytes) : await readNrrd(bytes);
  for (const kind of /** @type {const} */ (["ct", "mr"])) {
    for await (const { image } of volumeImages(volume, kind, { max: 2 }))
      if (image.data.length !== 3 * image.width * image.height) throw new Error("size");
  }
}
