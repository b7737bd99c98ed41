import { type LanguageModel, UnsupportedCapabilityError } from "@medgemma/core";
import type * as z from "zod";
import { buildMessages } from "../task/build-messages.js";
import { defineTask, type TaskCall } from "../task/define-task.js";
import { finalAnswer } from "../task/forms/final-answer.js";
import { answerSchema } from "../task/json/answer-schema.js";
import { describeForm } from "../task/json/describe-form.js";
import { generateJson, type JsonAnswer } from "../task/json/generate-json.js";
import { mergeOutcomes } from "../task/merge-outcomes.js";
import type { TaskEvent } from "../task/task-event.js";
import type { JsonTaskOptions } from "../task/task-options.js";
import type { Failed, JsonFailure, Outcome, TaskResult } from "../task/task-result.js";
import type { TaskRun } from "../task/task-run.js";
import { type BoxFlag, checkBoxes } from "./check-boxes.js";
import { type LocatedFinding, type RejectedBox, toPixels } from "./parse.js";
import { findingLocalizationPrompt, publishedLocalizationPrompt } from "./prompt.js";
import {
  findingLocalizationInput,
  type FindingLocalizationInput,
  trainedBoxes,
  type WrittenBox,
  writtenBoxes,
} from "./schema.js";

/** The image is always padded: the model was trained on boxes in the padded square. */
export type FindingLocalizationOptions = Omit<JsonTaskOptions, "imageFit">;

/** Why there are no boxes. `no-usable-box`: all that were written are in `problems`. */
export type FindingLocalizationFailure = JsonFailure | "no-usable-box";

/** A target whose answer was not usable, and why. */
export interface FailedTarget {
  readonly target: string;
  readonly reason: JsonFailure;
}

export interface FindingLocations {
  /** The places, in the model's order. Empty when it says that it sees none of the targets. */
  readonly findings: readonly LocatedFinding[];
  /** Boxes that mark nothing. */
  readonly rejected: readonly RejectedBox[];
  /** Targets without a place. */
  readonly notFound: readonly string[];
  /** Targets whose answer was not usable, where they are asked one by one. They are not among `notFound`. */
  readonly failed: readonly FailedTarget[];
  /** Boxes that cannot be right as they are: look at them. */
  readonly flags: readonly BoxFlag[];
}

export type FindingLocalizationResult = TaskResult<FindingLocations, FindingLocalizationFailure>;

/** The stream's `partial` holds boxes as written; where targets are asked one by one, those of the target at hand. */
export type FindingLocalizationEvent = TaskEvent<readonly WrittenBox[]>;

type Call = TaskCall<z.output<typeof findingLocalizationInput>, JsonTaskOptions>;
type Work<Value> = AsyncGenerator<FindingLocalizationEvent, Value, undefined>;

export const findingLocalizationTask = defineTask<
  typeof findingLocalizationInput,
  FindingLocalizationOptions,
  FindingLocalizationEvent,
  FindingLocalizationResult
>({
  id: "finding-localization",
  version: "2",
  input: findingLocalizationInput,
  forms: ["final-answer"],
  prompt: { sdk: findingLocalizationPrompt, "medgemma-1.5": publishedLocalizationPrompt },
  output: ({ targets }) => writtenBoxes(targets),
  async *run(given) {
    const { info } = given.model;
    if (info.family === "medgemma-1") {
      throw new UnsupportedCapabilityError("Models of MedGemma 1 were not trained to place boxes.", {
        hint: "Load MedGemma 1.5: its published mean intersection over union is 38 %, that of MedGemma 1 4B 3 %.",
      });
    }
    const call: Call = { ...given, options: { ...given.options, imageFit: "pad" } };
    const { image, targets, view } = call.input;
    const isOneByOne = call.prompt.template.form === "final-answer";
    const answer = isOneByOne ? yield* askOneByOne(call) : yield* askTogether(call, targets);
    const { outcome } = answer;
    if (!answer.ok) return { ...answer.failed, ...outcome };
    const { boxes: written, failed } = answer.value;
    const boxes = written.map((box) =>
      targets.includes(box.label)
        ? toPixels(box, image)
        : { label: box.label, written: box.box_2d, reason: "other-label" as const },
    );
    const findings = boxes.filter((box) => "box" in box);
    const rejected = boxes.filter((box) => "reason" in box);
    if (findings.length === 0 && rejected.some(({ reason }) => reason !== "other-label")) {
      const problems = rejected.map(({ reason }, index) => `\`${index}.box_2d\`: ${reason}`);
      return { ok: false, reason: "no-usable-box", problems, ...outcome };
    }
    const notFound = targets.filter(
      (target) => !findings.some(({ label }) => label === target) && !failed.some((one) => one.target === target),
    );
    return { ok: true, findings, rejected, notFound, failed, flags: checkBoxes(findings, { image, view }), ...outcome };
  },
});

/**
 * Marks where findings or anatomy are in an image.
 *
 * @returns boxes in pixels of the image as given.
 * @throws {InvalidArgumentError} for a wrong input or prompt.
 * @throws {UnsupportedCapabilityError} when the model does not take images, or was not trained to place boxes.
 * @throws {PromptTooLongError} when prompt, thought and answer do not fit the context.
 */
export function localizeFindings(
  model: LanguageModel,
  input: FindingLocalizationInput,
  options: FindingLocalizationOptions = {},
): TaskRun<FindingLocalizationEvent, FindingLocalizationResult> {
  return findingLocalizationTask.start(model, input, options);
}

/** Boxes as written, and targets whose answer was not usable. */
interface Located {
  readonly boxes: readonly WrittenBox[];
  readonly failed: readonly FailedTarget[];
}

async function* askTogether(call: Call, targets: readonly string[]): Work<JsonAnswer<Located>> {
  const { image, view } = call.input;
  const schema = answerSchema(writtenBoxes(targets));
  const values = { view, targets: targets.join("; "), form: describeForm(schema.form) };
  const answer = yield* generateJson(call, { messages: buildMessages(call, { values, images: [image] }), schema });
  return answer.ok ? { ...answer, value: { boxes: answer.value, failed: [] } } : answer;
}

/** In the trained form a question has one object; its answer may have an argument before the boxes, and a fence. */
async function* askOneByOne(call: Call): Work<JsonAnswer<Located>> {
  const { image, view, targets } = call.input;
  const boxes: WrittenBox[] = [];
  const failed: FailedTarget[] = [];
  const outcomes: Outcome[] = [];
  let first: Failed<JsonFailure> | undefined;
  for (const target of targets) {
    const schema = answerSchema(trainedBoxes(target));
    const values = { view, targets: target, form: describeForm(schema.form) };
    const messages = buildMessages(call, { values, images: [image] });
    const answer = yield* generateJson(call, { messages, schema, constrain: false, read: finalBoxes });
    outcomes.push(answer.outcome);
    if (answer.ok) boxes.push(...answer.value);
    else {
      failed.push({ target, reason: answer.failed.reason });
      first ??= answer.failed;
    }
  }
  const outcome = mergeOutcomes(outcomes);
  if (first !== undefined && failed.length === targets.length) return { ok: false, failed: first, outcome };
  return { ok: true, value: { boxes, failed }, outcome };
}

/** What stands as the final answer; words that deny are an empty list. Without the form, the whole text. */
function finalBoxes(text: string): string {
  const final = finalAnswer(text);
  if (final === undefined) return text;
  const rest = text.slice(final.at);
  const denies = /^[\s*_`]*(?:none\b|no\b|not\b|nothing\b|n\/a\b)/i.test(rest) && !/[[{]/.test(rest);
  return denies ? "[]" : rest;
}
