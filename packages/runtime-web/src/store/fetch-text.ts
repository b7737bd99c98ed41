import { DownloadFailedError } from "@medgemma/core";
import { Retries } from "@medgemma/hub/shared";
import { type Fetch, type RangeRequest, readRange } from "./read-range.js";

/** Manifests and answers about a repository take kilobytes. */
const mostBytes = 2 ** 24;

/**
 * Fetches a text; tries again what may pass.
 *
 * @param tries how often the request is made at most. Default 5.
 * @throws {DownloadFailedError} when it is longer than 16 MiB. What `readRange` throws, as a typed error.
 */
export async function fetchText(
  fetch: Fetch,
  request: Omit<RangeRequest, "start" | "end">,
  tries?: number,
): Promise<string> {
  const retries = new Retries(tries);
  for (;;) {
    try {
      const decoder = new TextDecoder();
      let text = "";
      let received = 0;
      for await (const bytes of readRange(fetch, { ...request, start: 0, end: Infinity })) {
        received += bytes.length;
        if (received > mostBytes) throw new DownloadFailedError(`The server sends too much for "${request.name}".`);
        text += decoder.decode(bytes, { stream: true });
      }
      return text + decoder.decode();
    } catch (error) {
      await retries.wait(error, request.signal);
    }
  }
}
