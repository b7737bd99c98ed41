import type { PatientFacts } from "./facts.js";

/** A number that a fact is compared with. A fact in another unit is not compared, and the condition stays open. */
export interface NumberCondition {
  readonly fact: string;
  readonly unit?: string;
  readonly below?: number;
  readonly atMost?: number;
  readonly above?: number;
  readonly atLeast?: number;
}

/** A fact that is one of some values. */
export interface ValueCondition {
  readonly fact: string;
  readonly is: readonly (string | number | boolean)[];
}

/** What must hold of a patient, as data that can be kept as JSON. */
export type Condition =
  | NumberCondition
  | ValueCondition
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition };

/** `open`: a fact is absent or in another unit, and the rest does not decide. */
export type Truth = "true" | "false" | "open";

/** Whether a condition holds. What is not known makes it open, never false: a rule that could not be asked is no denial. */
export function truthOf(condition: Condition, facts: PatientFacts): Truth {
  if ("all" in condition)
    return combined(
      condition.all.map((each) => truthOf(each, facts)),
      "false",
    );
  if ("any" in condition)
    return combined(
      condition.any.map((each) => truthOf(each, facts)),
      "true",
    );
  if ("not" in condition) return opposite(truthOf(condition.not, facts));
  const fact = Object.hasOwn(facts, condition.fact) ? facts[condition.fact] : undefined;
  if (fact === undefined || fact === null) return "open";
  const value = typeof fact === "object" ? fact.value : fact;
  if ("is" in condition) return condition.is.includes(value) ? "true" : "false";
  const unit = typeof fact === "object" ? fact.unit : undefined;
  if (typeof value !== "number" || !Number.isFinite(value) || !sameUnit(unit, condition.unit)) return "open";
  return inBounds(value, condition) ? "true" : "false";
}

function inBounds(value: number, { below, atMost, above, atLeast }: NumberCondition): boolean {
  if (below !== undefined && value >= below) return false;
  if (atMost !== undefined && value > atMost) return false;
  if (above !== undefined && value <= above) return false;
  return atLeast === undefined || value >= atLeast;
}

function sameUnit(given: string | undefined, wanted: string | undefined): boolean {
  if (wanted === undefined) return true;
  const fold = (unit: string): string => unit.toLowerCase().replace(/[\s.]/g, "");
  return given !== undefined && fold(given) === fold(wanted);
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
