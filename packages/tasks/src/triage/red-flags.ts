import { InvalidArgumentError } from "@medgemma/core";
import type { RedFlagRule, TriageCase } from "./schema.js";

/** A rule that applied. */
export type RedFlag = Pick<RedFlagRule, "id" | "atLeast" | "reason">;

/**
 * The rules that apply to a patient.
 *
 * @throws {InvalidArgumentError} when a rule throws: a rule that did not run must not pass for one that did not apply.
 */
export function redFlagsOf(patient: TriageCase, rules: readonly RedFlagRule[]): readonly RedFlag[] {
  return rules
    .filter(({ id, applies }) => {
      try {
        return applies(patient);
      } catch (cause) {
        throw new InvalidArgumentError(`The red-flag rule "${id}" failed.`, { cause });
      }
    })
    .map(({ id, atLeast, reason }) => ({ id, atLeast, reason }));
}

/** The most urgent of some levels, on a scale with the most urgent first; `undefined` for none. */
export function mostUrgent(scale: readonly string[], levels: readonly string[]): string | undefined {
  return scale.find((level) => levels.includes(level));
}
