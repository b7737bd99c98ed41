import type * as z from "zod";
import { news2, type News2 } from "./early-warning/news2.js";
import { readAge } from "./early-warning/vital-units.js";
import { applyTriageRules, type RuleOutcome, type TriageRuleSet } from "./rules/triage-rules.js";
import type { triageInput } from "./schema.js";

/**
 * Asks rules that are data of what was measured, and of the NEWS2 that it makes.
 *
 * @param patient Its age in words counts where none was measured.
 */
export function askRules(
  ruleSets: readonly TriageRuleSet[],
  patient: Pick<z.output<typeof triageInput>, "age" | "observations">,
): RuleOutcome & { readonly earlyWarning?: News2 } {
  const age = patient.observations?.age ?? readAge(patient.age ?? "");
  const known = { ...patient.observations, ...(age !== null && { age }) };
  if (patient.observations === undefined) return applyTriageRules(ruleSets, known);
  const { age: _, ...vitals } = known;
  const earlyWarning = news2(vitals, age);
  const score = {
    ...{ news2: earlyWarning.news2, news2Band: earlyWarning.news2Band },
    ...("atLeast" in earlyWarning && {
      ...{ news2AtLeast: earlyWarning.atLeast, news2AtLeastBand: earlyWarning.atLeastBand },
    }),
  };
  return { ...applyTriageRules(ruleSets, { ...known, ...score }), earlyWarning };
}
