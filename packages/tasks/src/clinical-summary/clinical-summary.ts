import { type LanguageModel, isBoolean } from "@medgemma/core";
import { askYesNo } from "../closed-question/ask-yes-no.js";
import { buildMessages } from "../task/build-messages.js";
import { numberSpans, sentencesOf } from "../task/grounding/source-spans.js";
import { answerSchema } from "../task/json/answer-schema.js";
import { describeForm } from "../task/json/describe-form.js";
import { generateJson } from "../task/json/generate-json.js";
import { parseInput } from "../task/parse-input.js";
import type { TaskEvent } from "../task/task-event.js";
import { type JsonTaskOptions, taskChecks } from "../task/task-options.js";
import type { JsonFailure, TaskResult } from "../task/task-result.js";
import { startTask } from "../task/start-task.js";
import type { TaskRun } from "../task/task-run.js";
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

/** Why an answer is no summary. `unsupported`: no sentence is stated by the sources that it cites. */
export type ClinicalSummaryFailure = JsonFailure | "unsupported";

export interface ClinicalSummary {
  /** Sentences that the sources that they cite state, see `checkStatement`. */
  readonly sentences: readonly SummarySentence[];
  /** The others, with what fails: what the model added, changed or cited wrongly. Not part of the summary. */
  readonly unverified: readonly SummarySentence[];
}

export type ClinicalSummaryResult = TaskResult<ClinicalSummary, ClinicalSummaryFailure>;

/**
 * Summarises a patient's record as a note, discharge summary or hand-over. Every sentence comes with the pieces of the
 * source that it rests on.
 *
 * @throws {InvalidArgumentError} for a wrong input or prompt, or a source without a sentence.
 * @throws {PromptTooLongError} when source and answer do not fit the context.
 */
export function summarize(
  model: LanguageModel,
  input: ClinicalSummaryInput,
  options: ClinicalSummaryOptions = {},
): TaskRun<ClinicalSummaryEvent, ClinicalSummaryResult> {
  return startTask(options, { ...taskChecks, askSupport: isBoolean }, (given) => run(model, input, given));
}

async function* run(
  model: LanguageModel,
  input: ClinicalSummaryInput,
  options: ClinicalSummaryOptions,
): AsyncGenerator<ClinicalSummaryEvent, ClinicalSummaryResult, undefined> {
  const { source, kind, focus, audience } = parseInput(clinicalSummaryInput, input);
  const { prompt = clinicalSummaryPrompt } = options;
  const spans = sentencesOf(source);
  const schema = answerSchema(writtenSummary(kind, Math.max(spans.length, 1)));
  const { name, sections } = summaryKinds[kind];
  const values = {
    kind: name,
    sections: sections.join(", "),
    focus,
    audience,
    source: numberSpans(spans),
    form: describeForm(schema.form),
  };
  const messages = buildMessages({ prompt, values, images: [] });
  const request = { task: "clinical-summary", prompt, messages, images: [], schema, maxTokens: 1536 };
  const answer = yield* generateJson(model, request, options);
  const { outcome } = answer;
  if (!answer.ok) return { ...answer.failed, ...outcome };
  const all = groundSentences(answer.value.sentences, spans);
  if (all.length === 0) return { ok: false, reason: "empty", problems: [], ...outcome };
  const verified = all.filter(({ support }) => support.verdict === "supported");
  if (verified.length === 0) return { ok: false, reason: "unsupported", problems: [], ...outcome };
  const sentences: SummarySentence[] = [];
  for (const sentence of verified) {
    sentences.push(options.askSupport === true ? await withProbability(model, sentence, options) : sentence);
  }
  return { ok: true, sentences, unverified: all.filter(({ support }) => support.verdict !== "supported"), ...outcome };
}

async function withProbability(
  model: LanguageModel,
  sentence: SummarySentence,
  { signal }: ClinicalSummaryOptions,
): Promise<SummarySentence> {
  const context = sentence.sources.map(({ text }) => text).join("\n");
  const question = `Does this text state the following? ${sentence.text}`;
  const { probabilities } = await askYesNo(model, { context, question }, signal === undefined ? {} : { signal });
  const yes = probabilities.find(({ option }) => option === "yes");
  return yes === undefined ? sentence : { ...sentence, supportProbability: yes.probability };
}
