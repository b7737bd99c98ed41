import { ModelGatedError, ModelNotFoundError, OfflineError, packageManifestName } from "@medgemma/core";
import { failureOf, type HubReference, StallWatch, TransportFailure, webPage } from "@medgemma/hub/shared";

export type Fetch = typeof globalThis.fetch;

/** Where on the Hub an address is. */
export interface HubPlace {
  /** What was asked for. */
  readonly reference: HubReference;
  readonly hasToken: boolean;
}

export interface RangeRequest {
  readonly url: URL;
  /** Name of the file for errors; a URL may hold a secret. */
  readonly name: string;
  /** Bytes from `start` up to `end`, which is not included; `Infinity` for all there are. */
  readonly start: number;
  readonly end: number;
  /** Absent for other servers. */
  readonly hub?: HubPlace;
  readonly signal?: AbortSignal;
}

/** How long a server may send nothing. */
const stallMilliseconds = 20_000;

/**
 * Fetches a part of a file, without further tries. A server that knows no ranges sends the whole file, of which the beginning is
 * skipped.
 *
 * @throws {TransportFailure} for what may pass: no connection, one that broke off, 408, 429, 5xx, 20 seconds of silence, and a
 *   refusal of a server that the first one led to, whose signature may have expired.
 * @throws {ModelNotFoundError} when there is no such file, {@link ModelGatedError} when another authorisation is wanted, and
 *   {@link DownloadFailedError} for a web page where data was asked for. `signal.reason` after an abort.
 */
export async function* readRange(fetch: Fetch, request: RangeRequest): AsyncGenerator<Uint8Array, void, undefined> {
  const { url, name, start, end, signal } = request;
  signal?.throwIfAborted();
  const watch = new StallWatch(stallMilliseconds, signal);
  const interrupted = (cause: unknown, hint?: string): unknown => watch.failure(url.host) ?? broken(name, cause, hint);
  try {
    const headers: HeadersInit = end === Infinity ? {} : { Range: `bytes=${start}-${end - 1}` };
    // Gigabytes that are kept elsewhere need no second copy in the browser's cache.
    const asked = unlessEnded(watch, fetch(url, { headers, cache: "no-store", signal: watch.signal }));
    const response = await asked.catch((cause: unknown) => {
      throw interrupted(cause, unreachable);
    });
    await requireData(response, request);
    let skip = response.status === 206 ? 0 : start;
    let left = end - start;
    const reader = (response.body as ReadableStream<Uint8Array>).getReader();
    try {
      while (left > 0) {
        watch.sawBytes();
        const { done, value } = await unlessEnded(watch, reader.read()).catch((cause: unknown) => {
          throw interrupted(cause);
        });
        // What is done with the bytes may take long.
        watch.rest();
        if (done && end === Infinity) return;
        if (done) throw new TransportFailure(`The server ended "${name}" early.`, { kind: "network" });
        const skipped = Math.min(skip, value.length);
        skip -= skipped;
        const part = value.subarray(skipped, skipped + left);
        left -= part.length;
        if (part.length > 0) yield part;
      }
    } finally {
      reader.cancel().catch(() => {});
    }
  } finally {
    watch.end();
  }
}

/** What is waited for, unless the watch or the caller ends it: a `fetch` of the application's may not look at signals. */
async function unlessEnded<Result>({ signal }: StallWatch, waiting: Promise<Result>): Promise<Result> {
  let ended = (): void => {};
  const end = new Promise<never>((_, reject) => {
    ended = () => reject(signal.reason as Error);
    if (signal.aborted) ended();
    else signal.addEventListener("abort", ended, { once: true });
  });
  try {
    return await Promise.race([waiting, end]);
  } finally {
    signal.removeEventListener("abort", ended);
  }
}

/** @throws when an answer is not the data that was asked for. */
async function requireData(response: Response, request: RangeRequest): Promise<void> {
  const { status, headers } = response;
  // An answer that the application's `fetch` made has no address.
  const { host, origin } = response.url === "" ? request.url : new URL(response.url);
  if (status !== 200 && status !== 206) {
    throw await refused(response, request, { host, isFirst: origin === request.url.origin });
  }
  if (/text\/html/i.test(headers.get("content-type") ?? "")) {
    await response.body?.cancel();
    throw webPage(host);
  }
  const from = /^bytes (\d+)-/.exec(headers.get("content-range") ?? "")?.[1];
  // Another origin's header may not be visible; the digests find a server that sends something else.
  if (status === 200 || from === undefined || Number(from) === request.start) return;
  await response.body?.cancel();
  throw new TransportFailure(`${host} sends another part of "${request.name}" than was asked for.`, {
    kind: "network",
  });
}

async function refused(
  response: Response,
  { name, hub }: RangeRequest,
  { host, isFirst }: { readonly host: string; readonly isFirst: boolean },
): Promise<Error> {
  const { status } = response;
  if (hub === undefined && isFirst && (status === 401 || status === 403)) {
    return new ModelGatedError(`The server refuses "${name}" (status ${status}).`, {
      hint: "Accept the model's terms there, or give a `fetch` that sends your authorisation.",
    });
  }
  if (hub === undefined && (status === 404 || status === 410)) {
    const hint = `Give the address of a folder with ${packageManifestName} in it; a repository of the Hub by its id, "owner/name".`;
    return new ModelNotFoundError(`The server has no "${name}".`, name === packageManifestName ? { hint } : {});
  }
  // Repositories are gated as a whole; a file alone can only be missing.
  const { path: _, ...repository } = hub?.reference ?? { id: "" };
  const about = hub && (status === 404 ? hub.reference : repository);
  const hadToken = hub?.hasToken ?? false;
  return failureOf(response, { isHub: isFirst, host, hadToken, inBrowser: true, ...(about && { about }) });
}

const goOn = "What was fetched is kept; call again to go on.";

/** Browsers do not tell these apart. */
const unreachable =
  "Check the address and the connection; a server of another origin must allow this page's (CORS), and this page's content " +
  `policy must allow it and where it leads to (\`connect-src\`). ${goOn}`;

function broken(name: string, cause: unknown, hint = goOn): TransportFailure {
  const why = cause instanceof Error ? cause.message : String(cause);
  const message = `"${name}" could not be fetched (${why}).`;
  return new TransportFailure(message, { kind: "network", cause: new OfflineError(message, { hint, cause }) });
}
