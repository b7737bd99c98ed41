import { fromErrorMessage, InferenceFailedError, type MedGemmaErrorCode } from "@medgemma/core";
import type { TaskRun } from "../task/task-run.js";
import { parseServerSentEvents } from "./parse-server-sent-events.js";
import type { NamedEvent } from "./to-server-sent-events.js";

/**
 * Events that a client gets of a task, or of `model.generate`, by the function's type: the same events, and a task's result
 * as the last one. They went through JSON, so that fields which are undefined are absent.
 */
export type StreamedEvent<Start extends (...args: never[]) => AsyncIterable<NamedEvent>> =
  ReturnType<Start> extends TaskRun<infer Event, infer Result>
    ? Event | { readonly type: "result"; readonly result: Result }
    : ReturnType<Start> extends AsyncIterable<infer Event>
      ? Event
      : never;

/**
 * Reads, in a browser or in Node, what `eventStreamResponse` sent. Unlike EventSource it reads the answer to a POST. Leaving
 * the loop or aborting ends the connection, upon which the server stops its model.
 *
 * ```ts
 * import type { radiologyReport } from "@medgemma/tasks";
 * import { readEventStream } from "@medgemma/tasks/client"; // 14 kB, without the tasks
 *
 * const response = await fetch("/report", { method: "POST", body });
 * for await (const event of readEventStream<typeof radiologyReport>(response)) {
 *   if (event.type === "text") show(event.text);
 *   if (event.type === "result" && event.result.ok) use(event.result.report);
 * }
 * ```
 *
 * @throws the task's error, as the class that it was on the server.
 * @throws {InferenceFailedError} when the answer is no event stream, or ends before the result.
 * @throws the signal's reason when aborted.
 */
export async function* readEventStream<Start extends (...args: never[]) => AsyncIterable<NamedEvent>>(
  response: Pick<Response, "status" | "headers" | "body">,
  { signal }: { readonly signal?: AbortSignal } = {},
): AsyncGenerator<StreamedEvent<Start>, void> {
  const type = response.headers.get("content-type") ?? "";
  if (response.status !== 200 || !/^text\/event-stream\s*(;|$)/i.test(type) || response.body === null) {
    await response.body?.cancel();
    throw new InferenceFailedError(`The server answered with status ${response.status} and no event stream.`, {
      hint: "Check the address, and that the server answers with `eventStreamResponse`.",
    });
  }
  let isComplete = false;
  for await (const { event, data } of parseServerSentEvents(textOf(response.body, signal))) {
    const value = parse(data);
    if (event === "task-error") throw fromErrorMessage(errorOf(value));
    isComplete = event === "result" || event === "generation-end";
    if (event !== "result" && (value as Partial<NamedEvent> | null)?.type !== event) throw notOurs();
    yield (event === "result" ? { type: "result", result: value } : value) as StreamedEvent<Start>;
  }
  if (isComplete) return;
  throw new InferenceFailedError("The connection ended before the answer did.", { hint: "Send the request again." });
}

/** The stream's text; the connection ends when the reader leaves. */
async function* textOf(body: ReadableStream<Uint8Array>, signal?: AbortSignal): AsyncGenerator<string, void> {
  signal?.throwIfAborted();
  const reader = body.getReader();
  const decoder = new TextDecoder();
  const leave = (): void => void reader.cancel(signal?.reason).catch(() => {});
  signal?.addEventListener("abort", leave, { once: true });
  try {
    for (let step = await reader.read(); !step.done; step = await reader.read()) {
      signal?.throwIfAborted();
      yield decoder.decode(step.value, { stream: true });
    }
    // Cancelling looks like the end.
    signal?.throwIfAborted();
  } finally {
    signal?.removeEventListener("abort", leave);
    leave();
  }
}

function parse(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    throw notOurs();
  }
}

function notOurs(): InferenceFailedError {
  return new InferenceFailedError("The stream holds an event that no task writes.", {
    hint: "Check that the address answers with `eventStreamResponse`.",
  });
}

function errorOf(value: unknown): { readonly code: MedGemmaErrorCode; readonly message: string } {
  const { code, message } = (value ?? {}) as { readonly code?: unknown; readonly message?: unknown };
  const known = typeof code === "string" && code.startsWith("ERR_");
  return {
    code: known ? (code as MedGemmaErrorCode) : "ERR_INFERENCE_FAILED",
    message: typeof message === "string" ? message : "The task failed.",
  };
}
