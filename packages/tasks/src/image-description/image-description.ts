import type { LanguageModel } from "@medgemma/core";
import { buildMessages } from "../task/build-messages.js";
import { defineTask } from "../task/define-task.js";
import { answerSchema } from "../task/json/answer-schema.js";
import { describeForm } from "../task/json/describe-form.js";
import { generateJson } from "../task/json/generate-json.js";
import type { TaskEvent } from "../task/task-event.js";
import type { JsonTaskOptions } from "../task/task-options.js";
import type { JsonFailure, TaskResult } from "../task/task-result.js";
import type { TaskRun } from "../task/task-run.js";
import { imageDescriptionPrompt } from "./prompt.js";
import {
  imageDescriptionInput,
  type ImageDescriptionInput,
  type ImageFeatures,
  imageSpecialties,
  type ImageSpecialty,
  writtenDescription,
  type WrittenDescription,
} from "./schema.js";

/** Why there is no description. `not-assessable`: the model says that the images do not allow one. */
export type ImageDescriptionFailure = JsonFailure | "not-assessable";

export interface ImageDescription<Specialty extends ImageSpecialty = ImageSpecialty> {
  readonly quality: "good" | "limited";
  /** What is seen of each feature; null where it cannot be judged. At least one is not null. */
  readonly features: ImageFeatures<Specialty>;
  readonly summary: string | null;
}

export type ImageDescriptionResult<Specialty extends ImageSpecialty = ImageSpecialty> = TaskResult<
  { readonly description: ImageDescription<Specialty> },
  ImageDescriptionFailure
>;

export type ImageDescriptionEvent = TaskEvent<Partial<WrittenDescription>>;

export const imageDescriptionTask = defineTask<
  typeof imageDescriptionInput,
  JsonTaskOptions,
  ImageDescriptionEvent,
  ImageDescriptionResult
>({
  id: "image-description",
  version: "1",
  input: imageDescriptionInput,
  prompt: { sdk: imageDescriptionPrompt },
  output: ({ specialty }) => writtenDescription(specialty),
  async *run(call) {
    const { images, specialty, site, context } = call.input;
    const schema = answerSchema(writtenDescription(specialty));
    const values = {
      what: imageSpecialties[specialty].images,
      ...{ specialty, site, context },
      form: describeForm(schema.form),
    };
    const answer = yield* generateJson(call, { messages: buildMessages(call, { values, images }), schema });
    const { outcome } = answer;
    if (!answer.ok) return { ...answer.failed, ...outcome };
    const { quality, summary, features } = answer.value;
    if (quality === "not assessable") return { ok: false, reason: "not-assessable", problems: [], ...outcome };
    if (Object.values(features).every((feature) => feature === null)) {
      return { ok: false, reason: "empty", problems: [], ...outcome };
    }
    // The schema was made of this specialty's features.
    return {
      ok: true,
      description: { quality, features: features as ImageFeatures<ImageSpecialty>, summary },
      ...outcome,
    };
  },
});

/**
 * Describes photographs of the skin, fundus photographs, or patches of a tissue section, feature by feature.
 *
 * @throws {InvalidArgumentError} for a wrong input or prompt.
 * @throws {UnsupportedCapabilityError} when the model does not take the images.
 * @throws {PromptTooLongError} when prompt, thought and answer do not fit the context.
 */
export function describeImage<const Input extends ImageDescriptionInput>(
  model: LanguageModel,
  input: Input,
  options: JsonTaskOptions = {},
): TaskRun<ImageDescriptionEvent, ImageDescriptionResult<Input["specialty"]>> {
  return imageDescriptionTask.start<ImageDescriptionResult<Input["specialty"]>>(model, input, options);
}
