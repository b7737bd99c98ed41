import type { Message } from "@medgemma/core";
import type { TaskCall } from "../task/define-task.js";
import { finalAnswer, namedOption } from "../task/forms/final-answer.js";
import { generateAnswer } from "../task/generate-answer.js";
import type { TaskEvent } from "../task/task-event.js";
import type { AnswerFailure, Failed, Outcome } from "../task/task-result.js";
import { abstentionOf } from "./abstention.js";
import { normalizedEntropy } from "./distribution.js";
import type { ClosedAnswer, ClosedQuestionOptions } from "./schema.js";
import { scoreOptions } from "./score-options.js";
import { letters, letterSpellings, wordSpellings } from "./spellings.js";

/** A closed question that is answered after an argument. */
export interface ReasonedQuestion<Option extends string> {
  readonly messages: readonly Message[];
  readonly choices: readonly Option[];
  /** Whether the final answer is an option's letter. Else it is the option itself. */
  readonly lettered: boolean;
  /** As for scored questions; a final answer in an unusual spelling is one, so that its mass counts only when asked for. */
  readonly abstaining: Pick<ClosedQuestionOptions, "abstainBelow" | "minOptionMass">;
}

/** An answer after an argument. */
export interface ReasonedAnswer<Option extends string> extends ClosedAnswer<Option> {
  /** The argument and the final answer, as the model wrote them. */
  readonly reasoning: Outcome;
}

/** Why there is none. `no-final-answer`: the argument does not end in one of the options. */
export type ReasonedFailure = Failed<AnswerFailure | "no-final-answer"> & Outcome;

/**
 * Has the model argue and end with `Final Answer: X`, the form that it was trained with. Probabilities are those of the
 * options in that place, after its own argument and thought: they tell how sure it was of what it had argued for, not whether
 * the argument is right.
 */
export async function* reason<Option extends string>(
  call: Omit<TaskCall, "input">,
  { messages, choices, lettered, abstaining }: ReasonedQuestion<Option>,
): AsyncGenerator<TaskEvent<string>, ReasonedAnswer<Option> | ReasonedFailure, undefined> {
  const { outcome, failure } = yield* generateAnswer(call, { messages, partial: (text) => text });
  if (failure !== undefined) return { ok: false, reason: failure, problems: [], ...outcome };
  const final = finalAnswer(outcome.raw);
  const answer = final && namedOption(final.answer, choices, { lettered });
  if (final === undefined || answer === undefined) {
    return { ok: false, reason: "no-final-answer", problems: [], ...outcome };
  }
  const { imageFit = "pad", signal } = call.options;
  const text = outcome.raw.slice(0, final.at).trimEnd();
  const answerStart = { text, ...(outcome.thinking !== undefined && { thought: outcome.thinking }) };
  const spellings = choices.map((option, index) =>
    lettered ? letterSpellings(letters[index] ?? "") : wordSpellings(option),
  );
  const scored = await scoreOptions(call.model, { messages, imageFit, signal, answerStart }, spellings);
  const probability = scored.probabilities[choices.indexOf(answer)] ?? 0;
  const abstained = abstentionOf({ optionMass: scored.mass, probability }, { minOptionMass: 0, ...abstaining });
  return {
    ok: true,
    answer: abstained === null ? answer : null,
    abstained,
    probabilities: choices.map((option, index) => ({ option, probability: scored.probabilities[index] ?? 0 })),
    optionMass: scored.mass,
    entropy: normalizedEntropy(scored.probabilities),
    reasoning: outcome,
    provenance: outcome.provenance,
    notice: outcome.notice,
  };
}
