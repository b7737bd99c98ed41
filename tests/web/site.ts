import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";

const contentTypes: Readonly<Record<string, string>> = {
  ".css": "text/css",
  ".html": "text/html",
  ".js": "text/javascript",
  ".json": "application/json",
  ".mjs": "text/javascript",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

export interface SiteOptions {
  /** Folders by path, for example `{ "/": "…/dist", "/model": "…" }`; the longest that fits counts. */
  readonly folders: Readonly<Record<string, string>>;
  /** Sends the headers that isolate the page. Default true. */
  readonly isolated?: boolean;
  readonly port?: number;
}

/** A request that the site answered. */
export interface Served {
  readonly path: string;
  readonly range: string | undefined;
}

/** A static web server with the faults that tests need. */
export class Site {
  readonly served: Served[] = [];
  /** Cuts the connection after so many bytes of a file, once per call of the tests. */
  cutAfter: { readonly path: string; readonly bytes: number } | undefined;
  /** Sends so many bytes of a file and then nothing more, with the connection open. */
  stallAfter: { readonly path: string; readonly bytes: number } | undefined;
  /** Alters one byte of a file. */
  flip: { readonly path: string; readonly at: number } | undefined;
  /** Answers without regard to ranges. */
  ignoresRanges = false;
  /** Refuses files below a path to those who do not send this authorisation. */
  gate: { readonly path: string; readonly authorization: string } | undefined;
  /** Stays what it was when the site is stopped. */
  origin = "";
  readonly #options: SiteOptions;
  readonly #server: Server;

  private constructor(options: SiteOptions) {
    this.#options = options;
    this.#server = createServer((request, response) => void this.#answer(request, response));
  }

  static async start(options: SiteOptions): Promise<Site> {
    const site = new Site(options);
    await new Promise<void>((resolve) => site.#server.listen(options.port ?? 0, "127.0.0.1", resolve));
    site.origin = `http://localhost:${(site.#server.address() as AddressInfo).port}`;
    return site;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = normalize(decodeURIComponent(new URL(request.url ?? "/", this.origin).pathname));
    this.served.push({ path, range: request.headers.range });
    if (this.gate !== undefined && path.startsWith(this.gate.path)) {
      if (request.headers.authorization !== this.gate.authorization) {
        response.writeHead(401).end();
        return;
      }
    }
    const file = this.#fileOf(path.endsWith("/") ? `${path}index.html` : path);
    const size = await stat(file).then(
      (found) => (found.isFile() ? found.size : undefined),
      () => undefined,
    );
    if (size === undefined) {
      response.writeHead(404).end();
      return;
    }
    const range = this.ignoresRanges ? undefined : /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? "");
    const start = Number(range?.[1] ?? 0);
    const end = Math.min(size - 1, Number(range?.[2] || size - 1));
    response.writeHead(range ? 206 : 200, {
      "content-type": contentTypes[extname(file)] ?? "application/octet-stream",
      "content-length": Math.max(0, end - start + 1),
      "accept-ranges": "bytes",
      ...(range && { "content-range": `bytes ${start}-${end}/${size}` }),
      ...(this.#options.isolated !== false && {
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-embedder-policy": "require-corp",
      }),
    });
    if (size === 0) response.end();
    else await this.#send(response, { path, file, start, end });
  }

  async #send(response: ServerResponse, { path, file, start, end }: SentFile): Promise<void> {
    let at = start;
    for await (const piece of createReadStream(file, { start, end }) as AsyncIterable<Buffer>) {
      if (this.flip?.path === path && this.flip.at >= at && this.flip.at < at + piece.length) {
        piece[this.flip.at - at] = (piece[this.flip.at - at] ?? 0) ^ 1;
      }
      at += piece.length;
      if (this.cutAfter?.path === path && at >= this.cutAfter.bytes) {
        response.destroy();
        return;
      }
      if (this.stallAfter?.path === path && at >= this.stallAfter.bytes) return;
      if (!response.write(piece)) await new Promise((resolve) => response.once("drain", resolve));
    }
    response.end();
  }

  #fileOf(path: string): string {
    const mounted = Object.keys(this.#options.folders)
      .filter((prefix) => path.startsWith(prefix))
      .toSorted((a, b) => b.length - a.length)[0];
    return mounted === undefined ? "" : join(this.#options.folders[mounted] ?? "", path.slice(mounted.length));
  }
}

interface SentFile {
  readonly path: string;
  readonly file: string;
  readonly start: number;
  readonly end: number;
}
