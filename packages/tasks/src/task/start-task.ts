import { checkFields, type FieldCheck, isSignal } from "@medgemma/core";
import { TaskRun } from "./task-run.js";

/**
 * Starts a task: checks its options, and gives its work a signal that aborts when the caller's does or when the reader
 * leaves. Errors come where the task is awaited or read, never from the call.
 */
export function startTask<Options extends { readonly signal?: AbortSignal }, Event, Result>(
  options: Options,
  checks: Readonly<Record<string, FieldCheck>>,
  work: (options: Options & { readonly signal: AbortSignal }) => AsyncGenerator<Event, Result, undefined>,
): TaskRun<Event, Result> {
  async function* checked(signal: AbortSignal): AsyncGenerator<Event, Result, undefined> {
    checkFields("The options", options, { ...checks, signal: isSignal });
    return yield* work({ ...options, signal });
  }
  return new TaskRun(checked, options?.signal);
}
