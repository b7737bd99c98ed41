import { readdir, readFile } from "node:fs/promises";
import type { ServerResponse } from "node:http";
import { basename, join } from "node:path";
import type { Plugin } from "vite";
import { bundledModel } from "../src/bundled-model.js";

/** Puts a model's package, made by @medgemma/convert, beside the page. */
export function bundleModel(folder: string): Plugin {
  return {
    name: "bundle-model",
    async generateBundle() {
      for (const name of await readdir(folder)) {
        const source = await readFile(join(folder, name));
        this.emitFile({ type: "asset", fileName: bundledModel.url + name, source });
      }
    },
    configureServer({ middlewares }) {
      middlewares.use(`/${bundledModel.url}`, ({ url = "" }, response: ServerResponse) => {
        const name = basename(url.split("?")[0] ?? "");
        readFile(join(folder, name)).then(
          (bytes) => response.end(bytes),
          () => response.writeHead(404).end(),
        );
      });
    },
  };
}
