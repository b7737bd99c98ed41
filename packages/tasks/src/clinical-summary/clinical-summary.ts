import { type LanguageModel, isBoolean } from "@medgemma/core";
import type * as z from "zod";
import { askYesNo } from "../closed-question/ask-yes-no.js";
import { buildMessages } from "../task/build-messages.js";
import { defineTask } from "../task/define-task.js";
import { numberSpans, sentencesOf } from "../task/grounding/source-spans.js";
import { answerSchema } from "../task/json/answer-schema.js";
import { describeForm } from "../task/json/describe-form.js";
import { generateJson } from "../task/json/generate-json.js";
import type { TaskEvent } from "../task/task-event.js";
import type { JsonTaskOptions } from "../task/task-options.js";
import type { JsonFailure, TaskResult } from "../task/task-result.js";
import type { TaskRun } from "../task/task-run.js";
import { findOmissions, type Omission } from "./omissions/find-omissions.js";
import { groundSentences, type SummarySentence } from "./parse.js";
import { clinicalSummaryPrompt } from "./prompt.js";
import {
  clinicalSummaryInput,
  type ClinicalSummaryInput,
  summaryKinds,
  writtenSummary,
  type WrittenSentence,
} from "./schema.js";

export interface ClinicalSummaryOptions extends JsonTaskOptions {
  /** Asks for each verified sentence whether its sources state it, as a closed question. Default false. */
  readonly askSupport?: boolean;
}

/** The stream's `partial` holds sentences as written, before they are checked. */
export type ClinicalSummaryEvent = TaskEvent<{ readonly sentences?: readonly WrittenSentence[] }>;

/** Why an answer is no summary. `unsupported`: no sentence is supported by the sources that it cites. */
export type ClinicalSummaryFailure = JsonFailure | "unsupported";

export interface ClinicalSummary {
  /** Sentences that the sources that they cite support, see `checkStatement`. */
  readonly sentences: readonly SummarySentence[];
  /**
   * The others, with the reasons: what the model added, changed or cited wrongly. Not part of the summary. Sentences in a language
   * that the check does not read are here, too, as `unchecked`.
   */
  readonly unverified: readonly SummarySentence[];
  /** What the source says of allergies, of drugs started, stopped or changed, or calls critical, and the summary does not tell. */
  readonly omitted: readonly Omission[];
}

export type ClinicalSummaryResult = TaskResult<ClinicalSummary, ClinicalSummaryFailure>;

const written = ({ kind, source, sections = summaryKinds[kind].sections }: z.output<typeof clinicalSummaryInput>) =>
  writtenSummary(sections, Math.max(sentencesOf(source).length, 1));

export const clinicalSummaryTask = defineTask<
  typeof clinicalSummaryInput,
  ClinicalSummaryOptions,
  ClinicalSummaryEvent,
  ClinicalSummaryResult
>({
  id: "clinical-summary",
  version: "2",
  input: clinicalSummaryInput,
  prompt: { sdk: clinicalSummaryPrompt },
  checks: { askSupport: isBoolean },
  output: written,
  async *run(call) {
    const { source, kind, focus, audience } = call.input;
    const spans = sentencesOf(source);
    const schema = answerSchema(written(call.input));
    const { name, sections: usual } = summaryKinds[kind];
    const values = {
      ...{ kind: name, focus, audience },
      sections: (call.input.sections ?? usual).join(", "),
      source: numberSpans(spans),
      form: describeForm(schema.form),
    };
    const answer = yield* generateJson(call, { messages: buildMessages(call, { values }), schema });
    const { outcome } = answer;
    if (!answer.ok) return { ...answer.failed, ...outcome };
    const all = groundSentences(answer.value.sentences, spans);
    if (all.length === 0) return { ok: false, reason: "empty", problems: [], ...outcome };
    const isSupported = ({ support }: SummarySentence): boolean => support.verdict === "supported";
    const verified = all.filter(isSupported);
    if (verified.length === 0 && all.some(({ support }) => support.verdict !== "unchecked"))
      return { ok: false, reason: "unsupported", problems: [], ...outcome };
    const { askSupport = false, signal } = call.options;
    const sentences: SummarySentence[] = [];
    for (const sentence of verified) {
      sentences.push(askSupport ? await withProbability(call.model, sentence, signal) : sentence);
    }
    const unverified = all.filter((sentence) => !isSupported(sentence));
    const omitted = findOmissions(
      spans,
      sentences.map(({ text }) => text),
    );
    return { ok: true, sentences, unverified, omitted, ...outcome };
  },
});

/**
 * Summarises a patient's record as a note, discharge summary or hand-over. Every sentence comes with the pieces of the
 * source that it rests on.
 *
 * @throws {InvalidArgumentError} for a wrong input or prompt, or a source without a sentence.
 * @throws {PromptTooLongError} when source, thought and answer do not fit the context.
 */
export function summarize(
  model: LanguageModel,
  input: ClinicalSummaryInput,
  options: ClinicalSummaryOptions = {},
): TaskRun<ClinicalSummaryEvent, ClinicalSummaryResult> {
  return clinicalSummaryTask.start(model, input, options);
}

async function withProbability(
  model: LanguageModel,
  sentence: SummarySentence,
  signal: AbortSignal,
): Promise<SummarySentence> {
  const context = sentence.sources.map(({ text }) => text).join("\n");
  const question = `Does this text state the following? ${sentence.text}`;
  const { probabilities } = await askYesNo(model, { context, question }, { signal });
  const yes = probabilities.find(({ option }) => option === "yes");
  return yes === undefined ? sentence : { ...sentence, supportProbability: yes.probability };
}
