import { deflateSync } from "node:zlib";
import { openSlide } from "@medgemma/slides";
import { mutateBytes } from "../fuzz-tools/mutate-bytes.mjs";

/** @typedef {import("../fuzz-tools/random.mjs").Random} Random */

/**
 * A tiled TIFF of two levels, 64 and 32 pixels wide, in tiles of 32: tissue on white.
 *
 * @param {{ predictor: number, compression?: number }} options
 */
function tiff({ predictor, compression = 8 }) {
  /** @type {Buffer[]} */
  const parts = [Buffer.from("II*\0\0\0\0\0", "latin1")];
  let size = 8;
  let link = 4;
  /** @param {Buffer} bytes */
  const add = (bytes) => {
    parts.push(bytes);
    size += bytes.length;
    return size - bytes.length;
  };
  /** @param {readonly number[]} values */
  const list = (values) => add(Buffer.from(Uint32Array.from(values).buffer));
  for (const width of [64, 32]) {
    const tiles = Array.from({ length: (width / 32) ** 2 }, (_, tile) => {
      const pixels = Buffer.alloc(3 * 32 * 32, 240);
      for (let at = 0; at < 2000; at += 3) pixels.set([180, 60 + tile, 150], at);
      const bytes = compression === 1 ? pixels : deflateSync(pixels);
      return { at: add(bytes), length: bytes.length };
    });
    /** @param {readonly number[]} values */
    const many = (values) => (values.length === 1 ? (values[0] ?? 0) : list(values));
    const description = Buffer.from("Aperio Image Library v1\r\n|AppMag = 40|MPP = 0.25\0");
    /** @type {[tag: number, type: number, count: number, value: number][]} */
    const entries = [
      [256, 4, 1, width],
      [257, 4, 1, width],
      [258, 3, 3, add(Buffer.from([8, 0, 8, 0, 8, 0]))],
      [259, 3, 1, compression],
      [262, 3, 1, 2],
      [270, 2, description.length, add(description)],
      [277, 3, 1, 3],
      [317, 3, 1, predictor],
      [322, 4, 1, 32],
      [323, 4, 1, 32],
      [324, 4, tiles.length, many(tiles.map(({ at }) => at))],
      [325, 4, tiles.length, many(tiles.map(({ length }) => length))],
    ];
    const directory = Buffer.alloc(2 + 12 * entries.length + 4);
    directory.writeUInt16LE(entries.length, 0);
    for (const [index, [tag, type, count, value]] of entries.entries()) {
      directory.writeUInt16LE(tag, 2 + 12 * index);
      directory.writeUInt16LE(type, 4 + 12 * index);
      directory.writeUInt32LE(count, 6 + 12 * index);
      directory.writeUInt32LE(value, 10 + 12 * index);
    }
    const at = add(directory);
    const all = Buffer.concat(parts);
    all.writeUInt32LE(at, link);
    parts.splice(0, parts.length, all);
    link = size - 4;
  }
  return Buffer.concat(parts);
}

export const seeds = () => [tiff({ predictor: 1 }), tiff({ predictor: 2 }), tiff({ predictor: 1, compression: 1 })];

/**
 * @param {Uint8Array} seed
 * @param {Random} random
 * @param {readonly Uint8Array[]} all
 */
export const mutate = (seed, random, all) => mutateBytes(seed, random, all);

/**
 * Whatever is taken has as many pixels as was asked for.
 *
 * @param {Uint8Array} bytes
 */
export async function run(bytes) {
  const slide = await openSlide(Uint8Array.from(bytes));
  for (const level of slide.levels.keys()) {
    const { width, height, data } = await slide.region(level, { x: 8, y: 8, width: 40, height: 40 });
    if (width !== 40 || height !== 40 || data.length !== 4800) throw new Error(`${width} × ${height}`);
  }
  for await (const { image } of slide.patches({ size: 16, max: 2 }))
    if (image.data.length !== 3 * 16 * 16) throw new Error("size");
}
