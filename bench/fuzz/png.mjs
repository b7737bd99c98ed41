import { crc32, deflateSync, inflateSync } from "node:zlib";
import { compareDecoders } from "../fuzz-tools/compare-decoders.mjs";
import { mutateBytes } from "../fuzz-tools/mutate-bytes.mjs";
import { testImages } from "../fuzz-tools/test-images.mjs";

/** @typedef {import("../fuzz-tools/random.mjs").Random} Random */
/** @typedef {{ type: string, content: Buffer }} Chunk */

export const seeds = () => testImages(".png");

/**
 * Changes the file as it is, or a chunk or the samples, with the check sums for that.
 *
 * @param {Buffer} seed
 * @param {Random} random
 * @param {readonly Buffer[]} all
 */
export function mutate(seed, random, all) {
  if (random.chance(0.3)) return mutateBytes(seed, random, all);
  const chunks = chunksOf(seed);
  for (let changes = 1 + random.below(2); changes > 0; changes--) {
    const chunk = random.pick(chunks);
    switch (random.below(6)) {
      case 0:
        chunks.splice(chunks.indexOf(chunk), 1);
        break;
      case 1:
        chunks.splice(random.below(chunks.length + 1), 0, { ...chunk });
        break;
      case 2:
        chunks.splice(random.below(chunks.length), 0, { ...random.pick(chunksOf(random.pick(all))) });
        break;
      case 3:
        chunk.type = random.pick(["IDAT", "PLTE", "tRNS", "gAMA", "iCCP", "eXIf", "acTL", "fdAT", "ABCD", "abcd"]);
        break;
      default:
        chunk.content =
          chunk.type === "IDAT" && random.chance(0.7)
            ? samples(chunk.content, random)
            : mutateBytes(chunk.content, random);
    }
    if (chunks.length === 0) break;
  }
  return Buffer.concat([seed.subarray(0, 8), ...chunks.map(bytesOf)]);
}

/**
 * @param {Buffer} compressed
 * @param {Random} random
 */
function samples(compressed, random) {
  try {
    return deflateSync(mutateBytes(inflateSync(compressed), random));
  } catch {
    return mutateBytes(compressed, random);
  }
}

/** @param {Buffer} file */
function chunksOf(file) {
  /** @type {Chunk[]} */
  const chunks = [];
  for (let at = 8; at + 12 <= file.length;) {
    const length = file.readUInt32BE(at);
    chunks.push({ type: file.toString("latin1", at + 4, at + 8), content: file.subarray(at + 8, at + 8 + length) });
    at += 12 + length;
  }
  return chunks;
}

/** @param {Chunk} chunk */
function bytesOf({ type, content }) {
  const body = Buffer.concat([Buffer.from(type, "latin1"), content]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(content.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}

export const run = compareDecoders;
