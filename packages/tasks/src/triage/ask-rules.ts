import type * as z from "zod";
import { news2, type News2 } from "./early-warning/news2.js";
import { applyTriageRules, type RuleOutcome, type TriageRuleSet } from "./rules/triage-rules.js";
import type { triageInput } from "./schema.js";

type Observations = z.output<typeof triageInput>["observations"];

/** Asks rules that are data of what was measured, and of the NEWS2 that it makes. */
export function askRules(
  ruleSets: readonly TriageRuleSet[],
  observations: Observations,
): RuleOutcome & { readonly earlyWarning?: News2 } {
  if (observations === undefined) return applyTriageRules(ruleSets, {});
  const { age, ...vitals } = observations;
  const earlyWarning = news2(vitals, age);
  const score = {
    ...{ news2: earlyWarning.news2, news2Band: earlyWarning.news2Band },
    ...("atLeast" in earlyWarning && {
      ...{ news2AtLeast: earlyWarning.atLeast, news2AtLeastBand: earlyWarning.atLeastBand },
    }),
  };
  return { ...applyTriageRules(ruleSets, { ...observations, ...score }), earlyWarning };
}
