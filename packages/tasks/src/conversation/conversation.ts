import {
  checkFields,
  countPromptTokens,
  InvalidArgumentError,
  isText,
  type LanguageModel,
  type Message,
  type RgbImage,
} from "@medgemma/core";
import * as z from "zod";
import { systemText } from "../task/build-messages.js";
import { taskBudgets } from "../task/budgets.js";
import { generateAnswer } from "../task/generate-answer.js";
import { imageInput } from "../task/image-input.js";
import { parseInput } from "../task/parse-input.js";
import type { TaskEvent } from "../task/task-event.js";
import { taskChecks, type TaskOptions } from "../task/task-options.js";
import type { AnswerFailure, TaskResult } from "../task/task-result.js";
import { startTask } from "../task/start-task.js";
import type { TaskRun } from "../task/task-run.js";
import { planThinking } from "../task/thinking.js";
import { longText } from "../task/text-input.js";

export interface ConversationOptions extends Omit<TaskOptions, "prompt" | "signal"> {
  /** Text of the system message. Default none. */
  readonly system?: string;
}

const turnInput = z.strictObject({ text: longText, images: z.array(imageInput).readonly().optional() });

/** A user's turn: a text, with images if there are any; they come before the text. */
export type ConversationTurn = string | { readonly text: string; readonly images?: readonly RgbImage[] };

export type ReplyResult = TaskResult<{ readonly reply: string }, AnswerFailure>;

/** The stream's `partial` is the reply so far. */
export type ReplyEvent = TaskEvent<string>;

/** A conversation with a model: keeps the turns, so that later ones see earlier texts and images. */
export interface Conversation {
  /** The turns so far, system message included. Thoughts are not kept. */
  readonly messages: readonly Message[];
  /** Positions that they take in the context. */
  readonly tokens: number;
  /**
   * Says something and waits for the reply. A turn whose reply is not usable, fails or is stopped is not kept: the
   * conversation is then as before.
   *
   * @throws {InvalidArgumentError} for an empty turn, or while another reply is under way.
   * @throws {PromptTooLongError} when conversation and reply no longer fit the context.
   * @throws {UnsupportedCapabilityError} when the model does not take so many images.
   */
  send(turn: ConversationTurn, options?: Pick<TaskOptions, "signal">): TaskRun<ReplyEvent, ReplyResult>;
  /** Takes the last turn and its reply back. */
  undo(): void;
}

const { sampling, maxTokens, thinking, maxThinkingTokens, speculative, imageFit } = taskChecks;
const optionChecks = { sampling, maxTokens, thinking, maxThinkingTokens, speculative, imageFit, system: isText };

/** Begins a conversation. Budgets and sampling hold for every reply; `maxTokens` is 1024 by default. */
export function conversation(model: LanguageModel, options: ConversationOptions = {}): Conversation {
  checkFields("The options", options, optionChecks);
  const { system, imageFit = "pad", ...rest } = options;
  const budget = taskBudgets.conversation;
  const thinking = planThinking(model, options, budget);
  const told = systemText(system === undefined ? {} : { system }, thinking);
  const opening: readonly Message[] = told === undefined ? [] : [{ role: "system", content: told }];
  let turns: readonly Message[] = [];
  let busy = false;

  async function* reply(
    turn: ConversationTurn,
    signal: AbortSignal,
  ): AsyncGenerator<ReplyEvent, ReplyResult, undefined> {
    const { text, images = [] } = parseInput(turnInput, typeof turn === "string" ? { text: turn } : turn);
    if (busy) throw new InvalidArgumentError("A reply of this conversation is under way: wait for it, or stop it.");
    busy = true;
    try {
      const user: Message = {
        role: "user",
        content: [...images.map((image) => ({ type: "image" as const, image })), { type: "text", text }],
      };
      const messages = [...opening, ...turns, user];
      const template = { id: "conversation", version: "1", ...(system !== undefined && { system }), user: "{text}" };
      const { outcome, failure } = yield* generateAnswer(
        {
          ...{ model, budget, thinking },
          task: { id: "conversation", version: "1" },
          prompt: { preset: system === undefined ? "sdk" : "custom", template },
          options: { ...rest, imageFit, signal },
        },
        { messages, partial: (soFar: string) => soFar },
      );
      if (failure !== undefined) return { ok: false, reason: failure, problems: [], ...outcome } as const;
      turns = [...turns, user, { role: "assistant", content: outcome.raw }];
      return { ok: true, reply: outcome.raw.trim(), ...outcome } as const;
    } finally {
      busy = false;
    }
  }

  return {
    get messages() {
      return [...opening, ...turns];
    },
    get tokens() {
      if (turns.length === 0) return 0;
      const { images } = model.capabilities;
      const tokensPerImage = images === false ? 0 : images.tokensPerImage;
      return countPromptTokens([...opening, ...turns], { tokenizer: model.tokenizer, tokensPerImage });
    },
    send: (turn, options = {}) => startTask(options, {}, ({ signal }) => reply(turn, signal)),
    undo() {
      if (busy) throw new InvalidArgumentError("A reply of this conversation is under way: wait for it, or stop it.");
      turns = turns.slice(0, -2);
    },
  };
}
