import { type LanguageModel, PromptTooLongError, type RgbImage } from "@medgemma/core";
import * as z from "zod";
import { buildMessages } from "../task/build-messages.js";
import { defineTask, type TaskCall } from "../task/define-task.js";
import { imageInput } from "../task/image-input.js";
import { answerSchema } from "../task/json/answer-schema.js";
import { describeForm } from "../task/json/describe-form.js";
import { generateJson } from "../task/json/generate-json.js";
import { mergeOutcomes } from "../task/merge-outcomes.js";
import { secondAnswer, type SecondFailure } from "../task/second-answer.js";
import type { TaskEvent } from "../task/task-event.js";
import type { JsonTaskOptions } from "../task/task-options.js";
import type { Failed, JsonFailure, Outcome, TaskResult } from "../task/task-result.js";
import type { TaskRun } from "../task/task-run.js";
import { longText } from "../task/text-input.js";
import { checkLaboratoryRow, type LaboratoryRowCheck } from "./check-row.js";
import { type ComputedFlag, computeFlag, readResult } from "./laboratory/compute-flag.js";
import type { Comparator } from "./laboratory/read-comparator.js";
import { type DecimalMark, decimalMarkOf, toldDecimalMark } from "./laboratory/read-number.js";
import { laboratoryPrompts } from "./laboratory-prompt.js";

/** What `readLaboratoryReport` takes. */
export const laboratoryReportInput = z.strictObject({
  pages: z
    .array(z.union([longText, imageInput]))
    .min(1)
    .max(50)
    .readonly()
    .describe("Pages in their order, each a text or an image; every page is asked by itself"),
});

export interface LaboratoryReportInput {
  readonly pages: readonly (string | RgbImage)[];
}

/** A result of a laboratory report, in the keys that MedGemma 1.5 was trained with and what is read from them. */
export interface LaboratoryResult {
  readonly name: string;
  /** As printed, with comparator. */
  readonly result: string | null;
  /** The number of `result`, by the decimal mark of its row and page; null for words, and for what is more than one number. */
  readonly value: number | null;
  readonly comparator: Comparator | null;
  readonly unit: string | null;
  readonly range: string | null;
  /** Below, within or above `range`, computed from the two; null where that cannot be told. It is not the printed flag. */
  readonly computedFlag: ComputedFlag | null;
  readonly panel: string | null;
  readonly method: string | null;
  readonly specimen: string | null;
  /** DD-MM-YYYY HH:MM:SS. */
  readonly sampleCollectionTime: string | null;
  /** Number of its page, from 1. */
  readonly page: number;
  /** Whether it stands on its page, for this analyte and specimen; null for a page that is an image. */
  readonly check: LaboratoryRowCheck | null;
}

export interface LaboratoryResults {
  /** Results that stand on their page, or whose page is an image. The same analyte of two specimens stands there twice. */
  readonly results: readonly LaboratoryResult[];
  /** Results that do not stand on their page as they are; `check.wrong` names what does not. */
  readonly unverified: readonly LaboratoryResult[];
  /** Pages whose answer was not usable, or that do not fit the context. Results of the others are there all the same. */
  readonly failedPages: readonly FailedPage[];
}

/** A page without results, and why. */
export interface FailedPage {
  /** From 1. */
  readonly page: number;
  readonly reason: JsonFailure | SecondFailure["reason"];
  readonly problems: readonly string[];
}

/** Why there is nothing: no page has a result. `problems` names the pages that failed. */
export type LaboratoryReportResult = TaskResult<LaboratoryResults, JsonFailure>;

/** The stream's `partial` holds finished results of the page at hand. */
export type LaboratoryReportEvent = TaskEvent<unknown>;

const printed = z.string().trim().min(1).max(200);

/** Models write numbers without quotation marks, leave keys out, and write an empty text for nothing. */
const field = z
  .union([z.string().max(200), z.number()])
  .nullish()
  .transform((value) => {
    const text = value === null || value === undefined ? "" : String(value).trim();
    return text === "" ? null : text;
  });

const trainedRow = z.object({
  ...{ result: field, unit: field, range: field, panel: field, method: field, specimen: field },
  name: printed,
  sample_collection_time: field,
});

const nullable = printed.nullable();

const strictRow = z.strictObject({
  ...{ name: printed, result: nullable, unit: nullable, range: nullable },
  ...{ panel: nullable, method: nullable, specimen: nullable, sample_collection_time: nullable },
});

/** Rows of a page at most. A full panel has some forty. */
const maxRows = 120;

type WrittenRow = z.output<typeof strictRow>;

export const laboratoryReportTask = defineTask<
  typeof laboratoryReportInput,
  JsonTaskOptions,
  LaboratoryReportEvent,
  LaboratoryReportResult
>({
  id: "laboratory-report",
  version: "1",
  input: laboratoryReportInput,
  forms: ["trained"],
  prompt: laboratoryPrompts,
  output: () => z.array(strictRow).max(maxRows),
  async *run(call) {
    const outcomes: Outcome[] = [];
    const rows: LaboratoryResult[] = [];
    const failedPages: FailedPage[] = [];
    for (const [index, page] of call.input.pages.entries()) {
      const number = index + 1;
      const answer = yield* secondAnswer(readPage(call, page), call.options.signal);
      if ("value" in answer) {
        const text = textOf(page);
        const mark = markOf(answer.value, text);
        rows.push(...answer.value.map((row) => toResult(row, { page: number, text, mark })));
      } else failedPages.push({ page: number, reason: answer.reason, problems: answer.problems });
      if ("outcome" in answer) outcomes.push(answer.outcome);
    }
    const [failed] = failedPages;
    if (outcomes.length === 0) throw new PromptTooLongError(failed?.problems[0] ?? "No page fits the context.");
    const outcome = mergeOutcomes(outcomes);
    if (rows.length === 0) {
      const reason =
        failed === undefined || failed.reason === "no-room" || failed.reason === "failed" ? "empty" : failed.reason;
      return { ok: false, reason, problems: failedPages.map(({ page }) => `page ${page}`), ...outcome };
    }
    const isVerified = ({ check }: LaboratoryResult): boolean => check?.grounded !== false;
    return {
      ok: true,
      results: rows.filter(isVerified),
      unverified: rows.filter((row) => !isVerified(row)),
      failedPages,
      ...outcome,
    };
  },
});

type Call = TaskCall<z.output<typeof laboratoryReportInput>, JsonTaskOptions>;

/** The rows of a page, or why there are none. */
type PageAnswer =
  | { readonly value: readonly WrittenRow[]; readonly outcome: Outcome }
  | (Failed<JsonFailure> & { readonly outcome: Outcome });

async function* readPage(
  call: Call,
  page: Call["input"]["pages"][number],
): AsyncGenerator<LaboratoryReportEvent, PageAnswer, undefined> {
  const isTrained = call.prompt.template.form === "trained";
  const schema = answerSchema<WrittenRow[]>(z.array(isTrained ? trainedRow : strictRow).max(maxRows));
  const text = textOf(page);
  const values = { text, form: describeForm(schema.form) };
  const messages = buildMessages(call, { values, images: typeof page === "string" ? [] : [page] });
  // The trained answer has a fence and line breaks, which a constraint would forbid.
  const answer = yield* generateJson(call, { messages, schema, ...(isTrained && { constrain: false }) });
  return answer.ok ? { value: answer.value, outcome: answer.outcome } : { ...answer.failed, outcome: answer.outcome };
}

function textOf(page: string | RgbImage): string | undefined {
  return typeof page === "string" ? page : undefined;
}

/**
 * Reads the results of a laboratory report page by page, in the form that MedGemma 1.5 was trained with, and looks for each
 * on its page.
 *
 * @throws {InvalidArgumentError} for a wrong input or prompt.
 * @throws {UnsupportedCapabilityError} when the model does not take images and a page is one.
 * @throws {PromptTooLongError} when a page, a thought and the answer do not fit the context.
 */
export function readLaboratoryReport(
  model: LanguageModel,
  input: LaboratoryReportInput,
  options: JsonTaskOptions = {},
): TaskRun<LaboratoryReportEvent, LaboratoryReportResult> {
  return laboratoryReportTask.start(model, input, options);
}

/** The decimal mark of a page, which its own rows tell where it is an image. */
function markOf(rows: readonly WrittenRow[], text: string | undefined): DecimalMark {
  return decimalMarkOf(text ?? rows.map(({ result, range }) => `${result ?? ""} ${range ?? ""}`).join("\n"));
}

function toResult(
  { sample_collection_time, ...row }: WrittenRow,
  { page, text, mark }: { readonly page: number; readonly text: string | undefined; readonly mark: DecimalMark },
): LaboratoryResult {
  const { result, range } = row;
  // What the row itself tells goes before its page: reports of two laboratories may stand on one.
  const own = toldDecimalMark(`${result ?? ""} ${range ?? ""}`) ?? mark;
  const read = result === null ? null : readResult(result, own);
  return {
    ...row,
    value: read?.value.value ?? null,
    comparator: read?.value.comparator ?? null,
    computedFlag: result === null || range === null ? null : computeFlag(result, range, own),
    sampleCollectionTime: sample_collection_time,
    page,
    check: text === undefined ? null : checkLaboratoryRow(row, text),
  };
}
