import { DownloadFailedError, MedGemmaError, OfflineError } from "@medgemma/core";
import type { HubSettings } from "../access/settings.js";
import type { HubReference } from "../source/hub-reference.js";
import { CountedBlob } from "./counted-blob.js";
import { failureOf } from "./failure-of.js";
import { proxiedFetch } from "./proxied-fetch.js";
import { Retries } from "./retries.js";
import { StallWatch } from "./stall-watch.js";
import { networkFailure, TransportFailure } from "./transport-failure.js";
import { webPage } from "./web-page.js";

type Fetch = typeof globalThis.fetch;

export interface RequestOptions {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: BodyInit;
  readonly signal?: AbortSignal;
  /** What the request is for, for errors. */
  readonly about?: HubReference;
}

/** An answer that is no refusal, and the headers of the Hub's own answer before it led elsewhere. */
export interface OpenedResponse {
  readonly response: Response;
  readonly hubHeaders: Headers;
  /** Tells a silent server; ends with the body. */
  readonly watch: StallWatch;
  readonly host: string;
}

export interface FetchAboutOptions {
  readonly signal?: AbortSignal | undefined;
  /** How often a request is made at most. Default 5. */
  readonly tries?: number;
}

const mostRedirects = 10;

/** Requests to the Hub: its token goes to its origin alone, redirects are followed one by one, refusals become typed errors. */
export class HubClient {
  readonly settings: HubSettings;
  #fetch: Promise<Fetch> | undefined;

  /** Tells people why they wait. */
  readonly onWait: ((words: string) => void) | undefined;

  constructor(settings: HubSettings, onWait?: (words: string) => void) {
    this.settings = settings;
    this.onWait = onWait;
  }

  /** Address of the Hub, without a slash at its end. */
  get endpoint(): string {
    return this.settings.endpoint;
  }

  /** `fetch` for small answers, as `@huggingface/hub` takes it: tries again what may pass. */
  fetchAbout(about?: HubReference, { signal, tries }: FetchAboutOptions = {}): Fetch {
    return async (input, init = {}) => {
      const retries = new Retries(tries, this.onWait);
      for (;;) {
        try {
          const { body, method, headers } = init;
          const opened = await this.open(input instanceof Request ? input.url : String(input), {
            ...(about !== undefined && { about }),
            ...(method !== undefined && { method }),
            ...(body !== undefined && body !== null && { body }),
            headers: Object.fromEntries(new Headers(headers)),
            ...(signal !== undefined && { signal }),
          });
          return await wholeResponse(opened);
        } catch (error) {
          await retries.wait(error, signal);
        }
      }
    };
  }

  /**
   * Makes one request, without further tries.
   *
   * @throws {TransportFailure} for what may pass: no connection, 408, 429, 5xx, and 403 of an address that the Hub gave, whose
   *   signature may have expired.
   * @throws a typed error for a refusal, `signal.reason` after an abort.
   */
  async open(
    address: string,
    { method = "GET", headers = {}, body, signal, about }: RequestOptions,
  ): Promise<OpenedResponse> {
    if (this.settings.offline) {
      throw new OfflineError("Requests are forbidden (`offline`, HF_HUB_OFFLINE=1).", {
        hint: "Allow them once, to fetch what is missing.",
      });
    }
    signal?.throwIfAborted();
    const fetch = await (this.#fetch ??=
      this.settings.fetch === undefined ? proxiedFetch() : Promise.resolve(this.settings.fetch));
    const watch = new StallWatch(this.#silence(body), signal);
    const hubOrigin = new URL(this.endpoint).origin;
    let url = new URL(address);
    let hubHeaders = new Headers();
    try {
      for (let redirects = 0; redirects <= mostRedirects; redirects++) {
        const isHub = url.origin === hubOrigin;
        const token = isHub ? this.settings.token : undefined;
        const response = await fetch(url, {
          method,
          headers: {
            ...this.#fit(headers, isHub),
            ...(token !== undefined && { authorization: `Bearer ${token}` }),
          },
          signal: watch.signal,
          ...bodyInit(body, watch),
        });
        watch.sawBytes();
        if (isHub) hubHeaders = merged(hubHeaders, response.headers);
        const location = response.headers.get("location");
        if (response.status >= 300 && response.status < 400 && location !== null) {
          await response.body?.cancel();
          url = nextUrl(location, url);
          continue;
        }
        if (response.ok) return { response, hubHeaders, watch, host: url.host };
        throw await failureOf(response, {
          token: this.settings.token,
          isHub,
          host: url.host,
          hadToken: token !== undefined,
          ...(about && { about }),
        });
      }
      throw new DownloadFailedError(`${url.host} redirects without end.`);
    } catch (error) {
      watch.end();
      throw watch.failure(url.host) ?? translated(error, url.host);
    }
  }

  /** How long nothing may move, in milliseconds. Of a file every part that is sent counts; then the server has to store it. */
  #silence(body: BodyInit | undefined): number {
    if (body === undefined) return this.settings.stallMilliseconds;
    return body instanceof Blob ? Math.max(300_000, this.settings.stallMilliseconds) : 3_600_000;
  }

  /** Nothing but this client decides where the Hub's token goes; storages behind it have tokens of their own. */
  #fit(headers: Readonly<Record<string, string>>, isHub: boolean): Record<string, string> {
    const isRefused = ([name, value]: [string, string]): boolean =>
      name.toLowerCase() === "authorization" && (isHub || value.includes(this.settings.token ?? "\0"));
    return Object.fromEntries(Object.entries(headers).filter((header) => !isRefused(header)));
  }
}

/**
 * A file is sent without the right to be redirected: Node's `fetch` keeps all of a body in memory that it may have to send again
 * (`window` as well has to be null for that).
 */
function bodyInit(body: BodyInit | undefined, watch: StallWatch): RequestInit {
  if (body === undefined) return { redirect: "manual" };
  if (!(body instanceof Blob)) return { redirect: "manual", body };
  return { redirect: "error", window: null, body: new CountedBlob(body, () => watch.sawBytes()) };
}

function translated(error: unknown, host: string): unknown {
  return MedGemmaError.isInstance(error) ? error : networkFailure(error, host);
}

/** The first answer wins: what the Hub says of a file stands where it leads elsewhere. */
function merged(known: Headers, further: Headers): Headers {
  const all = new Headers(further);
  known.forEach((value, name) => all.set(name, value));
  return all;
}

function nextUrl(location: string, from: URL): URL {
  if (!URL.canParse(location, from)) throw new DownloadFailedError(`${from.host} redirects to what is no address.`);
  const next = new URL(location, from);
  const isSafe = next.protocol === "https:" || (next.protocol === "http:" && from.protocol === "http:");
  if (isSafe) return next;
  throw new DownloadFailedError(`${from.host} redirects to an address that is not encrypted (${next.protocol}).`);
}

/** Largest answer that is read whole: a block of the newer storage has 64 MB, a list of ten thousand files 3 MB. */
const largestAnswer = 2 ** 27;

/** Time for an answer that is no file. */
const longestAnswerMilliseconds = 300_000;

async function wholeResponse({ response, watch, host }: OpenedResponse): Promise<Response> {
  if (/text\/html/i.test(response.headers.get("content-type") ?? "")) {
    watch.end();
    throw webPage(host);
  }
  const parts: Uint8Array[] = [];
  const deadline = performance.now() + longestAnswerMilliseconds;
  let bytes = 0;
  try {
    for await (const part of response.body ?? []) {
      watch.sawBytes();
      if (performance.now() > deadline) {
        throw new TransportFailure(`${host} sends an answer too slowly.`, { kind: "stall" });
      }
      bytes += part.length;
      if (bytes > largestAnswer) throw new DownloadFailedError(`${host} sends more than it should.`);
      parts.push(part);
    }
  } catch (error) {
    throw watch.failure(host) ?? translated(error, host);
  } finally {
    watch.end();
  }
  const { status, headers } = response;
  const hasBody = ![204, 205, 304].includes(status);
  return new Response(hasBody ? Buffer.concat(parts) : null, { status, headers });
}
