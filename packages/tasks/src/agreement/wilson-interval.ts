import { InvalidArgumentError, isInteger, required } from "@medgemma/core";
import { requireArguments } from "../task/arguments.js";

/** A share with its interval. */
export interface Interval {
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** 97.5 % quantile of the normal distribution. */
const z = 1.959964;

/** Wilson's 95 % interval of a share (Wilson 1927, J. Am. Stat. Assoc. 22:209): sensible for few cases and near 0 and 1. Of none, all is possible. */
export function wilsonInterval(count: number, of: number): Interval {
  requireArguments({ count, of }, { count: required(isInteger(0)), of: required(isInteger(0)) });
  if (count > of) throw new InvalidArgumentError("`count` is greater than `of`.");
  if (of === 0) return { share: 0, low: 0, high: 1 };
  const share = count / of;
  const centre = (share + z ** 2 / (2 * of)) / (1 + z ** 2 / of);
  const half = (z * Math.sqrt((share * (1 - share)) / of + z ** 2 / (4 * of ** 2))) / (1 + z ** 2 / of);
  return { share, low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}
