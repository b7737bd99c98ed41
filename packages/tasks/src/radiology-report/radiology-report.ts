import { type LanguageModel, MedGemmaError, isBoolean } from "@medgemma/core";
import { buildMessages } from "../task/build-messages.js";
import { generateAnswer } from "../task/generate-answer.js";
import { parseInput } from "../task/parse-input.js";
import { fillTemplate, type PromptTemplate } from "../task/prompt-template.js";
import type { TaskEvent } from "../task/task-event.js";
import { type JsonTaskOptions, isTemplate, taskChecks } from "../task/task-options.js";
import type { AnswerFailure, TaskResult } from "../task/task-result.js";
import { startTask } from "../task/start-task.js";
import type { TaskRun } from "../task/task-run.js";
import { type FindingListResult, listFindings } from "./list-findings.js";
import { parseSections, type PartialSections } from "./parse.js";
import { findingListPrompt, radiologyReportPrompt } from "./prompt.js";
import {
  radiologyReportInput,
  type RadiologyReportInput,
  radiologyReportSections,
  type RadiologyReportSections,
} from "./schema.js";

export interface RadiologyReportOptions extends JsonTaskOptions {
  /** Lists the findings in a second answer, checked against the report. Default true. */
  readonly listFindings?: boolean;
  /** Another wording of that second question; its slots are `sentences` and `form`. */
  readonly findingListPrompt?: PromptTemplate;
}

/** `finding-list` carries the text of the second answer as it comes. */
export type RadiologyReportEvent =
  | TaskEvent<PartialSections>
  | { readonly type: "finding-list"; readonly text: string };

/** Why an answer is not a report. `sections-missing`: it lacks a section; `problems` names it. */
export type RadiologyReportFailure = AnswerFailure | "sections-missing";

export interface RadiologyReport {
  readonly report: RadiologyReportSections;
  /** The findings as a list. Absent when `listFindings` is false. */
  readonly findingList?: FindingListResult;
}

export type RadiologyReportResult = TaskResult<RadiologyReport, RadiologyReportFailure>;

/**
 * Drafts a radiology report from the images of one study, compared with an earlier one if that is given.
 *
 * @returns a run: iterate it for the streamed text, await it for the result. An answer that is not a whole
 * report gives `ok: false` with the reason; nothing is filled in.
 * @throws {InvalidArgumentError} for a wrong input or prompt.
 * @throws {UnsupportedCapabilityError} when the model does not take the images.
 * @throws {PromptTooLongError} when prompt and answer do not fit the context.
 */
export function radiologyReport(
  model: LanguageModel,
  input: RadiologyReportInput,
  options: RadiologyReportOptions = {},
): TaskRun<RadiologyReportEvent, RadiologyReportResult> {
  return startTask(
    options,
    {
      ...taskChecks,
      listFindings: isBoolean,
      findingListPrompt: isTemplate,
    },
    (given) => run(model, input, given),
  );
}

async function* run(
  model: LanguageModel,
  input: RadiologyReportInput,
  options: RadiologyReportOptions,
): AsyncGenerator<RadiologyReportEvent, RadiologyReportResult, undefined> {
  const { images: current, priorImages = [], priorReport, ...texts } = parseInput(radiologyReportInput, input);
  const { prompt = radiologyReportPrompt } = options;
  // In the order of time, as in Google's example of longitudinal chest radiographs.
  const images = [...priorImages, ...current];
  const hasPrior = priorImages.length > 0 || priorReport !== undefined;
  const { indication, view, comparison, technique } = texts;
  // A slot that is empty or absent keeps or drops its line.
  const onlyWithPrior = hasPrior ? "" : undefined;
  const values = {
    indication,
    view,
    comparison,
    technique,
    priorReport,
    imageOrder: priorImages.length === 0 ? undefined : describeOrder(priorImages.length, current.length),
    onlyWithPrior,
  };
  const messages = buildMessages({ prompt, values, images });
  const listPrompt = options.findingListPrompt ?? findingListPrompt;
  // A wrong slot is told before the report is written, not after.
  fillTemplate(listPrompt.user, { sentences: "", form: "" });
  const request = { task: "radiology-report", prompt, messages, images, maxTokens: 1024, partial: parseSections };
  const { outcome, failure } = yield* generateAnswer(model, request, options);
  if (failure !== undefined) return { ok: false, reason: failure, problems: [], ...outcome };
  const found = parseSections(outcome.raw);
  const sections = radiologyReportSections.safeParse(found);
  const missing = (["findings", "comparison", "impression"] as const).filter(
    (name) => found[name] === undefined && (name !== "comparison" || hasPrior),
  );
  if (!sections.success || missing.length > 0) {
    return {
      ok: false,
      reason: "sections-missing",
      problems: missing.map((name) => `\`${name}\`: missing`),
      ...outcome,
    };
  }
  const report = sections.data;
  if (options.listFindings === false) return { ok: true, report, ...outcome };
  const listing = listFindings(
    model,
    {
      prompt: listPrompt,
      messages: [...messages, { role: "assistant", content: outcome.raw }],
      images,
      sections: report,
    },
    withoutMaxTokens(options),
  );
  const findingList = yield* asFindingList(listing, options.signal);
  return { ok: true, report, findingList, ...outcome };
}

/** The second answer is no part of the report's text. */
async function* asFindingList(
  listing: ReturnType<typeof listFindings>,
  signal: AbortSignal | undefined,
): AsyncGenerator<RadiologyReportEvent, FindingListResult, undefined> {
  try {
    for (;;) {
      const { done, value } = await listing.next();
      if (done === true) return value;
      if (value.type === "text") yield { type: "finding-list", text: value.text };
      else if (value.type !== "thinking") yield value;
    }
  } catch (error) {
    if (signal?.aborted === true) throw error;
    // The report is there already: it must not be lost because its list failed.
    // Words of errors that are not the SDK's are not known to be free of patient data.
    if (!MedGemmaError.isInstance(error)) return { ok: false, reason: "failed", problems: [] };
    const reason = error.code === "ERR_PROMPT_TOO_LONG" ? "no-room" : "failed";
    return { ok: false, reason, problems: [error.message] };
  } finally {
    await listing.return(undefined as never);
  }
}

/** `maxTokens` is the report's; the list has its own budget. */
function withoutMaxTokens(options: RadiologyReportOptions): JsonTaskOptions {
  const { maxTokens: _, ...rest } = options;
  return rest;
}

function describeOrder(prior: number, current: number): string {
  const range = (from: number, count: number): string =>
    count === 1 ? `Image ${from} is` : `Images ${from} to ${from + count - 1} are`;
  return `${range(1, prior)} of the prior examination. ${range(prior + 1, current)} of the current examination.`;
}
