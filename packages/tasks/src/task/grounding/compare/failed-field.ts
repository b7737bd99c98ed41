/** What of a statement the source does not state. */
export type StatementField =
  | "entity"
  | "drug"
  | "polarity"
  | "certainty"
  | "subject"
  | "time"
  | "side"
  | "status"
  | "trend"
  | "route"
  | "number"
  | "unit"
  | "label"
  | "frequency"
  | "date"
  | "duration"
  /** Its language is not one that the check reads. */
  | "language";

export interface FailedField {
  readonly field: StatementField;
  /** The piece of the statement. */
  readonly statement?: string;
  /** The piece of the source that says otherwise; missing where the source says nothing of it. */
  readonly source?: string;
}

export interface StatementCheck {
  /**
   * `supported`: the source states everything; `contradicted`: it says otherwise; `not-found`: it does not say so; `unchecked`: the
   * check does not read the language.
   */
  readonly verdict: "supported" | "contradicted" | "not-found" | "unchecked";
  /** What fails; empty when supported. */
  readonly failed: readonly FailedField[];
}
