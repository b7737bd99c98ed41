import { InvalidArgumentError } from "@medgemma/core";

/**
 * The platform's `fetch`, or one that goes through the proxies that `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY` name: Node's
 * own does not look at them.
 */
export async function proxiedFetch(): Promise<typeof globalThis.fetch> {
  const httpProxy = proxyOf("http_proxy") ?? proxyOf("HTTP_PROXY");
  const httpsProxy = proxyOf("https_proxy") ?? proxyOf("HTTPS_PROXY");
  if (httpProxy === undefined && httpsProxy === undefined) return globalThis.fetch;
  const { EnvHttpProxyAgent, fetch } = await import("undici");
  // Many proxies allow tunnels to port 443 only; requests without encryption are sent to the proxy itself, as curl does.
  const dispatcher = new EnvHttpProxyAgent({
    proxyTunnel: false,
    ...(httpProxy !== undefined && { httpProxy }),
    ...(httpsProxy !== undefined && { httpsProxy }),
  });
  const proxied = (input: string | URL, init?: object): Promise<unknown> => fetch(input, { ...init, dispatcher });
  return proxied as typeof globalThis.fetch;
}

/** Without a scheme it is http, as for curl. @throws {InvalidArgumentError} for what is no address. */
function proxyOf(name: string): string | undefined {
  const given = process.env[name]?.trim() || undefined;
  if (given === undefined) return undefined;
  const address = /^[a-z][a-z\d+.-]*:\/\//i.test(given) ? given : `http://${given}`;
  const isProxy = URL.canParse(address) && /^(https?|socks5?):$/.test(new URL(address).protocol);
  if (isProxy && /^[^/]*\/\/[^/]*(:\d+|\.|localhost|\[)/.test(address)) return address;
  throw new InvalidArgumentError(`The address of the proxy in ${name} cannot be one.`, {
    hint: `Set it to something like http://proxy.example:3128, or clear it.`,
  });
}
