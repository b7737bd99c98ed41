import { MedGemmaError } from "@medgemma/core";
import { TaskRun } from "../task/task-run.js";
import { toReadableStream } from "./to-readable-stream.js";

/** An event with a name, as tasks and `model.generate` give them. */
export interface NamedEvent {
  readonly type: string;
}

/**
 * Events as the bytes of a `text/event-stream` (WHATWG HTML, server-sent events): each event under its `type`, with itself
 * as JSON. A task's result comes last, as `result`. An error ends the stream as `task-error` (`error` is EventSource's own) with `code` and `message`; errors
 * that are not the SDK's are named no further, since their words are not known to be free of patient data.
 */
export function toServerSentEvents(events: AsyncIterable<NamedEvent>): ReadableStream<Uint8Array<ArrayBuffer>> {
  return toReadableStream(frames(events));
}

async function* frames(events: AsyncIterable<NamedEvent>): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  const encoder = new TextEncoder();
  // JSON holds no line ends, so that one data line is enough.
  const frame = (type: string, data: unknown): Uint8Array<ArrayBuffer> =>
    encoder.encode(`event: ${type}\ndata: ${JSON.stringify(data)}\n\n`);
  try {
    for await (const event of events) yield frame(event.type, event);
    if (events instanceof TaskRun) yield frame("result", await (events as TaskRun<NamedEvent, unknown>));
  } catch (error) {
    const known = MedGemmaError.isInstance(error);
    const code = known ? error.code : "ERR_INFERENCE_FAILED";
    yield frame("task-error", { code, message: known ? error.message : "The task failed." });
  }
}
