import type { LanguageModel } from "@medgemma/core";
import { buildMessages } from "../task/build-messages.js";
import { answerSchema } from "../task/json/answer-schema.js";
import { describeForm } from "../task/json/describe-form.js";
import { generateJson } from "../task/json/generate-json.js";
import { parseInput } from "../task/parse-input.js";
import type { TaskEvent } from "../task/task-event.js";
import { type JsonTaskOptions, taskChecks } from "../task/task-options.js";
import type { JsonFailure, TaskResult } from "../task/task-result.js";
import { startTask } from "../task/start-task.js";
import type { TaskRun } from "../task/task-run.js";
import { type LocatedFinding, type RejectedBox, toPixels } from "./parse.js";
import { findingLocalizationPrompt } from "./prompt.js";
import { findingLocalizationInput, type FindingLocalizationInput, type WrittenBox, writtenBoxes } from "./schema.js";

/** The image is always padded: the model was trained on boxes in the padded square. */
export type FindingLocalizationOptions = Omit<JsonTaskOptions, "imageFit">;

/** Why there are no boxes. `no-usable-box`: all that were written are in `problems`. */
export type FindingLocalizationFailure = JsonFailure | "no-usable-box";

export interface FindingLocations {
  /** The places, in the model's order. Empty when it says that it sees none of the targets. */
  readonly findings: readonly LocatedFinding[];
  /** Boxes that mark nothing. */
  readonly rejected: readonly RejectedBox[];
  /** Targets without a place. */
  readonly notFound: readonly string[];
}

export type FindingLocalizationResult = TaskResult<FindingLocations, FindingLocalizationFailure>;

/** The stream's `partial` holds boxes as written. */
export type FindingLocalizationEvent = TaskEvent<readonly WrittenBox[]>;

/**
 * Marks where findings or anatomy are in an image.
 *
 * @returns boxes in pixels of the image as given.
 * @throws {InvalidArgumentError} for a wrong input or prompt.
 * @throws {UnsupportedCapabilityError} when the model does not take images.
 * @throws {PromptTooLongError} when prompt and answer do not fit the context.
 */
export function localizeFindings(
  model: LanguageModel,
  input: FindingLocalizationInput,
  options: FindingLocalizationOptions = {},
): TaskRun<FindingLocalizationEvent, FindingLocalizationResult> {
  return startTask(options, taskChecks, (given) => run(model, input, given));
}

async function* run(
  model: LanguageModel,
  input: FindingLocalizationInput,
  options: FindingLocalizationOptions,
): AsyncGenerator<FindingLocalizationEvent, FindingLocalizationResult, undefined> {
  const { image, targets, view } = parseInput(findingLocalizationInput, input);
  const { prompt = findingLocalizationPrompt } = options;
  const schema = answerSchema(writtenBoxes(targets));
  const values = { view, targets: targets.join("; "), form: describeForm(schema.form) };
  const images = [image];
  const messages = buildMessages({ prompt, values, images });
  const answer = yield* generateJson(
    model,
    { task: "finding-localization", prompt, messages, images, schema, maxTokens: 1000 },
    { ...options, imageFit: "pad" },
  );
  const { outcome } = answer;
  if (!answer.ok) return { ...answer.failed, ...outcome };
  const boxes = answer.value.map((box) => toPixels(box, image));
  const findings = boxes.filter((box) => "box" in box);
  const rejected = boxes.filter((box) => "reason" in box);
  if (findings.length === 0 && rejected.length > 0) {
    const problems = rejected.map(({ reason }, index) => `\`${index}.box_2d\`: ${reason}`);
    return { ok: false, reason: "no-usable-box", problems, ...outcome };
  }
  const notFound = targets.filter((target) => !findings.some(({ label }) => label === target));
  return { ok: true, findings, rejected, notFound, ...outcome };
}
