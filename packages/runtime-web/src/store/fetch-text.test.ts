import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { fetchText } from "./fetch-text.js";
import type { Fetch } from "./read-range.js";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const url = new URL("https://example.org/tiny/medgemma.json");

/** Fetches with all the waiting that it takes; returns the text, or the error's code and message. */
async function fetched(fetch: Fetch, signal?: AbortSignal): Promise<string> {
  const text = fetchText(fetch, { url, name: "medgemma.json", ...(signal && { signal }) }).catch((error: unknown) => {
    const { code = "none", message } = error as { code?: string; message: string };
    return `${code} ${message}`;
  });
  await vi.advanceTimersByTimeAsync(300_000);
  return text;
}

/** Answers one after the other; the last one stays. */
function answers(...all: (() => Response | Promise<Response>)[]): Fetch & { readonly calls: unknown[] } {
  const calls: unknown[] = [];
  const fetch: Fetch = async (_, init) => {
    calls.push(init);
    return (all.length > 1 ? all.shift() : all[0])!();
  };
  return Object.assign(fetch, { calls });
}

const text = (content: string, init?: ResponseInit) => () => new Response(content, init);
const never = () => new Promise<Response>(() => {});
const broken = () => Promise.reject(new TypeError("Failed to fetch"));

it("tries again what may pass", async () => {
  const fetch = answers(text("", { status: 503 }), broken, text("", { status: 429 }), text("{}"));
  expect(await fetched(fetch)).toBe("{}");
  expect(fetch.calls.length).toBe(4);
});

it("gives up an unreachable server after three tries, and one in trouble after five", async () => {
  const unreachable = answers(broken);
  expect(await fetched(unreachable)).toMatch(/^ERR_OFFLINE .*Failed to fetch.*CORS.*connect-src/);
  expect(unreachable.calls.length).toBe(3);
  const inTrouble = answers(text("", { status: 500 }));
  expect(await fetched(inTrouble)).toMatch(/^ERR_DOWNLOAD_FAILED example\.org answered with status 500/);
  expect(inTrouble.calls.length).toBe(5);
});

it.each([
  ["before it answers", never],
  [
    "in the middle of its answer",
    () => new Response(new ReadableStream({ start: (c) => c.enqueue(Uint8Array.of(123)) })),
  ],
])("says that a server is silent %s, though `fetch` looks at no signal", async (_, answer) => {
  const fetch = answers(answer);
  expect(await fetched(fetch)).toMatch(/^ERR_TIMEOUT example\.org sent nothing for 20 seconds/);
  expect(fetch.calls.length).toBe(2);
});

it("ends at once when it is aborted", async () => {
  const fetch = answers(never);
  expect(await fetched(fetch, AbortSignal.abort(new Error("enough")))).toBe("none enough");
  const controller = new AbortController();
  const ended = fetched(fetch, controller.signal);
  controller.abort(new Error("enough"));
  expect(await ended).toBe("none enough");
  expect(fetch.calls.length).toBe(1);
});

it.each([
  [text("<title>Start</title>", { headers: { "content-type": "text/html" } }), /^ERR_DOWNLOAD_FAILED .*web page/],
  [text("x".repeat(2 ** 24 + 1)), /^ERR_DOWNLOAD_FAILED .*too much/],
  [text("", { status: 403 }), /^ERR_MODEL_GATED/],
  [text("", { status: 404 }), /^ERR_MODEL_NOT_FOUND .*"owner\/name"/],
])("refuses at once what no further try makes better (%#)", async (answer, message) => {
  const fetch = answers(answer);
  expect(await fetched(fetch)).toMatch(message);
  expect(fetch.calls.length).toBe(1);
});
