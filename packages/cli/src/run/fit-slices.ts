import { type Capabilities, MedGemmaError, type RgbImage } from "@medgemma/core";
import { selectSlices } from "@medgemma/volumes";

/** Slices that are asked about, and how many of them each series has. */
export interface ChosenSlices {
  readonly slices: readonly RgbImage[];
  readonly counts: readonly number[];
}

export interface FitOptions<Answers> {
  /** @throws {PromptTooLongError} before it computes anything. */
  readonly ask: (chosen: ChosenSlices) => Promise<Answers>;
  readonly capabilities: Capabilities;
  /** Whether somebody said how many slices there are to be. */
  readonly isFixed: boolean;
}

/**
 * Asks about all slices, or, where nobody said how many, about as many as the model's context holds, evenly spread.
 *
 * @throws {PromptTooLongError} where not even one slice fits.
 */
export async function asManyAsFit<Answers>(
  all: ChosenSlices,
  { ask, capabilities: { images, maxContext }, isFixed }: FitOptions<Answers>,
): Promise<ChosenSlices & { readonly result: Answers }> {
  let most = all.slices.length;
  // A slice takes more than its image: its number, for example.
  if (!isFixed && images !== false) most = Math.min(most, Math.max(1, Math.floor(maxContext / images.tokensPerImage)));
  for (;;) {
    const chosen = fewerOf(all, most);
    try {
      return { ...chosen, result: await ask(chosen) };
    } catch (error) {
      const isTooLong = MedGemmaError.isInstance(error) && error.code === "ERR_PROMPT_TOO_LONG";
      if (!isTooLong || isFixed || chosen.slices.length <= all.counts.length) throw error;
      most = chosen.slices.length - Math.max(1, Math.floor(chosen.slices.length / 32));
    }
  }
}

function fewerOf(all: ChosenSlices, most: number): ChosenSlices {
  if (most >= all.slices.length) return all;
  let start = 0;
  const bySeries = all.counts.map((count, at) => {
    const share = Math.max(1, Math.floor((most + all.counts.length - 1 - at) / all.counts.length));
    const own = selectSlices(count, { max: share }).map((index) => all.slices[start + index] as RgbImage);
    start += count;
    return own;
  });
  const [first, ...more] = bySeries.flat();
  const notes = all.slices[0]?.notes;
  return {
    slices: first === undefined ? [] : [{ ...first, ...(notes !== undefined && { notes }) }, ...more],
    counts: bySeries.map(({ length }) => length),
  };
}

/** What to tell of slices that were left out. */
export function toldFewer(chosen: ChosenSlices, all: ChosenSlices): readonly string[] {
  const [own, whole] = [chosen.slices.length, all.slices.length];
  if (own >= whole) return [];
  return [
    `${own} of ${whole} slices were looked at, evenly spread: the model's context holds no more. --max-slices says how many there are to be, --context makes it longer.`,
  ];
}
