import { InferenceFailedError } from "@medgemma/core";

/** One event of a `text/event-stream`. */
export interface ServerSentEvent {
  /** `message` when the stream gives none. */
  readonly event: string;
  readonly data: string;
}

/** Characters of one event; a report with all its steps has some thousands. */
const longestEvent = 2 ** 24;

/**
 * Reads a `text/event-stream` (WHATWG HTML, section 9.2.6) from its text in pieces of any size. Comments, `id` and `retry`
 * are skipped, events without data too, and a last event that no empty line ends.
 *
 * @throws {InferenceFailedError} for an event of more than 16 million characters.
 */
export async function* parseServerSentEvents(text: AsyncIterable<string>): AsyncGenerator<ServerSentEvent, void> {
  let rest = "";
  let isFirst = true;
  let event = "";
  let data: string[] = [];
  let length = 0;
  for await (const piece of text) {
    const begin = rest.length;
    rest += isFirst ? piece.replace(/^\uFEFF/, "") : piece;
    if (piece !== "") isFirst = false;
    // A carriage return at the end may be the first half of a line end.
    const lineEnd = /\r\n|\n|\r(?!$)/g;
    // What was searched before holds none, but for a carriage return.
    lineEnd.lastIndex = Math.max(0, begin - 1);
    let start = 0;
    for (let end = lineEnd.exec(rest); end !== null; end = lineEnd.exec(rest)) {
      const line = rest.slice(start, end.index);
      start = lineEnd.lastIndex;
      if (line === "") {
        if (data.length > 0) yield { event: event || "message", data: data.join("\n") };
        [event, data, length] = ["", [], 0];
        continue;
      }
      length += line.length;
      const colon = line.indexOf(":");
      const field = colon === -1 ? line : line.slice(0, colon);
      const value = colon === -1 ? "" : line.slice(line.startsWith(" ", colon + 1) ? colon + 2 : colon + 1);
      if (field === "event") event = value;
      if (field === "data") data.push(value);
    }
    rest = rest.slice(start);
    if (length + rest.length > longestEvent) {
      throw new InferenceFailedError("The stream holds an event that is too long.", {
        hint: "Check that the address answers with the events of `eventStreamResponse`.",
      });
    }
  }
  if (rest === "\r" && data.length > 0) yield { event: event || "message", data: data.join("\n") };
}
