import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { basename, extname, join } from "node:path";

const contentTypes: Readonly<Record<string, string>> = {
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".wasm": "application/wasm",
};

const html = '<!doctype html><meta charset="utf-8"><title>verify</title><script type="module" src="page.js"></script>';

/** Folders that the page may read: its own, onnxruntime-web's and the package's. */
export interface PageFolders {
  readonly page: string;
  readonly ort: string;
  readonly model: string;
}

export interface PageServer {
  readonly url: string;
  close(): void;
}

/** Serves the page to this machine only. */
export async function servePage(folders: PageFolders): Promise<PageServer> {
  const server = createServer((request, response) => {
    void (async () => {
      const path = new URL(request.url ?? "/", "http://localhost").pathname;
      if (path === "/") {
        response.writeHead(200, { "content-type": "text/html" }).end(html);
        return;
      }
      const folder = path.startsWith("/ort/") ? folders.ort : path.startsWith("/model/") ? folders.model : folders.page;
      const file = join(folder, basename(path));
      const found = await stat(file).catch(() => undefined);
      if (found?.isFile() !== true) {
        response.writeHead(404).end();
        return;
      }
      const type = contentTypes[extname(file)] ?? "application/octet-stream";
      response.writeHead(200, { "content-type": type, "content-length": found.size });
      createReadStream(file).pipe(response);
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
