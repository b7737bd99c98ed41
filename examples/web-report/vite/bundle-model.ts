import { existsSync } from "node:fs";
import { cp, mkdir, readdir, readFile, rm } from "node:fs/promises";
import type { ServerResponse } from "node:http";
import { basename, join } from "node:path";
import { convertCheckpoint } from "@medgemma/convert";
import { packageManifestName } from "@medgemma/core";
import type { Plugin } from "vite";
import { bundledModel } from "../src/bundled-model.js";

/** Puts the bundled model's package beside the page, converting it first if it is a checkpoint. */
export function bundleModel(root: string): Plugin {
  const folder = join(root, ".cache/model");
  return {
    name: "bundle-model",
    async buildStart() {
      await preparePackage(join(root, bundledModel.folder), folder);
    },
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

async function preparePackage(source: string, output: string): Promise<void> {
  await rm(output, { recursive: true, force: true });
  await mkdir(join(output, ".."), { recursive: true });
  if (existsSync(join(source, packageManifestName))) await cp(source, output, { recursive: true });
  else await convertCheckpoint({ checkpoint: source, output, format: "fp32" });
}
