import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { FakeHub } from "./fake-hub.js";

/** What the Hub and its storage let pages of other origins see and send. */
const corsHeaders = {
  "access-control-allow-origin": "*",
  "access-control-allow-headers": "authorization, range",
  "access-control-expose-headers": "X-Error-Code, X-Error-Message, X-Repo-Commit, ETag, Content-Range, Accept-Ranges",
};

/** The stand-in for the Hub as browsers may ask it: it knows nothing of other origins itself. */
export interface BrowserHub extends AsyncDisposable {
  readonly url: string;
}

export async function startBrowserHub(hub: FakeHub): Promise<BrowserHub> {
  const storage = await listen(proxyTo(() => hub.cdn));
  const front = await listen(
    proxyTo(
      () => hub.url,
      (location) => location.replace(hub.cdn, storage.url),
    ),
  );
  return {
    url: front.url,
    async [Symbol.asyncDispose]() {
      for (const { server } of [front, storage]) {
        server.close();
        server.closeAllConnections();
      }
    },
  };
}

function proxyTo(target: () => string, relocate: (location: string) => string = (location) => location): Server {
  return createServer((request, response) => {
    if (request.method === "OPTIONS") return void response.writeHead(204, corsHeaders).end();
    const { host: _host, connection: _connection, ...headers } = request.headers;
    void fetch(`${target()}${request.url ?? ""}`, {
      headers: headers as Record<string, string>,
      redirect: "manual",
    }).then(async (answer) => {
      const sent: Record<string, string> = { ...corsHeaders };
      for (const [name, value] of answer.headers) sent[name] = name === "location" ? relocate(value) : value;
      delete sent["transfer-encoding"];
      const body = Buffer.from(await answer.arrayBuffer());
      response.writeHead(answer.status, { ...sent, "content-length": String(body.length) }).end(body);
    });
    return undefined;
  });
}

async function listen(server: Server): Promise<{ readonly server: Server; readonly url: string }> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}
