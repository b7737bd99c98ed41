import { InvalidArgumentError, type RgbImage } from "@medgemma/core";
import { refused } from "./refuse.js";
import { readRegion, type Region, type SlideLevel } from "./slide-level.js";
import { tissueMask } from "./tissue.js";

/** A patch of tissue. */
export interface SlidePatch {
  readonly image: RgbImage;
  readonly level: number;
  /** Its top left corner, in pixels of the level. */
  readonly x: number;
  readonly y: number;
}

export interface PatchOptions {
  /** Magnification that is wanted; the level closest to it is taken as it is. Default 10, as Google's notebook. */
  readonly magnification?: number;
  /** Side of a patch in pixels. Default 896, MedGemma's own. */
  readonly size?: number;
  /** Patches at most: of more a part is drawn. Default 126. */
  readonly max?: number;
  /** Of the draw. Default 0. */
  readonly seed?: number;
  /** Share of a patch that is tissue at least. Default 0.5; where no patch has it, the one with most tissue is taken. */
  readonly minTissue?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
}

/** Micrometres a pixel at 1×: 10 at a magnification of 1, 1 at 10. */
const micrometresAtOne = 10;
/** Pixels of the level that the tissue mask is made of. */
const maxMaskPixels = 2 ** 22;

/** A whole slide: levels of one image, the largest first. */
export class Slide {
  readonly levels: readonly (Omit<SlideLevel, "tile"> & { readonly downsample: number })[];
  /** Of the scanner, where the file says it. */
  readonly objectivePower: number | undefined;
  readonly notes: readonly string[];
  readonly #levels: readonly SlideLevel[];

  /** @internal Use `openSlide`. */
  constructor(levels: readonly SlideLevel[], objectivePower?: number) {
    this.#levels = levels;
    this.objectivePower = objectivePower;
    const [first] = levels;
    this.levels = levels.map(({ width, height, tileWidth, tileHeight, mpp }) => ({
      ...{ width, height, tileWidth, tileHeight, mpp },
      downsample: (first?.width ?? 1) / width,
    }));
    this.notes =
      first?.mpp === undefined ? ["It does not say how large its pixels are: its largest level counts as 40×."] : [];
  }

  /**
   * A rectangle of a level; what the slide does not cover is white.
   *
   * @throws {ImageDecodeError} for a rectangle that is none, or tiles that are damaged.
   */
  async region(level: number, region: Region): Promise<RgbImage> {
    return readRegion(this.#level(level), region);
  }

  /** The level whose magnification is closest to one that is wanted. */
  levelAt(magnification: number): number {
    if (!(magnification > 0)) throw new InvalidArgumentError("A magnification is a number above 0.");
    const wanted = micrometresAtOne / magnification;
    const distances = this.levels.map(({ mpp, downsample }) =>
      Math.abs(Math.log((mpp?.[0] ?? downsample / 4) / wanted)),
    );
    return distances.indexOf(Math.min(...distances));
  }

  /**
   * Patches of tissue, side by side in rows from the top, one after the other. Of more than `max` a part is drawn by `seed`; their order stays.
   */
  async *patches({
    magnification = 10,
    size = 896,
    max = 126,
    seed = 0,
    minTissue = 0.5,
    signal,
    onProgress,
  }: PatchOptions = {}): AsyncGenerator<SlidePatch, void, undefined> {
    if (![size, max].every((value) => Number.isInteger(value) && value >= 1))
      throw new InvalidArgumentError("`size` and `max` are whole numbers of 1 or more.");
    const index = this.levelAt(magnification);
    const level = this.#level(index);
    const shares = await this.#tissueShares(level, size);
    const most = Math.max(...shares.map(({ share }) => share));
    if (!(most > 0))
      throw refused("shows no tissue", { hint: "Check that it is the right file, or give patches of your own." });
    const candidates = shares.filter(({ share }) => share >= Math.min(minTissue, most));
    const chosen = drawn(candidates, max, seed);
    for (const [done, { x, y }] of chosen.entries()) {
      signal?.throwIfAborted();
      yield { image: await readRegion(level, { x, y, width: size, height: size }), level: index, x, y };
      onProgress?.({ done: done + 1, total: chosen.length });
    }
  }

  /** The grid of patches with the share of each that is tissue. */
  async #tissueShares(
    level: SlideLevel,
    size: number,
  ): Promise<readonly { readonly x: number; readonly y: number; readonly share: number }[]> {
    const small =
      this.#levels.findLast(({ width, height }) => width * height <= maxMaskPixels && width * height > 4096) ??
      this.#levels.at(-1);
    if (small === undefined) return [];
    const { width, height } = small;
    const mask = tissueMask(await readRegion(small, { x: 0, y: 0, width, height }));
    const scale = width / level.width;
    const shares: { x: number; y: number; share: number }[] = [];
    for (let y = 0; y === 0 || y + size <= level.height; y += size)
      for (let x = 0; x === 0 || x + size <= level.width; x += size)
        shares.push({ x, y, share: shareOf(mask, small, { x: x * scale, y: y * scale, side: size * scale }) });
    return shares;
  }

  #level(index: number): SlideLevel {
    const level = this.#levels[index];
    if (level === undefined)
      throw new InvalidArgumentError(`There is no level ${index}: the slide has ${this.#levels.length}, from 0.`);
    return level;
  }
}

function shareOf(
  mask: Uint8Array,
  { width, height }: SlideLevel,
  { x, y, side }: { readonly x: number; readonly y: number; readonly side: number },
): number {
  let [all, tissue] = [0, 0];
  for (let row = Math.floor(y); row < Math.max(Math.floor(y) + 1, Math.floor(y + side)); row++) {
    for (let column = Math.floor(x); column < Math.max(Math.floor(x) + 1, Math.floor(x + side)); column++) {
      all++;
      if (row < height && column < width) tissue += mask[row * width + column] as number;
    }
  }
  return tissue / all;
}

/** A part of a list, drawn by a seed, in the list's order. */
function drawn<Value>(values: readonly Value[], max: number, seed: number): readonly Value[] {
  if (values.length <= max) return values;
  const random = mulberry(seed);
  const keys = values.map((_, index) => ({ index, key: random() }));
  const kept = new Set(
    keys
      .toSorted((a, b) => a.key - b.key)
      .slice(0, max)
      .map(({ index }) => index),
  );
  return values.filter((_, index) => kept.has(index));
}

/** Mulberry32 (Tommy Ettinger): numbers from 0 to 1 by a seed of 32 bits. */
function mulberry(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
