import type { SlideLevel } from "./slide-level.js";

/** Micrometres a pixel, along x and y. */
export type Resolution = readonly [x: number, y: number];

/** Of 500×: no microscope has a finer one. */
const finest = 0.02;

export interface ResolutionOptions {
  readonly objectivePower?: number | undefined;
  /** Micrometres a pixel that the largest level has at most. Default 1000. */
  readonly coarsest?: number;
}

const notSquare = "Its pixels are not square: its magnification is that along its rows.";

/**
 * Gives a resolution to every level where one has it: that of the largest that has it, scaled.
 *
 * @param levels The largest first.
 */
export function withResolutions(
  levels: readonly SlideLevel[],
  { objectivePower, coarsest = 1000 }: ResolutionOptions = {},
): { readonly levels: readonly SlideLevel[]; readonly notes: readonly string[] } {
  const known = levels.find(({ mpp }) => mpp !== undefined);
  const [first] = levels;
  if (first === undefined) return { levels, notes: [] };
  if (known?.mpp !== undefined) {
    const { width, mpp } = known;
    const scaledTo = (level: SlideLevel): Resolution => [
      (mpp[0] * width) / level.width,
      (mpp[1] * width) / level.width,
    ];
    if (scaledTo(first).every((each) => each >= finest && each <= coarsest))
      return {
        levels: levels.map((level) => ({ ...level, mpp: level.mpp ?? scaledTo(level) })),
        notes: Math.abs(mpp[0] / mpp[1] - 1) > 0.01 ? [notSquare] : [],
      };
  }
  const why =
    known === undefined
      ? "It does not say how large its pixels are"
      : "The size of its pixels that it says cannot be that of a microscope";
  const counts = objectivePower === undefined ? "40×" : `${objectivePower}×, as its objective`;
  return {
    levels: levels.map((level) => ({ ...level, mpp: undefined })),
    notes: [`${why}: its largest level counts as ${counts}.`],
  };
}
