import { createServer, type IncomingMessage, request as ask, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { FakeHub } from "./fake-hub.js";

/**
 * Headers that huggingface.co lets pages of other origins read, as its answers of 2026 list them. `Retry-After` and `RateLimit` are
 * not among them. `Access-Control-Allow-Origin` repeats the page's origin, with `Vary: Origin`.
 */
const exposedByHub =
  "X-Repo-Commit,X-Request-Id,X-Error-Code,X-Error-Message,X-Total-Count,ETag,Link,Accept-Ranges,Content-Range,X-Linked-Size,X-Linked-ETag,X-Xet-Hash";

/** The storage behind it (`*.hf.co`) allows every origin, and every header to be read. */
const fromStorage = { "access-control-allow-origin": "*", "access-control-expose-headers": "*" };

/** A request as it reached one of the two servers. */
export interface SeenRequest {
  readonly where: "hub" | "storage";
  readonly method: string;
  readonly path: string;
  readonly origin: string | undefined;
  readonly referer: string | undefined;
  readonly hasToken: boolean;
}

/** The stand-in for the Hub as browsers may ask it: it knows nothing of other origins itself. */
export class BrowserHub implements AsyncDisposable {
  /** Where requests are sent on to; another one stands for the same Hub after a push. */
  hub: FakeHub;
  /** Breaks every connection. */
  isDown = false;
  /** Takes requests and never answers them. */
  isSilent = false;
  /** Whether the storage's errors allow other origins, too; a page sees only that a request failed otherwise. */
  hasReadableErrors = false;
  readonly seen: SeenRequest[] = [];
  /** Address of the Hub; stays what it was. */
  url = "";
  #storageUrl = "";
  readonly #servers: Server[] = [];

  private constructor(hub: FakeHub) {
    this.hub = hub;
  }

  static async start(hub: FakeHub): Promise<BrowserHub> {
    const front = new BrowserHub(hub);
    front.#storageUrl = await front.#listen("storage");
    front.url = await front.#listen("hub");
    return front;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const server of this.#servers) {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  }

  async #listen(where: SeenRequest["where"]): Promise<string> {
    const server = createServer((request, response) => this.#answer(where, request, response));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    this.#servers.push(server);
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  #answer(where: SeenRequest["where"], request: IncomingMessage, response: ServerResponse): void {
    const { method = "GET", url: path = "/" } = request;
    const { origin, referer, authorization, host: _, ...headers } = request.headers;
    this.seen.push({ where, method, path, origin, referer, hasToken: authorization !== undefined });
    if (this.isDown) return void request.socket.destroy();
    if (this.isSilent) return;
    const allowed =
      where === "storage"
        ? fromStorage
        : {
            "access-control-allow-origin": origin ?? "https://huggingface.co",
            "access-control-expose-headers": exposedByHub,
            vary: "Origin",
          };
    if (method === "OPTIONS") {
      const wanted = request.headers["access-control-request-headers"] ?? "";
      return void response.writeHead(204, { ...allowed, "access-control-allow-headers": wanted }).end();
    }
    const target = where === "hub" ? this.hub.url : this.hub.cdn;
    const sent = { ...headers, ...(authorization !== undefined && { authorization }) };
    const upstream = ask(`${target}${path}`, { method, headers: sent }, (answer) => {
      const { location } = answer.headers;
      const isHidden = where === "storage" && (answer.statusCode ?? 0) >= 400 && !this.hasReadableErrors;
      response.writeHead(answer.statusCode ?? 500, {
        ...answer.headers,
        ...(!isHidden && allowed),
        ...(location !== undefined && { location: location.replace(this.hub.cdn, this.#storageUrl) }),
      });
      answer.pipe(response);
      answer.on("close", () => answer.complete || response.destroy());
    });
    upstream.on("error", () => response.destroy());
    response.on("close", () => upstream.destroy());
    upstream.end();
  }
}
