import { requireArguments, someObjects, someTexts } from "../../task/arguments.js";
import { requireFacts, requireNames, requireRuleSet, requireRuleSets } from "./check-rules.js";
import { truthIn } from "./condition.js";
import type { PatientFacts } from "./facts.js";
import type { TriageRule, TriageRuleSet } from "./rule-set.js";

export type { TriageRule, TriageRuleSet } from "./rule-set.js";

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

/**
 * Asks all rules; the same facts always give the same outcome.
 *
 * @throws {InvalidArgumentError} for what is no set of rules, naming the rule and the place in it.
 */
export function applyTriageRules(ruleSets: readonly TriageRuleSet[], facts: PatientFacts): RuleOutcome {
  requireRuleSets(ruleSets);
  requireFacts(facts);
  const known = withLeastScore(facts);
  const applied: AppliedRule[] = [];
  const open: string[] = [];
  for (const { id: ruleSet, version, source, rules } of ruleSets) {
    for (const { id, level, reason, when } of rules) {
      const truth = truthIn(when, known);
      if (truth === "true") applied.push({ id, level, reason, ruleSet, version, source });
      else if (truth === "open") open.push(id);
    }
  }
  return { applied, open };
}

/** A score that is known is at least itself. */
function withLeastScore(facts: PatientFacts): PatientFacts {
  const { news2, news2Band, news2AtLeast = null, news2AtLeastBand = null } = facts;
  return {
    ...facts,
    news2AtLeast: news2AtLeast ?? news2,
    news2AtLeastBand: news2AtLeastBand ?? news2Band,
  };
}

/**
 * The same rules with the names of another scale; a level without a name of its own stays as it is.
 *
 * @param names for example `{ emergency: "red", urgent: "orange" }`.
 * @throws {InvalidArgumentError} for what is no set of rules, or names that are no texts.
 */
export function withLevels(ruleSet: TriageRuleSet, names: Readonly<Record<string, string>>): TriageRuleSet {
  requireRuleSet(ruleSet);
  requireNames(names);
  const nameOf = (level: string): string => (Object.hasOwn(names, level) ? names[level] : undefined) ?? level;
  const rules = ruleSet.rules.map((rule) => ({ ...rule, level: nameOf(rule.level) }));
  return { ...ruleSet, rules };
}

/**
 * The level of a patient after the rules, which can only raise it.
 *
 * @param scale Levels, the most urgent first. A rule's level that is not among them does not count.
 * @param level What the patient has without the rules; null for none.
 */
export function raiseUrgency<Level extends string | null>(
  scale: readonly string[],
  level: Level,
  applied: readonly Pick<AppliedRule, "level">[],
): string | Level {
  requireArguments({ scale, applied }, { scale: someTexts, applied: someObjects });
  const levels = [level, ...applied.map((rule) => rule.level)];
  return scale.find((each) => levels.includes(each)) ?? level;
}
