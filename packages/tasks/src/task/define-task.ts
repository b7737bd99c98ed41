import { type FieldCheck, InvalidArgumentError, type LanguageModel } from "@medgemma/core";
import type * as z from "zod";
import { type TaskBudget, taskBudgets, type TaskId } from "./budgets.js";
import { parseInput } from "./parse-input.js";
import { type ChosenPrompt, choosePrompt, type PromptSet } from "./prompt-presets.js";
import { taskChecks, type TaskOptions } from "./task-options.js";
import type { PromptTemplate } from "./prompt-template.js";
import { startTask } from "./start-task.js";
import type { TaskRun } from "./task-run.js";
import { planThinking, type Thinking, type ThinkingPlan } from "./thinking.js";

/** What a task is: everything that its calls have in common. */
export interface TaskDefinition<Schema extends z.ZodType, Options extends TaskOptions, Event, Result> {
  /** Its name in provenance and in `taskBudgets`, which has its tokens. */
  readonly id: TaskId;
  /** Rises when the same input and answer give another result. */
  readonly version: string;
  /** What it takes; every field is described. */
  readonly input: Schema;
  /** Its wordings; a published one that does not fit every input is left out for the others. */
  readonly prompt: PromptSet | ((input: z.output<Schema>, given: Given<Options>) => PromptSet);
  /** Whether its thinking is other than the options say, for example because a method demands it. */
  readonly thinking?: (input: z.output<Schema>, given: Given<Options>) => Thinking | undefined;
  /** Forms of answers that a template can name beside the SDK's own. */
  readonly forms?: readonly string[];
  /** Options beside those that every task has. */
  readonly checks?: Readonly<Record<string, FieldCheck>>;
  /** The JSON that the model is to write, where it writes JSON. */
  readonly output?: (input: z.output<Schema>) => z.ZodType;
  readonly run: (call: TaskCall<z.output<Schema>, Options>) => AsyncGenerator<Event, Result, undefined>;
}

/** What a call was given beside its input. */
export interface Given<Options> {
  readonly model: LanguageModel;
  readonly options: Options;
}

/** A call of a task, checked. */
export interface TaskCall<Input = unknown, Options extends TaskOptions = TaskOptions> {
  readonly task: { readonly id: string; readonly version: string };
  readonly model: LanguageModel;
  readonly input: Input;
  /** Its signal aborts when the caller's does, or when the reader leaves. */
  readonly options: Options & { readonly signal: AbortSignal };
  readonly prompt: ChosenPrompt;
  readonly budget: TaskBudget;
  readonly thinking: ThinkingPlan;
}

/** A task that can be started. */
export interface Task<Schema extends z.ZodType, Options extends TaskOptions, Event, Result> extends TaskDefinition<
  Schema,
  Options,
  Event,
  Result
> {
  /**
   * Starts it. Errors come where the run is awaited or read, never from the call.
   *
   * @typeParam Narrowed the result for the input at hand, where its type depends on the input.
   */
  start<Narrowed extends Result = Result>(
    model: LanguageModel,
    input: unknown,
    options: Options,
  ): TaskRun<Event, Narrowed>;
}

/**
 * Makes a task of its definition: a call checks its options and input, chooses prompt and thinking, and gives the work a
 * signal that aborts when the caller's does or when the reader leaves.
 */
// Bundlers leave out tasks that an application does not use.
/* @__NO_SIDE_EFFECTS__ */
export function defineTask<Schema extends z.ZodType, Options extends TaskOptions, Event, Result>(
  definition: TaskDefinition<Schema, Options, Event, Result>,
): Task<Schema, Options, Event, Result> {
  const { id, version, input: schema, prompt: prompts, checks = {}, run } = definition;
  return {
    ...definition,
    start<Narrowed extends Result>(model: LanguageModel, given: unknown, asked: Options) {
      return startTask(asked, { ...taskChecks, ...checks }, async function* (options): AsyncGenerator<
        Event,
        Narrowed,
        undefined
      > {
        const input = parseInput(schema, given);
        const set = typeof prompts === "function" ? prompts(input, { model, options }) : prompts;
        const budget = taskBudgets[id];
        const prompt = choosePrompt(set, options.prompt, model);
        requireForm(prompt.template, definition.forms);
        const mode = definition.thinking?.(input, { model, options });
        const thinking = planThinking(model, { ...options, ...(mode !== undefined && { thinking: mode }) }, budget);
        const result = yield* run({
          ...{ model, input, prompt, budget, thinking },
          task: { id, version },
          options,
        });
        // The wrapper of the task says what its input makes of the result.
        return result as Narrowed;
      });
    },
  };
}

function requireForm({ form }: PromptTemplate, known: readonly string[] = []): void {
  if (form === undefined || known.includes(form)) return;
  throw new InvalidArgumentError("The prompt's `form` is none that this task reads.", {
    hint: known.length === 0 ? "Leave it out." : `It reads ${known.map((name) => `"${name}"`).join(", ")}.`,
  });
}
