import { breather, InvalidArgumentError, type RgbImage } from "@medgemma/core";
import { drawn } from "./draw.js";
import { type PatchOptions, patchNumbersOf, requireMagnification } from "./patch-options.js";
import type { Pyramid } from "./pyramid.js";
import { refused } from "./refuse.js";
import { readRegion, type Region, type SlideLevel } from "./slide-level.js";
import { findTissue } from "./tissue.js";

/** A patch of tissue. */
export interface SlidePatch {
  /** The first one has notes of what was found of tissue. */
  readonly image: RgbImage;
  readonly level: number;
  /** Its own, which may be another than was asked for; undefined where the slide does not say how large its pixels are. */
  readonly magnification: number | undefined;
  /** Its top left corner, in pixels of the level. */
  readonly x: number;
  readonly y: number;
}

/** Micrometres a pixel at 1×: 10 at a magnification of 1, 1 at 10. */
const micrometresAtOne = 10;
/** Of the largest level, where the file does not say it. */
const magnificationOfUnknown = 40;
/** Pixels of the level that the tissue mask is made of. */
const maxMaskPixels = 2 ** 22;
/** Patches of a level that are looked at. */
const maxGrid = 2 ** 22;

/** What a level is told of. */
export interface SlideLevelInfo extends Omit<SlideLevel, "tile"> {
  readonly downsample: number;
  /** 10× is 1 micrometre a pixel; undefined where the file says neither that nor its objective. */
  readonly magnification: number | undefined;
}

/** A whole slide: levels of one image, the largest first. */
export class Slide {
  readonly levels: readonly SlideLevelInfo[];
  /** Of the scanner, where the file says it. */
  readonly objectivePower: number | undefined;
  readonly notes: readonly string[];
  readonly #levels: readonly SlideLevel[];

  /** @internal Use `openSlide`. */
  constructor({ levels, objectivePower, notes }: Pyramid) {
    this.#levels = levels;
    this.objectivePower = objectivePower;
    this.notes = notes;
    const largest = levels[0]?.width ?? 1;
    this.levels = levels.map(({ width, height, tileWidth, tileHeight, mpp }) => {
      const downsample = largest / width;
      const byObjective = objectivePower === undefined ? undefined : objectivePower / downsample;
      const magnification = mpp === undefined ? byObjective : micrometresAtOne / mpp[0];
      return { width, height, tileWidth, tileHeight, mpp, downsample, magnification };
    });
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
    requireMagnification(magnification);
    let [closest, least] = [0, Number.POSITIVE_INFINITY];
    for (const [index, { magnification: own, downsample }] of this.levels.entries()) {
      const distance = Math.abs(Math.log((own ?? magnificationOfUnknown / downsample) / magnification));
      if (distance < least) [closest, least] = [index, distance];
    }
    return closest;
  }

  /**
   * Patches of tissue, side by side in rows from the top, one after the other. Of more than `max` a part is drawn by `seed`; their order stays.
   *
   * @throws {InvalidArgumentError} for numbers out of their range.
   * @throws {ImageDecodeError} where there is no tissue, or a tile is damaged.
   */
  async *patches(options: PatchOptions = {}): AsyncGenerator<SlidePatch, void, undefined> {
    const { magnification: wanted, size, max, seed, minTissue } = patchNumbersOf(options);
    const { signal, onProgress } = options;
    signal?.throwIfAborted();
    const index = this.levelAt(wanted);
    const level = this.#level(index);
    const magnification = this.levels[index]?.magnification;
    const shares = await this.#tissueShares(level, size, signal);
    const most = shares.reduce((highest, { share }) => Math.max(highest, share), 0);
    if (!(most > 0))
      throw refused("shows no tissue", { hint: "Check that it is the right file, or give patches of your own." });
    const candidates = shares.filter(({ share }) => share >= Math.min(minTissue, most));
    const chosen = drawn(candidates, max, seed);
    for (const [done, { x, y }] of chosen.entries()) {
      signal?.throwIfAborted();
      const image = await readRegion(level, { x, y, width: size, height: size }, signal);
      const notes = done === 0 ? tissueNotes(shares) : [];
      yield { image: notes.length === 0 ? image : { ...image, notes }, level: index, magnification, x, y };
      onProgress?.({ done: done + 1, total: chosen.length });
    }
  }

  /** The grid of patches with the share of each that is tissue. */
  async #tissueShares(
    level: SlideLevel,
    size: number,
    signal: AbortSignal | undefined,
  ): Promise<readonly PatchShare[]> {
    if (Math.ceil(level.width / size) * Math.ceil(level.height / size) > maxGrid)
      throw refused("has more patches of this size than are looked at", { hint: "Ask for larger ones." });
    const small =
      this.#levels.findLast(({ width, height }) => width * height <= maxMaskPixels && width * height > 4096) ??
      this.#levels.at(-1);
    if (small === undefined) return [];
    const { width, height } = small;
    const mask = await findTissue(await readRegion(small, { x: 0, y: 0, width, height }, signal), signal);
    const scale = width / level.width;
    const shares: PatchShare[] = [];
    const breathe = breather();
    for (let y = 0; y === 0 || y + size <= level.height; y += size) {
      await breathe();
      signal?.throwIfAborted();
      for (let x = 0; x === 0 || x + size <= level.width; x += size)
        shares.push({ x, y, share: shareOf(mask, small, { x: x * scale, y: y * scale, side: size * scale }) });
    }
    return shares;
  }

  #level(index: number): SlideLevel {
    const level = this.#levels[index];
    if (level === undefined)
      throw new InvalidArgumentError(`There is no level ${index}: the slide has ${this.#levels.length}, from 0.`);
    return level;
  }
}

/** A square of the grid with the share of it that is tissue. */
interface PatchShare {
  readonly x: number;
  readonly y: number;
  readonly share: number;
}

/** Of the square with most tissue: below it there may be none. */
const little = 0.1;
/** Of all squares: above it the background counts as tissue, too. */
const nearlyAll = 0.98;
/** Squares from which on a slide has a background. */
const enoughSquares = 9;

/** What tells that tissue was found where there may be none. */
function tissueNotes(shares: readonly PatchShare[]): readonly string[] {
  const most = shares.reduce((highest, { share }) => Math.max(highest, share), 0);
  const whole = shares.reduce((sum, { share }) => sum + share, 0) / shares.length;
  if (most < little)
    return ["Very little tissue was found, at most a tenth of a patch: it may be blank, or dust and noise."];
  if (shares.length >= enoughSquares && whole > nearlyAll)
    return ["Nearly all of it counts as tissue: its background may be tinted, and patches of it may show nothing."];
  return [];
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
