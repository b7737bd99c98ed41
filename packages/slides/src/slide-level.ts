import { breather, type RgbImage } from "@medgemma/core";
import { refused } from "./refuse.js";

/** A rectangle of a level, in its pixels. */
export interface Region {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A tile as it is read: red, green and blue of its whole size; undefined for one that the file leaves out. */
export type ReadTile = (column: number, row: number) => Promise<Uint8Array | undefined>;

/** A level of a pyramid. */
export interface SlideLevel {
  readonly width: number;
  readonly height: number;
  readonly tileWidth: number;
  readonly tileHeight: number;
  /** Micrometres from pixel to pixel, along x and y; undefined where the file does not say. */
  readonly mpp: readonly [number, number] | undefined;
  readonly tile: ReadTile;
}

/** Pixels of a side of a level that are read. */
export const maxSide = 2 ** 24;

/** Pixels of a region that are read at once. */
const maxRegion = 2 ** 26;

/** Reads a rectangle of a level: what no tile covers is white. An abort is heard between tiles. */
export async function readRegion(
  level: SlideLevel,
  { x, y, width, height }: Region,
  signal?: AbortSignal,
): Promise<RgbImage> {
  const isWhole = [x, y, width, height].every((value) => Number.isInteger(value));
  if (!isWhole || width < 1 || height < 1 || width * height > maxRegion)
    throw refused("has no such region, or it is too large to be read at once");
  const data = new Uint8Array(3 * width * height).fill(255);
  const breathe = breather();
  const { tileWidth, tileHeight } = level;
  const [lastColumn, lastRow] = [Math.ceil(level.width / tileWidth) - 1, Math.ceil(level.height / tileHeight) - 1];
  for (
    let row = Math.max(0, Math.floor(y / tileHeight));
    row <= Math.min(lastRow, Math.floor((y + height - 1) / tileHeight));
    row++
  ) {
    for (
      let column = Math.max(0, Math.floor(x / tileWidth));
      column <= Math.min(lastColumn, Math.floor((x + width - 1) / tileWidth));
      column++
    ) {
      await breathe();
      signal?.throwIfAborted();
      const tile = await level.tile(column, row);
      if (tile === undefined) continue;
      const [left, top] = [column * tileWidth, row * tileHeight];
      const [fromX, toX] = [Math.max(x, left, 0), Math.min(x + width, left + tileWidth, level.width)];
      const [fromY, toY] = [Math.max(y, top, 0), Math.min(y + height, top + tileHeight, level.height)];
      for (let line = fromY; line < toY; line++) {
        const start = 3 * ((line - top) * tileWidth + fromX - left);
        if (toX > fromX)
          data.set(tile.subarray(start, start + 3 * (toX - fromX)), 3 * ((line - y) * width + fromX - x));
      }
    }
  }
  return { width, height, data };
}
