import { InvalidArgumentError } from "@medgemma/core";
import type { RedFlagRule, TriageCase } from "./schema.js";

/** A rule that applied. */
export type RedFlag = Pick<RedFlagRule, "id" | "atLeast" | "reason">;

/**
 * The rules that apply to a patient, asked one after the other.
 *
 * @throws {InvalidArgumentError} when a rule fails or does not answer true or false: a rule that did not run must not pass
 *   for one that did not apply, or for one that did. The error does not hold what the rule threw, which may tell of the
 *   patient.
 * @throws `signal.reason` after an abort.
 */
export async function redFlagsOf(
  patient: TriageCase,
  rules: readonly RedFlagRule[],
  signal?: AbortSignal,
): Promise<readonly RedFlag[]> {
  const flags: RedFlag[] = [];
  for (const { id, atLeast, reason, applies } of rules) {
    let answer: unknown;
    try {
      answer = await untilAborted(applies(patient), signal);
    } catch {
      signal?.throwIfAborted();
      throw new InvalidArgumentError(`The red-flag rule "${id}" failed.`, { hint: "Call it by itself to see why." });
    }
    if (typeof answer !== "boolean") {
      throw new InvalidArgumentError(`The red-flag rule "${id}" answered neither true nor false.`);
    }
    if (answer) flags.push({ id, atLeast, reason });
  }
  return flags;
}

/** A rule's promise may never end. */
async function untilAborted(answer: unknown, signal: AbortSignal | undefined): Promise<unknown> {
  signal?.throwIfAborted();
  if (signal === undefined) return answer;
  let onAbort = (): void => undefined;
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => reject(signal.reason as Error);
    signal.addEventListener("abort", onAbort, { once: true });
  });
  try {
    return await Promise.race([answer, aborted]);
  } finally {
    signal.removeEventListener("abort", onAbort);
  }
}
