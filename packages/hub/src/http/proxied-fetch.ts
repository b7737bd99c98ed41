/**
 * The platform's `fetch`, or one that goes through the proxies that `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY` name: Node's
 * own does not look at them.
 */
export async function proxiedFetch(): Promise<typeof globalThis.fetch> {
  const named = ["http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY"].some((name) => process.env[name]);
  if (!named) return globalThis.fetch;
  const { EnvHttpProxyAgent, fetch } = await import("undici");
  // Many proxies allow tunnels to port 443 only; requests without encryption are sent to the proxy itself, as curl does.
  const dispatcher = new EnvHttpProxyAgent({ proxyTunnel: false });
  const proxied = (input: string | URL, init?: object): Promise<unknown> => fetch(input, { ...init, dispatcher });
  return proxied as typeof globalThis.fetch;
}
