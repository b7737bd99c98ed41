import { isFunction, required } from "@medgemma/core";
import { anObject, requireArguments } from "../task/arguments.js";
import { type NamedEvent, toServerSentEvents } from "./to-server-sent-events.js";

/**
 * Answers a request with a task's events as they come. When the client goes away, or `request.signal` aborts, the signal
 * that `start` was given aborts, and the model stops within a step.
 *
 * ```ts
 * export const POST = async (request: Request) =>
 *   eventStreamResponse(request, (signal) => radiologyReport(model, input, { signal }));
 * ```
 */
export function eventStreamResponse(
  request: { readonly signal?: AbortSignal },
  start: (signal: AbortSignal) => AsyncIterable<NamedEvent>,
): Response {
  requireArguments({ request, start }, { request: anObject(), start: required(isFunction) });
  const gone = new AbortController();
  const signal = request.signal === undefined ? gone.signal : AbortSignal.any([request.signal, gone.signal]);
  const reader = toServerSentEvents(start(signal)).getReader();
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(controller) {
        const { done, value } = await reader.read();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      async cancel() {
        gone.abort(new DOMException("The client went away.", "AbortError"));
        await reader.cancel();
      },
    },
    { highWaterMark: 0 },
  );
  return new Response(body, {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-cache, no-transform",
      // nginx would hold the events back.
      "x-accel-buffering": "no",
    },
  });
}
