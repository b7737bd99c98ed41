import type { CompletionRequest, GenerationEvent, GenerationRequest, LanguageModel } from "@medgemma/core";

export type TokenEvent = Extract<GenerationEvent, { type: "token" }>;
export type EndEvent = Extract<GenerationEvent, { type: "generation-end" }>;

export interface Collected {
  readonly events: readonly GenerationEvent[];
  readonly tokens: readonly TokenEvent[];
  readonly ids: readonly number[];
  readonly end: EndEvent;
}

/** Runs a generation to its end. */
export async function collect(model: LanguageModel, request: GenerationRequest): Promise<Collected> {
  return collectEvents(model.generate(request));
}

/** Runs a raw completion to its end. */
export async function collectCompletion(model: LanguageModel, request: CompletionRequest): Promise<Collected> {
  return collectEvents(model.complete(request));
}

async function collectEvents(run: AsyncIterable<GenerationEvent>): Promise<Collected> {
  const events: GenerationEvent[] = [];
  for await (const event of run) events.push(event);
  const tokens = events.filter((event) => event.type === "token");
  const end = events.at(-1);
  if (end?.type !== "generation-end") throw new Error("The last event is not generation-end.");
  // The text that is left at the end comes without a token of its own.
  return { events, tokens, ids: tokens.map(({ id }) => id).filter((id) => id >= 0), end };
}

/** The code of the error that `action` rejects with, or what else happened. */
export async function codeOf(action: () => unknown): Promise<unknown> {
  try {
    await action();
  } catch (error) {
    return error instanceof Error && "code" in error ? error.code : error;
  }
  return "no error";
}

/** Reads a generation until an event of the type given, and leaves there. Tells whether one came. */
export async function leaveAt(
  model: LanguageModel,
  request: GenerationRequest,
  type: GenerationEvent["type"],
): Promise<boolean> {
  for await (const event of model.generate(request)) if (event.type === type) return true;
  return false;
}
