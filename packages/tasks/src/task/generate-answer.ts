import {
  type Constraint,
  type ConstraintSpec,
  type GenerationEvent,
  InferenceFailedError,
  type Message,
  promptSha256,
  type RgbImage,
} from "@medgemma/core";
import type { TaskCall } from "./define-task.js";
import { imagesOf, requireImages } from "./image-input.js";
import { intendedUseNotice } from "./intended-use.js";
import { describeOrigin } from "./provenance.js";
import { requireRoom } from "./require-room.js";
import { resolveSampling } from "./sampling.js";
import type { TaskEvent } from "./task-event.js";
import type { AnswerFailure, Outcome } from "./task-result.js";

type GenerationEnd = Extract<GenerationEvent, { type: "generation-end" }>;

/** One generation of a task. */
export interface AnswerRequest<Partial> {
  readonly messages: readonly Message[];
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
 * Runs one generation of a task: checks capability and room, streams, and tells where the answer comes from. The prompt is
 * rendered and tokenised once.
 *
 * @throws {UnsupportedCapabilityError} when the model does not take the images.
 * @throws {PromptTooLongError} when prompt, thought and answer do not fit the context.
 */
export async function* generateAnswer<Partial>(
  call: Omit<TaskCall, "input">,
  { messages, partial, constraint, schemaSha256 }: AnswerRequest<Partial>,
): AsyncGenerator<TaskEvent<Partial>, Answer, undefined> {
  const { model, task, options, thinking } = call;
  const { imageFit = "pad", maxTokens = call.budget.answer, speculative, signal } = options;
  signal.throwIfAborted();
  const images: readonly RgbImage[] = messages.flatMap(imagesOf);
  requireImages(model, task.id, images.length);
  const time = new Date();
  const prepared = await model.prepare({ messages, imageFit, signal });
  const maxThinkingTokens = requireRoom(model, prepared, { maxTokens, thinking });
  const sampling = resolveSampling(options.sampling);
  let text = "";
  let end: GenerationEnd | undefined;
  for await (const event of model.generate({
    ...{ messages, prepared, sampling, imageFit, maxTokens, maxThinkingTokens, signal },
    allowThinking: thinking.mode !== "off" && maxThinkingTokens > 0,
    ...(constraint !== undefined && { constraint }),
    ...(speculative !== undefined && { speculative }),
  })) {
    if (event.type === "generation-end") {
      end = event;
    } else if (event.type === "prefill-progress" || event.type === "queued") {
      yield event;
    } else if (event.text !== "") {
      if (event.channel === "answer") text += event.text;
      yield event.channel === "thinking"
        ? { type: "thinking", text: event.text }
        : { type: "text", text: event.text, partial: partial(text) };
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
        ...(await describeOrigin(call, { images, imageFit, time, filled: [await promptSha256(prepared)] })),
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

function failureOf({ finishReason, text, thinking, constraintFulfilled }: GenerationEnd): AnswerFailure | undefined {
  // A turn that ended within its thought, or after it without a word, has no answer either.
  const isThoughtAlone = thinking !== undefined && text.trim() === "";
  if (finishReason === "thinking-length" || (isThoughtAlone && finishReason !== "loop")) return "thinking-unfinished";
  if (finishReason === "length") return "truncated";
  if (finishReason === "loop") return "repetition";
  if (text.trim() === "") return "empty";
  return constraintFulfilled === false ? "truncated" : undefined;
}
