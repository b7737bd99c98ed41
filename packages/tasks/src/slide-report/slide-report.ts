import { isBoolean, type LanguageModel, type Message, UnsupportedCapabilityError } from "@medgemma/core";
import * as z from "zod";
import { buildMessages } from "../task/build-messages.js";
import { defineTask, type TaskCall } from "../task/define-task.js";
import { generateAnswer } from "../task/generate-answer.js";
import { imageInput } from "../task/image-input.js";
import { checkStatement } from "../task/grounding/check-statement.js";
import { answerSchema } from "../task/json/answer-schema.js";
import { describeForm } from "../task/json/describe-form.js";
import { generateJson } from "../task/json/generate-json.js";
import { fillTemplate, type PromptTemplate } from "../task/prompt-template.js";
import { secondAnswer, type SecondFailure } from "../task/second-answer.js";
import type { TaskEvent } from "../task/task-event.js";
import type { JsonTaskOptions } from "../task/task-options.js";
import type { AnswerFailure, JsonFailure, TaskResult } from "../task/task-result.js";
import type { TaskRun } from "../task/task-run.js";
import { shortText } from "../task/text-input.js";

/** Patches of a slide at most in MedGemma 1.5's training and evaluation (arXiv:2604.05081). */
export const maxPatches = 126;

/** What `slideReport` takes. */
export const slideReportInput = z.strictObject({
  patches: z
    .array(imageInput)
    .min(1)
    .max(maxPatches)
    .readonly()
    .describe("Patches of the tissue at one magnification, row by row, 126 at most; 896 × 896 pixels in training"),
  specimen: shortText.describe("Tissue and procedure, for example `colon, biopsy`"),
  magnification: shortText.optional().describe("Of the patches, for example `10x`"),
});

const value = shortText.max(200).nullable();

const slideStructure = z.strictObject({
  tissue: value.describe("tissue or organ"),
  procedure: value.describe("biopsy, resection, …"),
  diagnosis: value,
  grade: value.describe("grade or degree of dysplasia"),
  margins: value.describe("margins, as far as they are told"),
});

export type SlideReportInput = z.input<typeof slideReportInput>;

export interface SlideReportOptions extends JsonTaskOptions {
  /** Puts the text into fields by a second answer, each checked against the text. Default false. */
  readonly structure?: boolean;
}

/** A text about a slide in fields; what the text does not say is null. */
export type SlideStructure = z.output<typeof slideStructure>;

export interface StructuredSlide {
  readonly structure: SlideStructure;
  /** Fields that the text does not state as that field, see `checkStatement`. */
  readonly unverified: readonly (keyof SlideStructure)[];
}

/** The fields, or why there are none. */
export type SlideStructureResult = TaskResult<StructuredSlide, JsonFailure> | SecondFailure;

export interface SlideReport {
  /** The diagnostic text, as written. */
  readonly text: string;
  /** With `structure`. */
  readonly structured?: SlideStructureResult;
}

export type SlideReportResult = TaskResult<SlideReport, AnswerFailure>;

/** The stream's `partial` is the text so far. */
export type SlideReportEvent = TaskEvent<string>;

/** The form of MedGemma 1.5's evaluation on whole slides (arXiv:2604.05081, appendix B). */
export const slideReportPrompt: PromptTemplate = {
  id: "slide-report",
  version: "1",
  user: [
    "Provide a brief diagnostic text for the set of pathology patches extracted from a pathology slide. Consider the tissue " +
      "type and procedure (below) when deciding what to include in the diagnostic text.",
    "{specimen}",
    "Magnification: {magnification}",
  ].join("\n"),
};

/** The second question, which puts the text into fields. Change it only together with its version. */
export const slideStructurePrompt: PromptTemplate = {
  id: "slide-report-structure",
  version: "1",
  user: [
    "Put your text into fields, in its own words. Write null where it says nothing.",
    "Answer with JSON of this form: {form}",
  ].join("\n"),
};

export const slideReportTask = defineTask<
  typeof slideReportInput,
  SlideReportOptions,
  SlideReportEvent,
  SlideReportResult
>({
  id: "slide-report",
  version: "1",
  input: slideReportInput,
  prompt: { sdk: slideReportPrompt, "medgemma-1.5": slideReportPrompt },
  checks: { structure: isBoolean },
  async *run(call) {
    if (call.model.info.family === "medgemma-1") {
      throw new UnsupportedCapabilityError("Models of MedGemma 1 were not trained on whole slides.", {
        hint: "Load MedGemma 1.5: its published ROUGE-L is 49, that of MedGemma 1 4B 2.",
      });
    }
    const { patches, specimen, magnification } = call.input;
    const messages = buildMessages(call, { values: { specimen, magnification }, images: patches });
    const { outcome, failure } = yield* generateAnswer(call, { messages, partial: (text) => text });
    if (failure !== undefined) return { ok: false, reason: failure, problems: [], ...outcome };
    const text = outcome.raw.trim();
    if (call.options.structure !== true) return { ok: true, text, ...outcome };
    const turns: readonly Message[] = [...messages, { role: "assistant", content: outcome.raw }];
    return {
      ok: true,
      text,
      structured: yield* secondAnswer(structureText(call, { text, turns }), call.options.signal),
      ...outcome,
    };
  },
});

/**
 * Drafts a brief diagnostic text from patches of a whole slide.
 *
 * @throws {InvalidArgumentError} for a wrong input or prompt, and for more than 126 patches.
 * @throws {UnsupportedCapabilityError} when the model does not take so many images, or was not trained on slides.
 * @throws {PromptTooLongError} when prompt, thought and answer do not fit the context.
 */
export function slideReport(
  model: LanguageModel,
  input: SlideReportInput,
  options: SlideReportOptions = {},
): TaskRun<SlideReportEvent, SlideReportResult> {
  return slideReportTask.start(model, input, options);
}

async function* structureText(
  call: TaskCall<unknown, SlideReportOptions>,
  { text, turns }: { readonly text: string; readonly turns: readonly Message[] },
): AsyncGenerator<TaskEvent<unknown>, TaskResult<StructuredSlide, JsonFailure>, undefined> {
  const schema = answerSchema(slideStructure);
  const question = fillTemplate(slideStructurePrompt.user, { form: describeForm(schema.form) });
  const asking = { ...call, prompt: { preset: "sdk" as const, template: slideStructurePrompt } };
  const answer = yield* generateJson(asking, { messages: [...turns, { role: "user", content: question }], schema });
  if (!answer.ok) return { ...answer.failed, ...answer.outcome };
  const structure = answer.value;
  const names = Object.keys(structure) as (keyof SlideStructure)[];
  const unverified = names.filter((name) => {
    const said = structure[name];
    return said !== null && checkStatement(statedAs(name, said), [text]).verdict !== "supported";
  });
  return { ok: true, structure, unverified, ...answer.outcome };
}

/** A value with what it is a value of, where it is none by itself. */
function statedAs(name: keyof SlideStructure, value: string): string {
  if (name === "margins") return /margin/i.test(value) ? value : `margins ${value}`;
  if (name === "grade") return /grade|dysplasia|differentiat/i.test(value) ? value : `grade ${value}`;
  return value;
}
