import { isBoolean, type LanguageModel, type Message } from "@medgemma/core";
import type * as z from "zod";
import { buildMessages } from "../task/build-messages.js";
import { defineTask, type TaskCall } from "../task/define-task.js";
import { generateAnswer } from "../task/generate-answer.js";
import { fillTemplate, type PromptTemplate } from "../task/prompt-template.js";
import { secondAnswer } from "../task/second-answer.js";
import type { TaskEvent } from "../task/task-event.js";
import { type JsonTaskOptions, isTemplate } from "../task/task-options.js";
import type { AnswerFailure, TaskResult } from "../task/task-result.js";
import type { TaskRun } from "../task/task-run.js";
import { checkReport, type ReportFlag } from "./checks/check-report.js";
import { type FindingListResult, listFindings } from "./list-findings.js";
import { isBlank } from "./is-blank.js";
import { parseSections, type PartialSections } from "./parse.js";
import { findingListPrompt, radiologyReportPrompt, radiologyReportPrompts } from "./prompt.js";
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
  /**
   * What is not right with the report, or must be told at once, by rules and with places in `raw`: see `checkReport`. They are
   * data; a report with flags is still a draft.
   */
  readonly flags: readonly ReportFlag[];
  /** The findings as a list. Absent when `listFindings` is false. */
  readonly findingList?: FindingListResult;
}

export type RadiologyReportResult = TaskResult<RadiologyReport, RadiologyReportFailure>;

export const radiologyReportTask = defineTask<
  typeof radiologyReportInput,
  RadiologyReportOptions,
  RadiologyReportEvent,
  RadiologyReportResult
>({
  id: "radiology-report",
  version: "3",
  input: radiologyReportInput,
  forms: ["continuation"],
  // The published form has the images of one study and an indication, and no place for anything else.
  prompt: (input) =>
    otherTexts.some((name) => hasContent(input[name])) ? { sdk: radiologyReportPrompt } : radiologyReportPrompts,
  checks: { listFindings: isBoolean, findingListPrompt: isTemplate },
  async *run(call) {
    const { input, options } = call;
    const isContinued = call.prompt.template.form === "continuation";
    const hasPrior = (input.priorImages ?? []).length > 0 || input.priorReport !== undefined;
    const messages = reportMessages(call, { hasPrior, isContinued });
    const listPrompt = options.findingListPrompt ?? findingListPrompt;
    // A wrong slot is told before the report is written, not after.
    fillTemplate(listPrompt.user, { sentences: "", form: "" });
    const { outcome, failure } = yield* generateAnswer(call, { messages, partial: parseSections });
    if (failure !== undefined) return { ok: false, reason: failure, problems: [], ...outcome };
    const read = parseSections(outcome.raw);
    const sections = radiologyReportSections.safeParse(read);
    const missing = expectedSections({ hasPrior, isContinued }).filter((name) => read[name] === undefined);
    if (!sections.success || missing.length > 0) {
      const problems = missing.map((name) => `\`${name}\`: missing`);
      return { ok: false, reason: "sections-missing", problems, ...outcome };
    }
    const report = sections.data;
    const found = checkReport(outcome.raw, { hasPrior: hasPrior || input.comparison !== undefined });
    const flags: readonly ReportFlag[] = input.images.every(isBlank)
      ? [{ flag: "blank-image", where: [] }, ...found]
      : found;
    if (options.listFindings === false) return { ok: true, report, flags, ...outcome };
    const turns: readonly Message[] = [...messages, { role: "assistant", content: outcome.raw }];
    const listing = listFindings(call, { prompt: listPrompt, messages: turns, sections: report });
    const findingList = yield* secondAnswer(listing, options.signal, (text) => ({
      type: "finding-list" as const,
      text,
    }));
    return { ok: true, report, flags, findingList, ...outcome };
  },
});

/**
 * Drafts a radiology report from the images of one study, compared with an earlier one if that is given.
 *
 * @returns a run: iterate it for the streamed text, await it for the result. An answer that is not a whole
 * report gives `ok: false` with the reason; nothing is filled in.
 * @throws {InvalidArgumentError} for a wrong input or prompt.
 * @throws {UnsupportedCapabilityError} when the model does not take the images.
 * @throws {PromptTooLongError} when prompt, thought and answer do not fit the context.
 */
export function radiologyReport(
  model: LanguageModel,
  input: RadiologyReportInput,
  options: RadiologyReportOptions = {},
): TaskRun<RadiologyReportEvent, RadiologyReportResult> {
  return radiologyReportTask.start(model, input, options);
}

/** What the published form has no place for. */
const otherTexts = ["priorImages", "priorReport", "view", "comparison", "technique", "examination", "patient"] as const;

function hasContent(value: string | readonly unknown[] | undefined): boolean {
  return value !== undefined && value.length > 0;
}

interface ReportForm {
  readonly hasPrior: boolean;
  /** Whether the report goes on from `findings:`, as in training; it has an impression or not. */
  readonly isContinued: boolean;
}

function expectedSections({ hasPrior, isContinued }: ReportForm): readonly (keyof PartialSections)[] {
  if (isContinued) return ["findings"];
  return hasPrior ? ["findings", "comparison", "impression"] : ["findings", "impression"];
}

function reportMessages(
  call: TaskCall<z.output<typeof radiologyReportInput>>,
  { hasPrior, isContinued }: ReportForm,
): readonly Message[] {
  const { images: current, priorImages = [], priorReport, indication, ...texts } = call.input;
  const values = {
    ...{ view: texts.view, comparison: texts.comparison, technique: texts.technique, priorReport },
    ...{ examination: texts.examination, patient: texts.patient },
    // The line that the report goes on from must be there.
    indication: indication ?? (isContinued ? "" : undefined),
    imageOrder: priorImages.length === 0 ? undefined : describeOrder(priorImages.length, current.length),
    // A slot that is empty or absent keeps or drops its line.
    onlyWithPrior: hasPrior ? "" : undefined,
  };
  // In the order of time, as in Google's example of longitudinal chest radiographs.
  const images = [
    ...priorImages.map((image) => ({ image, label: "prior" })),
    ...current.map((image) => ({ image, label: "current" })),
  ];
  return buildMessages(call, { values, images });
}

function describeOrder(prior: number, current: number): string {
  const range = (from: number, count: number): string =>
    count === 1 ? `Image ${from} is` : `Images ${from} to ${from + count - 1} are`;
  return `${range(1, prior)} of the prior examination. ${range(prior + 1, current)} of the current examination.`;
}
