import { valueIn } from "../early-warning/vital-units.js";
import { requireCondition, requireFacts } from "./check-rules.js";
import type { Fact, PatientFacts } from "./facts.js";
import type { Condition, NumberCondition } from "./rule-set.js";

export type { Condition, NumberCondition, ValueCondition } from "./rule-set.js";

/** `open`: a fact is absent or in another unit, and the rest does not decide. */
export type Truth = "true" | "false" | "open";

/**
 * Whether a condition holds. What is not known makes it open, never false: a rule that could not be asked is no denial.
 *
 * @throws {InvalidArgumentError} for what is no condition, or facts that are none.
 */
export function truthOf(condition: Condition, facts: PatientFacts): Truth {
  requireCondition(condition);
  requireFacts(facts);
  return truthIn(condition, facts);
}

/** The same of a condition and facts that are known to be well-formed. */
export function truthIn(condition: Condition, facts: PatientFacts): Truth {
  if ("all" in condition)
    return combined(
      condition.all.map((each) => truthIn(each, facts)),
      "false",
    );
  if ("any" in condition)
    return combined(
      condition.any.map((each) => truthIn(each, facts)),
      "true",
    );
  if ("not" in condition) return opposite(truthIn(condition.not, facts));
  const fact = Object.hasOwn(facts, condition.fact) ? facts[condition.fact] : undefined;
  if (fact === undefined || fact === null) return "open";
  const value = typeof fact === "object" ? fact.value : fact;
  if ("is" in condition) return condition.is.includes(value) ? "true" : "false";
  const compared = comparedValue(condition, fact);
  if (compared === null) return "open";
  return inBounds(compared, condition) ? "true" : "false";
}

/** The number of a fact in a condition's unit; null where there is none. */
function comparedValue({ fact: name, unit }: NumberCondition, fact: NonNullable<Fact>): number | null {
  const value = typeof fact === "object" ? fact.value : fact;
  if (typeof value !== "number" || !Number.isFinite(value)) return null;
  if (unit === undefined) return value;
  return typeof fact === "object" ? valueIn(name, fact, unit) : null;
}

function inBounds(value: number, { below, atMost, above, atLeast }: NumberCondition): boolean {
  if (below !== undefined && value >= below) return false;
  if (atMost !== undefined && value > atMost) return false;
  if (above !== undefined && value <= above) return false;
  return atLeast === undefined || value >= atLeast;
}

function combined(truths: readonly Truth[], deciding: Truth): Truth {
  if (truths.includes(deciding)) return deciding;
  if (truths.includes("open")) return "open";
  return deciding === "true" ? "false" : "true";
}

function opposite(truth: Truth): Truth {
  if (truth === "open") return "open";
  return truth === "true" ? "false" : "true";
}
