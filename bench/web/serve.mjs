import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";

/** @type {Record<string, string>} */
const types = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".wasm": "application/wasm",
};

/**
 * Serves folders by path, for example `{ "/": "…/dist", "/model/": "…" }`, until `close`; the longest path that fits counts.
 * `isolated` sends the headers that threads need.
 *
 * @param {Record<string, string>} folders
 */
export async function serve(folders, { isolated = false } = {}) {
  const prefixes = Object.keys(folders).toSorted((a, b) => b.length - a.length);
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    const prefix = prefixes.find((start) => path.startsWith(start)) ?? "/";
    const file = join(folders[prefix] ?? "", path === "/" ? "index.html" : path.slice(prefix.length));
    if (!existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    const { size } = statSync(file);
    const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? "");
    const start = Number(range?.[1] ?? 0);
    const end = Number(range?.[2] || size - 1);
    response.writeHead(range ? 206 : 200, {
      "content-type": types[extname(file)] ?? "application/octet-stream",
      "content-length": end - start + 1,
      ...(range && { "content-range": `bytes ${start}-${end}/${size}` }),
      ...(isolated && {
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-embedder-policy": "require-corp",
      }),
    });
    createReadStream(file, { start, end }).pipe(response);
  });
  await /** @type {Promise<void>} */ (new Promise((resolve) => server.listen(0, "127.0.0.1", resolve)));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return {
    url: `http://localhost:${address.port}/`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
