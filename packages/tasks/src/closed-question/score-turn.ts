import type { Message, PreparedPrompt } from "@medgemma/core";
import { requireRoom } from "../task/require-room.js";
import { resolveSampling } from "../task/sampling.js";
import type { ClosedCall } from "./closed-call.js";
import type { ClosedQuestionEvent } from "./schema.js";
import { scoreOptions, type ScoredOptions } from "./score-options.js";

/** Options as they were scored after one wording. */
export interface ScoredTurn extends ScoredOptions {
  readonly prepared: PreparedPrompt;
  /** The thought before the answer, when the model had one. */
  readonly written?: string;
  /** True when the thought did not end within its room: what was scored behind it is no answer. */
  readonly unfinished?: true;
}

/**
 * Scores the options where the model would answer. A model that is about to think, which is to say that the opening mark is
 * more likely than everything else, thinks first when it is told to; else its thought is closed, and the options are scored
 * behind it. The same on every runtime.
 *
 * @throws {PromptTooLongError} when question, thought and answer do not fit the context.
 */
export async function* scoreTurn(
  call: ClosedCall,
  {
    messages,
    spellings,
  }: { readonly messages: readonly Message[]; readonly spellings: readonly (readonly string[])[] },
): AsyncGenerator<ClosedQuestionEvent, ScoredTurn, undefined> {
  const { model, thinking } = call;
  const { imageFit = "pad", signal, sampling } = call.options;
  const request = { messages, imageFit, signal };
  const prepared = await model.prepare(request);
  const maxThinkingTokens = requireRoom(model, prepared, { maxTokens: call.budget.answer, thinking });
  const scored = await scoreOptions(model, { ...request, prepared }, spellings);
  if (scored.thought <= 0.5) return { ...scored, prepared };
  let thought = "";
  let unfinished = false;
  if (thinking.mode === "on") {
    for await (const event of model.generate({
      ...{ ...request, prepared, maxThinkingTokens, maxTokens: 1 },
      sampling: resolveSampling(sampling),
    })) {
      if (event.type === "token" && event.channel === "thinking") yield { type: "thinking", text: event.text };
      if (event.type !== "generation-end") continue;
      thought = event.thinking ?? "";
      // The one token of an answer that was asked for shows that the thought has ended.
      unfinished = event.usage.completionTokens === event.usage.thinkingTokens;
    }
  }
  const behind = await scoreOptions(model, { ...request, answerStart: { thought } }, spellings);
  return { ...behind, prepared, ...(thought !== "" && { written: thought }), ...(unfinished && { unfinished }) };
}
