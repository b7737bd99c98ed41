import { InvalidArgumentError } from "@medgemma/core";
import { discreteAnswer } from "./discrete-answer.js";
import { type Interval, wilsonInterval } from "./wilson-interval.js";

export interface AgreementOptions<Variant, Result> {
  /** What differs between the runs: prompts, mostly. At least two. */
  readonly variants: readonly Variant[];
  /** The answer in a result, to be compared; null when there is none. Default: `discreteAnswer`. */
  readonly answerOf?: (result: Result, variant: Variant) => string | null;
  /** Share of the variants that must give the same answer. Default 0.8. */
  readonly abstainBelow?: number;
}

/** One run. */
export interface VariantAnswer<Variant, Result> {
  readonly variant: Variant;
  readonly answer: string | null;
  readonly result: Result;
}

/** How often another wording changed the answer. */
export interface FlipRate extends Interval {
  readonly flips: number;
  /** Variants after the first one. */
  readonly of: number;
}

export interface Agreement<Variant, Result> {
  /** The answer of most variants; null when too few agree, when two lead, or when most gave none. */
  readonly answer: string | null;
  /** Share of all variants that gave the most frequent answer, 0 to 1; those without an answer agree with nobody. */
  readonly agreement: number;
  readonly abstained: boolean;
  /** Variants whose answer differs from the first one's: what another wording changes. */
  readonly flips: readonly VariantAnswer<Variant, Result>[];
  /** Share of the further variants that changed the answer, with its 95 % interval. */
  readonly flipRate: FlipRate;
  /** All runs, in the order of the variants. */
  readonly answers: readonly VariantAnswer<Variant, Result>[];
}

/**
 * Runs a task once for each variant, one after another, and tells whether the answers agree. An error of a run is an
 * error here, too.
 *
 * @throws {InvalidArgumentError} for fewer than two variants or a threshold that is no share.
 */
export async function agreement<Input, Variant, Result>(
  task: (input: Input, variant: Variant) => PromiseLike<Result>,
  input: Input,
  options: AgreementOptions<Variant, Result>,
): Promise<Agreement<Variant, Result>> {
  if (typeof options !== "object" || options === null) throw new InvalidArgumentError("`options` must be an object.");
  const { variants, answerOf = discreteAnswer, abstainBelow = 0.8 } = options;
  if (!Array.isArray(variants) || variants.length < 2)
    throw new InvalidArgumentError("`variants` must hold at least two.");
  if (!(abstainBelow >= 0 && abstainBelow <= 1)) {
    throw new InvalidArgumentError("`abstainBelow` must be a number from 0 to 1.");
  }
  const answers: VariantAnswer<Variant, Result>[] = [];
  for (const variant of variants) {
    const result = await task(input, variant);
    answers.push({ variant, answer: answerOf(result, variant), result });
  }
  const counts = new Map<string, number>();
  for (const { answer } of answers) if (answer !== null) counts.set(answer, (counts.get(answer) ?? 0) + 1);
  const [leader, second] = [...counts].toSorted(([, a], [, b]) => b - a);
  const share = (leader?.[1] ?? 0) / answers.length;
  const silent = answers.filter((one) => one.answer === null).length;
  const isTied = leader !== undefined && leader[1] === second?.[1];
  const answer =
    leader === undefined || isTied || silent > answers.length / 2 || share < abstainBelow ? null : leader[0];
  const flips = answers.filter((one) => one.answer !== answers[0]?.answer);
  return {
    answer,
    agreement: share,
    abstained: answer === null,
    flips,
    flipRate: { flips: flips.length, of: answers.length - 1, ...wilsonInterval(flips.length, answers.length - 1) },
    answers,
  };
}
