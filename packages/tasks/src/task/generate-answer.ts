import {
  type ConstraintSpec,
  type Constraint,
  type GenerationEvent,
  InferenceFailedError,
  type LanguageModel,
  type Message,
  type RgbImage,
} from "@medgemma/core";
import { intendedUseNotice } from "./intended-use.js";
import { requireImages } from "./image-input.js";
import type { PromptTemplate } from "./prompt-template.js";
import { describeOrigin } from "./provenance.js";
import { requireRoom } from "./require-room.js";
import type { TaskEvent } from "./task-event.js";
import type { TaskOptions } from "./task-options.js";
import type { AnswerFailure, Outcome } from "./task-result.js";

type GenerationEnd = Extract<GenerationEvent, { type: "generation-end" }>;

/** One generation of a task. */
export interface AnswerRequest<Partial> {
  readonly task: string;
  readonly prompt: PromptTemplate;
  readonly messages: readonly Message[];
  readonly images: readonly RgbImage[];
  /** Tokens of the answer at most, when the options do not say. */
  readonly maxTokens: number;
  /** What the text holds so far, for the stream. */
  readonly partial: (text: string) => Partial;
  readonly constraint?: ConstraintSpec | Constraint;
  /** SHA-256 of the JSON Schema that the answer must fit. */
  readonly schemaSha256?: string;
}

export interface Answer {
  readonly outcome: Outcome;
  /** Why the text is not usable, whatever stands in it. */
  readonly failure?: AnswerFailure;
}

/**
 * Runs one generation of a task: checks capability and room, streams, and tells where the answer comes from.
 *
 * @throws {UnsupportedCapabilityError} when the model does not take the images.
 * @throws {PromptTooLongError} when prompt and answer do not fit the context.
 */
export async function* generateAnswer<Partial>(
  model: LanguageModel,
  request: AnswerRequest<Partial>,
  options: TaskOptions & { readonly allowThinking?: boolean },
): AsyncGenerator<TaskEvent<Partial>, Answer, undefined> {
  const { task, prompt, messages, images, constraint, schemaSha256 } = request;
  const { sampling = {}, imageFit = "pad", maxTokens = request.maxTokens } = options;
  const { maxThinkingTokens, allowThinking, signal } = options;
  signal?.throwIfAborted();
  requireImages(model, task, images.length);
  requireRoom(model, messages, maxTokens);
  let text = "";
  let end: GenerationEnd | undefined;
  for await (const event of model.generate({
    messages,
    sampling,
    imageFit,
    maxTokens,
    ...(maxThinkingTokens !== undefined && { maxThinkingTokens }),
    ...(signal !== undefined && { signal }),
    ...(constraint !== undefined && { constraint }),
    ...(allowThinking !== undefined && { allowThinking }),
  })) {
    if (event.type === "generation-end") {
      end = event;
    } else if (event.type === "prefill-progress" || event.type === "queued") {
      yield event;
    } else if (event.text !== "") {
      if (event.channel === "answer") text += event.text;
      yield event.channel === "thinking"
        ? { type: "thinking", text: event.text }
        : { type: "text", text: event.text, partial: request.partial(text) };
    }
  }
  if (end === undefined) throw new InferenceFailedError("The model's stream ended without a generation-end event.");
  const failure = failureOf(end);
  return {
    outcome: {
      finishReason: end.finishReason,
      raw: end.text,
      ...(end.thinking !== undefined && { thinking: end.thinking }),
      provenance: {
        ...(await describeOrigin(model, { task, prompt, images, imageFit })),
        ...(schemaSha256 !== undefined && { schema: { sha256: schemaSha256, constrained: constraint !== undefined } }),
        sampling,
        usage: end.usage,
        timings: end.timings,
      },
      notice: intendedUseNotice,
    },
    ...(failure !== undefined && { failure }),
  };
}

function failureOf({ finishReason, text, constraintFulfilled }: GenerationEnd): AnswerFailure | undefined {
  if (finishReason === "thinking-length") return "thinking-unfinished";
  if (finishReason === "length") return "truncated";
  if (finishReason === "loop") return "repetition";
  if (text.trim() === "") return "empty";
  return constraintFulfilled === false ? "truncated" : undefined;
}
