import {
  checkFields,
  type FieldCheck,
  isBoolean,
  isEither,
  isInteger,
  isNumber,
  isOneOf,
  isRecord,
  isSignal,
  isText,
  isTexts,
  required,
} from "../arguments/index.js";
import { InvalidArgumentError } from "../errors/invalid-argument-error.js";
import { validateRgbImage } from "../images/index.js";
import type { CompletionRequest, GenerationRequest, PromptRequest, ScoreRequest } from "./language-model.js";

/** Log-probabilities of the best tokens that can be asked for at most. */
const maxTopLogprobs = 64;

const imageFit = isOneOf("stretch", "pad");

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

const textPart = { type: required(isOneOf("text")), text: required(isText) };

const imagePart = {
  type: required(isOneOf("image")),
  image: required({
    what: "{ width, height, data }",
    accept: isObject,
    inner: (image) => validateRgbImage(image as Parameters<typeof validateRgbImage>[0]),
  }),
  fit: imageFit,
};

function checkPart(part: unknown): void {
  const type: unknown = isObject(part) ? Reflect.get(part, "type") : undefined;
  if (type !== "text" && type !== "image") {
    throw new InvalidArgumentError('A part of a message must be of type "text" or "image".', {
      hint: 'Give { type: "text", text } or { type: "image", image } with an RgbImage, as `readImage` returns.',
    });
  }
  checkFields("A part of a message", part, type === "text" ? textPart : imagePart);
}

// A copy, since holes of a list would be passed over.
const checkParts = (value: unknown): void => {
  if (Array.isArray(value)) Array.from(value).forEach(checkPart);
};

const message = {
  role: required(isOneOf("system", "user", "assistant")),
  content: required({
    what: "a string or a list of parts",
    accept: (value) => typeof value === "string" || Array.isArray(value),
    inner: checkParts,
  }),
};

const messages: FieldCheck = {
  what: "a list of at least one message",
  accept: (value) => Array.isArray(value) && value.length > 0,
  inner: (value) => Array.from(value as unknown[]).forEach((one) => checkFields("A message", one, message)),
};

const raw: Readonly<Record<string, FieldCheck>> = {
  prompt: isText,
  parts: { what: "a list of parts", accept: (value) => Array.isArray(value), inner: checkParts },
};

function isPrepared(value: unknown): boolean {
  if (!isObject(value) || !("segments" in value) || !Array.isArray(value.segments)) return false;
  const lengths = (value.segments as unknown[]).map(lengthOf);
  return "length" in value && value.length === lengths.reduce((sum, length) => sum + length, 0) && value.length > 0;
}

/** Positions of a segment of a prepared prompt; NaN for what is none. */
function lengthOf(segment: unknown): number {
  if (!isObject(segment) || !("type" in segment)) return NaN;
  if (segment.type === "tokens")
    return "ids" in segment && segment.ids instanceof Int32Array ? segment.ids.length : NaN;
  const isImage = segment.type === "image" && "image" in segment && isObject(segment.image);
  return isImage && "tokens" in segment && typeof segment.tokens === "number" ? segment.tokens : NaN;
}

const options: Readonly<Record<string, FieldCheck>> = {
  answerStart: isRecord({ thought: isText, text: isText }),
  prepared: { what: "what `prepare` gives", accept: isPrepared },
  imageFit,
  panAndScan: isBoolean,
  signal: isSignal,
};

const sampling: Readonly<Record<string, FieldCheck>> = {
  temperature: isNumber("a number, 0 or greater", (value) => value >= 0),
  topK: isInteger(1),
  topP: isNumber("a number above 0 and up to 1", (value) => value > 0 && value <= 1),
  minP: isNumber("a number from 0 to 1", (value) => value >= 0 && value <= 1),
  repetitionPenalty: isNumber("a number above 0", (value) => value > 0),
  seed: isInteger(Number.MIN_SAFE_INTEGER),
};

const generation: Readonly<Record<string, FieldCheck>> = {
  ...options,
  maxTokens: isInteger(1),
  maxThinkingTokens: isInteger(0),
  sampling: isRecord(sampling),
  stop: isTexts(0),
  constraint: {
    what: "a constraint, or what `compileConstraint` takes",
    accept: (value) => isObject(value) && (!("start" in value) || typeof value.start === "function"),
  },
  allowThinking: isBoolean,
  logprobs: isEither(isBoolean, isInteger(1, maxTopLogprobs)),
  detectLoops: isBoolean,
  speculative: isBoolean,
};

const chat = { messages: required(messages), ...generation };

const completion = { ...raw, ...generation };

const prompt = { messages, ...raw, ...options };

const scoring = { ...prompt, continuations: required(isTexts(1)), controls: isTexts(0) };

/** @throws {InvalidArgumentError} when a field is unknown or has a wrong type or range. */
export function validateGenerationRequest(request: GenerationRequest): void {
  checkFields("The request", request, chat);
}

/** @throws {InvalidArgumentError} when a field is unknown or has a wrong type or range, and unless there is one prompt. */
export function validateCompletionRequest(request: CompletionRequest): void {
  checkFields("The request", request, completion);
  requireOne(request, "prompt", "parts");
}

/** @throws {InvalidArgumentError} when a field is unknown or has a wrong type or range, and unless there is one prompt. */
export function validatePromptRequest(request: PromptRequest): void {
  checkFields("The request", request, prompt);
  requireOne(request, "messages", "prompt", "parts");
}

/** @throws {InvalidArgumentError} when a field is unknown or has a wrong type or range, and unless there is one prompt. */
export function validateScoreRequest(request: ScoreRequest): void {
  checkFields("The request", request, scoring);
  requireOne(request, "messages", "prompt", "parts");
}

function requireOne(request: object, ...names: readonly string[]): void {
  if (names.filter((name) => Reflect.get(request, name) !== undefined).length === 1) return;
  const listed = names.map((name) => `\`${name}\``);
  throw new InvalidArgumentError(
    `The request needs one of ${listed.slice(0, -1).join(", ")} and ${listed.at(-1) ?? ""}, and only one.`,
  );
}
