import { InvalidArgumentError } from "@medgemma/core";

export interface PatchOptions {
  /** Magnification that is wanted; the level closest to it is taken as it is. Default 10, as Google's notebook. */
  readonly magnification?: number;
  /** Side of a patch in pixels. Default 896, MedGemma's own; 8192 at most. */
  readonly size?: number;
  /** Patches at most: of more a part is drawn. Default 126. */
  readonly max?: number;
  /** Of the draw, a whole number of 32 bits. Default 0. */
  readonly seed?: number;
  /** Share of a patch that is tissue at least. Default 0.5; where no patch has it, the one with most tissue is taken. */
  readonly minTissue?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
}

export type PatchNumbers = Required<Pick<PatchOptions, "magnification" | "size" | "max" | "seed" | "minTissue">>;

/** The numbers with what stands for those that are left out. */
export function patchNumbersOf({
  magnification = 10,
  size = 896,
  max = 126,
  seed = 0,
  minTissue = 0.5,
}: PatchOptions): PatchNumbers {
  requireMagnification(magnification);
  if (!isWhole(size, 1, 8192)) throw new InvalidArgumentError("`size` is a whole number from 1 to 8192.");
  if (!isWhole(max, 1, Number.MAX_SAFE_INTEGER))
    throw new InvalidArgumentError("`max` is a whole number of 1 or more.");
  if (!isWhole(seed, 0, 2 ** 32 - 1)) throw new InvalidArgumentError("`seed` is a whole number from 0 to 4294967295.");
  if (!Number.isFinite(minTissue) || minTissue < 0 || minTissue > 1)
    throw new InvalidArgumentError("`minTissue` is a number from 0 to 1.");
  return { magnification, size, max, seed, minTissue };
}

/** @throws {InvalidArgumentError} for what is no magnification. */
export function requireMagnification(magnification: number): void {
  if (!Number.isFinite(magnification) || magnification <= 0)
    throw new InvalidArgumentError("A magnification is a number above 0.");
}

function isWhole(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}
