import type { FinishReason } from "@medgemma/core";
import type { Provenance } from "./provenance.js";

/** What comes with every generated result, usable or not. */
export interface Outcome {
  readonly finishReason: FinishReason;
  /** The model's answer as it came. */
  readonly raw: string;
  /** The thought, if there was one. */
  readonly thinking?: string;
  /** True when the answer was cut off within a list: the items finished before are in the result, the others are lost. */
  readonly cut?: true;
  readonly provenance: Provenance;
  /** To be shown with the result. */
  readonly notice: string;
}

/**
 * Why an answer is not usable.
 *
 * - `empty`: there is no text, or nothing in it.
 * - `truncated`: a budget cut it off, or a text in it filled all the room that it has.
 * - `thinking-unfinished`: the budget for thinking was used up before an answer began.
 * - `repetition`: the model repeated itself without end.
 */
export type AnswerFailure = "empty" | "truncated" | "thinking-unfinished" | "repetition";

/**
 * Why an answer is not usable as JSON.
 *
 * - `invalid-json`: it holds no JSON text.
 * - `schema-mismatch`: it holds JSON of another form; `problems` names the places.
 */
export type JsonFailure = AnswerFailure | "invalid-json" | "schema-mismatch";

export interface Failed<Reason extends string> {
  readonly ok: false;
  readonly reason: Reason;
  /** Places and rules that were broken, never what stood there. May be empty. */
  readonly problems: readonly string[];
}

/** A usable value, or why there is none. The raw answer and the provenance come with both. */
export type TaskResult<Value extends object, Reason extends string> =
  | ({ readonly ok: true } & Value & Outcome)
  | (Failed<Reason> & Outcome);
