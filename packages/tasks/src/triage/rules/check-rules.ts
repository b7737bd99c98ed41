import { InvalidArgumentError } from "@medgemma/core";
import type { PatientFacts } from "./facts.js";
import type { Condition, TriageRuleSet } from "./rule-set.js";

/** What is wrong, and where in the data; keys that nobody declared are told by their position. */
interface Problem {
  readonly at: readonly (string | number)[];
  readonly what: string;
}

const bounds = ["below", "atMost", "above", "atLeast"] as const;
/** Conditions in conditions at most: data that refers to itself has no end. */
const deepest = 32;

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value.trim() !== "";
}

function unknownKey(value: Readonly<Record<string, unknown>>, known: readonly string[]): string | null {
  const at = Object.keys(value).findIndex((key) => !known.includes(key));
  if (at < 0) return null;
  return `has an unknown key, at position ${at + 1}; it takes ${known.map((name) => `\`${name}\``).join(", ")}`;
}

function problemOfCondition(value: unknown, at: readonly (string | number)[]): Problem | null {
  if (!isRecord(value)) return { at, what: "must be a condition, an object" };
  if (at.length > deepest) return { at, what: "is nested too deeply" };
  for (const key of ["all", "any", "not"] as const) {
    if (!Object.hasOwn(value, key)) continue;
    const stranger = unknownKey(value, [key]);
    if (stranger !== null) return { at, what: stranger };
    const inner = value[key];
    if (key === "not") return problemOfCondition(inner, [...at, key]);
    if (!Array.isArray(inner)) return { at: [...at, key], what: "must be a list of conditions" };
    // Nothing is demanded by an empty list, so that it would hold of everyone.
    if (inner.length === 0) return { at: [...at, key], what: "must have a condition" };
    for (const [index, each] of (inner as readonly unknown[]).entries()) {
      const problem = problemOfCondition(each, [...at, key, index]);
      if (problem !== null) return problem;
    }
    return null;
  }
  return problemOfComparison(value, at);
}

function problemOfComparison(
  value: Readonly<Record<string, unknown>>,
  at: readonly (string | number)[],
): Problem | null {
  if (!Object.hasOwn(value, "fact")) {
    return unknownKey(value, []) === null
      ? { at, what: "is empty; it takes `fact`, `all`, `any` or `not`" }
      : { at, what: "must have `fact`, `all`, `any` or `not`" };
  }
  if (!isText(value.fact)) return { at: [...at, "fact"], what: "must be a text" };
  const isValue = Object.hasOwn(value, "is");
  const stranger = unknownKey(value, isValue ? ["fact", "is"] : ["fact", "unit", ...bounds]);
  if (stranger !== null) return { at, what: stranger };
  if (isValue) return isValueList(value.is) ? null : { at: [...at, "is"], what: "must be a list of values" };
  if (value.unit !== undefined && !isText(value.unit)) return { at: [...at, "unit"], what: "must be a text" };
  const given = bounds.filter((bound) => value[bound] !== undefined);
  const wrong = given.find((bound) => !Number.isFinite(value[bound]));
  if (wrong !== undefined) return { at: [...at, wrong], what: "must be a number" };
  if (given.length > 0) return null;
  return { at, what: "must have a bound, `below`, `atMost`, `above` or `atLeast`, or `is`" };
}

function isValueList(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((each) => typeof each === "string" || typeof each === "boolean" || Number.isFinite(each))
  );
}

function problemOfRule(value: unknown, at: readonly (string | number)[]): Problem | null {
  if (!isRecord(value)) return { at, what: "must be a rule, an object" };
  const stranger = unknownKey(value, ["id", "level", "reason", "when"]);
  if (stranger !== null) return { at, what: stranger };
  const missing = ["id", "level", "reason"].find((key) => !isText(value[key]));
  if (missing !== undefined) return { at: [...at, missing], what: "must be a text" };
  return problemOfCondition(value.when, [...at, "when"]);
}

function told({ at, what }: Problem, rule?: unknown): string {
  const name = isRecord(rule) && isText(rule.id) ? ` of the rule "${rule.id}"` : "";
  return `${at.length === 0 ? "" : `\`${at.join(".")}\`${name} `}${what}`;
}

/** What is wrong with a set of rules as data, naming the rule and the place in it; null for nothing. */
export function problemOfRuleSet(value: unknown): string | null {
  if (!isRecord(value)) return "must be a set of rules with `id`, `version`, `source` and `rules`";
  const stranger = unknownKey(value, ["id", "version", "source", "rules"]);
  if (stranger !== null) return stranger;
  const missing = ["id", "version", "source"].find((key) => !isText(value[key]));
  if (missing !== undefined) return told({ at: [missing], what: "must be a text" });
  if (!Array.isArray(value.rules)) return told({ at: ["rules"], what: "must be a list of rules" });
  for (const [index, rule] of (value.rules as readonly unknown[]).entries()) {
    const problem = problemOfRule(rule, ["rules", index]);
    if (problem !== null) return told(problem, rule);
  }
  return null;
}

const hint = "See `TriageRuleSet` and `Condition`.";

/** @throws {InvalidArgumentError} for what is no set of rules. */
export function requireRuleSet(ruleSet: unknown): asserts ruleSet is TriageRuleSet {
  const problem = problemOfRuleSet(ruleSet);
  if (problem === null) return;
  const name = isRecord(ruleSet) && isText(ruleSet.id) ? ` "${ruleSet.id}"` : "";
  throw new InvalidArgumentError(`The set of rules${name}: ${problem}.`, { hint });
}

/** @throws {InvalidArgumentError} for what is no list of sets of rules. */
export function requireRuleSets(ruleSets: unknown): asserts ruleSets is readonly TriageRuleSet[] {
  if (!Array.isArray(ruleSets)) throw new InvalidArgumentError("The rules must be a list of sets of rules.", { hint });
  for (const each of ruleSets as readonly unknown[]) requireRuleSet(each);
}

/** @throws {InvalidArgumentError} for what is no condition. */
export function requireCondition(condition: unknown): asserts condition is Condition {
  const problem = problemOfCondition(condition, ["when"]);
  if (problem !== null) throw new InvalidArgumentError(`The condition: ${told(problem)}.`, { hint });
}

/** @throws {InvalidArgumentError} for facts that are no object. */
export function requireFacts(facts: unknown): asserts facts is PatientFacts {
  if (!isRecord(facts)) throw new InvalidArgumentError("The facts must be an object, each fact by its name.");
}

/** @throws {InvalidArgumentError} for names that are no texts. */
export function requireNames(names: unknown): asserts names is Readonly<Record<string, string>> {
  if (isRecord(names) && Object.values(names).every(isText)) return;
  throw new InvalidArgumentError(
    "The names of the levels must be an object of texts, each by the level that it is for.",
  );
}
