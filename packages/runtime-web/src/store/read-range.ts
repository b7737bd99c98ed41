import { ModelGatedError, ModelNotFoundError, OfflineError } from "@medgemma/core";
import { askedWait, TransportFailure } from "@medgemma/hub/shared";

export type Fetch = typeof globalThis.fetch;

export interface RangeRequest {
  readonly url: URL;
  /** Name of the file for errors; a URL may hold a secret. */
  readonly name: string;
  /** Bytes from `start` up to `end`, which is not included; `Infinity` for all there are. */
  readonly start: number;
  readonly end: number;
  readonly signal?: AbortSignal;
}

/**
 * Fetches a part of a file. A server that knows no ranges sends the whole file, of which the beginning is skipped.
 *
 * @throws {OfflineError} when the server cannot be reached, or stops early.
 * @throws {TransportFailure} when it is too busy, fails, or sends nothing for 20 seconds: worth another try.
 * @throws {ModelNotFoundError} when it has no such file.
 * @throws {ModelGatedError} when it wants another authorisation.
 */
export async function* readRange(fetch: Fetch, request: RangeRequest): AsyncGenerator<Uint8Array, void, undefined> {
  const { url, name, start, end, signal } = request;
  const headers: HeadersInit = end === Infinity ? {} : { Range: `bytes=${start}-${end - 1}` };
  const interrupted = (cause: unknown): unknown => (signal?.aborted === true ? signal.reason : offline(name, cause));
  // Gigabytes that are kept elsewhere need no second copy in the browser's cache.
  const options = { headers, cache: "no-store", ...(signal !== undefined && { signal }) } as const;
  const response = await beforeStall(fetch(url, options), name).catch((cause: unknown) => {
    if (cause instanceof TransportFailure) throw cause;
    throw signal?.aborted === true ? signal.reason : offline(name, cause, unreachable);
  });
  checkStatus(response, request);
  let skip = response.status === 206 ? 0 : start;
  let left = end - start;
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  try {
    while (left > 0) {
      const { done, value } = await beforeStall(reader.read(), name).catch((cause: unknown) => {
        throw cause instanceof TransportFailure ? cause : interrupted(cause);
      });
      if (done && end === Infinity) return;
      if (done) throw offline(name, "the transfer ended early");
      const skipped = Math.min(skip, value.length);
      skip -= skipped;
      const part = value.subarray(skipped, skipped + left);
      left -= part.length;
      if (part.length > 0) yield part;
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}

const stallMilliseconds = 20_000;

/** What is read, unless the server falls silent. */
export async function beforeStall<Result>(reading: Promise<Result>, name: string): Promise<Result> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<never>((_, reject) => {
    const failure = new TransportFailure(`The server stopped sending "${name}".`, { kind: "stall" });
    timer = setTimeout(() => reject(failure), stallMilliseconds);
  });
  try {
    return await Promise.race([reading, silence]);
  } finally {
    clearTimeout(timer);
  }
}

function checkStatus({ status, headers }: Response, { name, start }: RangeRequest): void {
  if (status === 200) return;
  if (status === 206) {
    const from = /^bytes (\d+)-/.exec(headers.get("content-range") ?? "")?.[1];
    // Another origin's header may not be visible; the digests find a server that sends something else.
    if (from === undefined || Number(from) === start) return;
  }
  if (status === 401 || status === 403) {
    throw new ModelGatedError(`The server refuses "${name}" (status ${status}).`, {
      hint: "Accept the model's terms there, or give a `fetch` that sends your authorisation.",
    });
  }
  if (status === 429 || status >= 500) {
    const waitMilliseconds = askedWait(headers);
    throw new TransportFailure(`The server answers "${name}" with status ${status}.`, {
      kind: "status",
      status,
      ...(waitMilliseconds !== undefined && { waitMilliseconds }),
    });
  }
  if (status === 404 || status === 410) throw new ModelNotFoundError(`The server has no "${name}".`);
  throw offline(name, `status ${status}`);
}

const goOn = "What was fetched is kept; call again to go on.";

/** Browsers do not tell these apart. */
const unreachable =
  "Check the address and the connection; a server of another origin must allow this page's (CORS), and this page's content " +
  `policy must allow it (\`connect-src\`). ${goOn}`;

function offline(name: string, cause: unknown, hint = goOn): OfflineError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new OfflineError(`"${name}" could not be fetched (${why}).`, {
    hint,
    cause,
  });
}
