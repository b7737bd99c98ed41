import { type HubOptions, InvalidArgumentError } from "@medgemma/core";
import { checkToken, publicHub, readEndpoint } from "@medgemma/hub/shared";
import type { Fetch } from "../store/read-range.js";

/** The Hub as a page asks it. */
export interface WebHub {
  /** Address without a slash at its end. */
  readonly endpoint: string;
  readonly hasToken: boolean;
  /** Whether no request may be made at all. */
  readonly offline: boolean;
  /** For every request; sends the token to the Hub, and nowhere else. */
  readonly fetch: Fetch;
}

/**
 * Reads the load option `hub`. Pages have no environment: what is not given is `https://huggingface.co`, without a token.
 *
 * @param given `fetch` of the runtime's options, which goes before `hub.fetch`.
 * @throws {InvalidArgumentError} when the address or the token cannot be one, or a folder is given. Messages repeat none of them.
 */
export function readHub(options: HubOptions = {}, given?: Fetch): WebHub {
  if (options.cacheFolder !== undefined) {
    throw new InvalidArgumentError(
      "`hub.cacheFolder` names a folder of a disk; pages keep models in the browser's storage.",
      {
        hint: "Leave it out, or give `store: openModelStore({ folder })` to `webRuntime`.",
      },
    );
  }
  const address = options.endpoint ?? publicHub;
  const base = globalThis.location?.href;
  const endpoint = readEndpoint(URL.canParse(address, base) ? new URL(address, base).href : address);
  const token = checkToken((options.token ?? "").trim());
  const fetch = given ?? (options.fetch as Fetch | undefined) ?? globalThis.fetch.bind(globalThis);
  return {
    endpoint,
    hasToken: token !== undefined,
    offline: options.offline ?? false,
    fetch: hubFetch(fetch, endpoint, token),
  };
}

/**
 * Adds the token to requests below the Hub's address. Where the Hub leads to its storage, the browser takes it away again: the Fetch
 * standard has it removed when a redirect crosses origins, and a page could not follow one by hand.
 */
function hubFetch(fetch: Fetch, endpoint: string, token: string | undefined): Fetch {
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input, globalThis.location?.href);
    if (!url.href.startsWith(`${endpoint}/`)) return fetch(input, init);
    const headers = new Headers(init?.headers ?? (input instanceof Request ? input.headers : undefined));
    if (token !== undefined) headers.set("authorization", `Bearer ${token}`);
    // Which page of which clinic asks is none of the Hub's business.
    return fetch(input, { ...init, headers, referrerPolicy: "no-referrer" });
  };
}
