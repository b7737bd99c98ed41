import { type Condition, truthOf } from "./condition.js";
import type { PatientFacts } from "./facts.js";

/** A rule as data: where its condition truthOf, the patient has at least this level. */
export interface TriageRule {
  readonly id: string;
  /** Level of the set's scale. */
  readonly level: string;
  /** Why, for people. */
  readonly reason: string;
  readonly when: Condition;
}

/** Rules with where they are from. Can be kept as JSON. */
export interface TriageRuleSet {
  readonly id: string;
  readonly version: string;
  /** Publication that the rules are taken from. */
  readonly source: string;
  readonly rules: readonly TriageRule[];
}

/** A rule that applied. */
export interface AppliedRule extends Pick<TriageRule, "id" | "level" | "reason"> {
  readonly ruleSet: string;
  readonly version: string;
  readonly source: string;
}

export interface RuleOutcome {
  readonly applied: readonly AppliedRule[];
  /** Rules that could not be asked, since a fact is absent or in another unit. */
  readonly open: readonly string[];
}

/** Asks all rules; the same facts always give the same outcome. */
export function applyTriageRules(ruleSets: readonly TriageRuleSet[], facts: PatientFacts): RuleOutcome {
  const applied: AppliedRule[] = [];
  const open: string[] = [];
  for (const { id: ruleSet, version, source, rules } of ruleSets) {
    for (const { id, level, reason, when } of rules) {
      const truth = truthOf(when, facts);
      if (truth === "true") applied.push({ id, level, reason, ruleSet, version, source });
      else if (truth === "open") open.push(id);
    }
  }
  return { applied, open };
}

/**
 * The same rules with the names of another scale; a level without a name of its own stays as it is.
 *
 * @param names for example `{ emergency: "red", urgent: "orange" }`.
 */
export function withLevels(ruleSet: TriageRuleSet, names: Readonly<Record<string, string>>): TriageRuleSet {
  const rules = ruleSet.rules.map((rule) => ({ ...rule, level: names[rule.level] ?? rule.level }));
  return { ...ruleSet, rules };
}

/**
 * The level of a patient after the rules, which can only raise it.
 *
 * @param scale Levels, the most urgent first. A rule's level that is not among them does not count.
 * @param level What the patient has without the rules; null for none.
 */
export function raiseUrgency(
  scale: readonly string[],
  level: string | null,
  applied: readonly AppliedRule[],
): string | null {
  const levels = [level, ...applied.map((rule) => rule.level)];
  return scale.find((each) => levels.includes(each)) ?? level;
}
