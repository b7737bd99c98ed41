import type { SamplingOptions } from "../decoding/sampling-options.js";
import { InvalidArgumentError } from "../errors/invalid-argument-error.js";
import type { GenerationRequest, PromptRequest, ScoreRequest } from "./language-model.js";

/** Log-probabilities of the best tokens that can be asked for at most. */
const maxTopLogprobs = 64;

/** @throws {InvalidArgumentError} when a field has a wrong type or range. */
export function validateGenerationRequest(request: GenerationRequest): void {
  validatePrompt(request);
  integer("maxTokens", request.maxTokens, 1);
  integer("maxThinkingTokens", request.maxThinkingTokens, 0);
  if (typeof request.logprobs === "number") {
    const accept = (value: number): boolean => Number.isInteger(value) && value >= 1 && value <= maxTopLogprobs;
    number("logprobs", request.logprobs, { what: `an integer from 1 to ${maxTopLogprobs}`, accept });
  }
  for (const stop of request.stop ?? []) {
    if (typeof stop !== "string" || stop === "") throw invalid("stop", "texts that are not empty");
  }
  validateSampling(request.sampling ?? {});
}

/** @throws {InvalidArgumentError} when a field has a wrong type or range. */
export function validateScoreRequest(request: ScoreRequest): void {
  validatePrompt(request);
  if (!Array.isArray(request.continuations) || request.continuations.length === 0) {
    throw invalid("continuations", "a list of at least one text");
  }
  for (const text of request.continuations) {
    if (typeof text !== "string" || text === "") throw invalid("continuations", "texts that are not empty");
  }
}

function validatePrompt({ messages, imageFit }: PromptRequest): void {
  if (!Array.isArray(messages) || messages.length === 0) throw invalid("messages", "a list of at least one message");
  if (imageFit !== undefined && imageFit !== "stretch" && imageFit !== "pad") {
    throw invalid("imageFit", '"stretch" or "pad"');
  }
}

function validateSampling(sampling: SamplingOptions): void {
  number("sampling.temperature", sampling.temperature, { what: "a number from 0", accept: (value) => value >= 0 });
  integer("sampling.topK", sampling.topK, 1);
  const isShare = (value: number): boolean => value > 0 && value <= 1;
  number("sampling.topP", sampling.topP, { what: "a number above 0 and up to 1", accept: isShare });
  const isFraction = (value: number): boolean => value >= 0 && value <= 1;
  number("sampling.minP", sampling.minP, { what: "a number from 0 to 1", accept: isFraction });
  const isPositive = (value: number): boolean => value > 0;
  number("sampling.repetitionPenalty", sampling.repetitionPenalty, { what: "a number above 0", accept: isPositive });
  integer("sampling.seed", sampling.seed, Number.MIN_SAFE_INTEGER);
}

interface Range {
  readonly what: string;
  readonly accept: (value: number) => boolean;
}

function number(name: string, value: number | undefined, { what, accept }: Range): void {
  if (value === undefined) return;
  if (typeof value !== "number" || !Number.isFinite(value) || !accept(value)) throw invalid(name, what);
}

function integer(name: string, value: number | undefined, min: number): void {
  const what = min === Number.MIN_SAFE_INTEGER ? "an integer" : `an integer from ${min}`;
  number(name, value, { what, accept: (given) => Number.isSafeInteger(given) && given >= min });
}

function invalid(name: string, what: string): InvalidArgumentError {
  return new InvalidArgumentError(`\`${name}\` must be ${what}.`);
}
