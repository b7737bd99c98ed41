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
  return toReadableStream(
    events,
    (event) => frame(event.type, event),
    async (failure) => {
      if (failure !== undefined) return frame("task-error", describe(failure.error));
      return events instanceof TaskRun ? frame("result", await (events as TaskRun<NamedEvent, unknown>)) : undefined;
    },
  );
}

const encoder = new TextEncoder();

/** JSON holds no line ends, so that one data line is enough. */
function frame(type: string, data: unknown): Uint8Array<ArrayBuffer> {
  return encoder.encode(`event: ${type}\ndata: ${JSON.stringify(data)}\n\n`);
}

function describe(error: unknown): { readonly code: string; readonly message: string } {
  return MedGemmaError.isInstance(error)
    ? { code: error.code, message: error.message }
    : { code: "ERR_INFERENCE_FAILED", message: "The task failed." };
}
