import { readEventStream } from "@medgemma/tasks";
import { mutateBytes } from "../fuzz-tools/mutate-bytes.mjs";

/** Streams of a task, of a model and of a failure. */
export const seeds = [
  'event: text\ndata: {"type":"text","text":"No","partial":{}}\n\nevent: result\ndata: {"ok":true,"answer":"No."}\n\n',
  ': ping\r\nevent: token\r\ndata: {"type":"token"}\r\n\r\nevent: generation-end\r\ndata: {"type":"generation-end"}\r\n\r\n',
  'event: task-error\ndata: {"code":"ERR_PROMPT_TOO_LONG","message":"Too long."}\n\n',
].map((text) => Buffer.from(text));

export const mutate = mutateBytes;

/**
 * The bytes come in pieces whose length depends on the bytes.
 *
 * @param {Uint8Array} bytes
 */
export async function run(bytes) {
  const size = 1 + (bytes.length % 13);
  const body = new ReadableStream({
    start(controller) {
      for (let at = 0; at < bytes.length; at += size)
        controller.enqueue(Uint8Array.from(bytes.subarray(at, at + size)));
      controller.close();
    },
  });
  const response = new Response(body, { headers: { "content-type": "text/event-stream" } });
  for await (const event of readEventStream(response)) void event;
}
