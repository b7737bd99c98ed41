/**
 * A number that a fact is compared with, by one bound at least. Units of ages and of vital signs may be spelled in any way and ages and
 * temperatures are converted, see `valueIn`; a fact in another unit is not compared, and the condition stays open.
 */
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

/** What must hold of a patient, as data that can be kept as JSON. `all` and `any` have one condition at least. */
export type Condition =
  | NumberCondition
  | ValueCondition
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition };

/** A rule as data: where its condition holds, the patient has at least this level. */
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
