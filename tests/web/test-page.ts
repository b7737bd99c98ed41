import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { build } from "esbuild";
import type { Page } from "playwright-core";
import { root } from "../fixture.js";
import { type Browser, startChromium } from "./chromium.js";
import { Site } from "./site.js";

/** Folder of onnxruntime-web's builds. */
export const ortFolder = dirname(createRequire(import.meta.url).resolve("onnxruntime-web/webgpu"));

/** Bundles the page and the worker as an application would with esbuild, which leaves onnxruntime's files to be hosted. */
export async function buildTestPage(output: string): Promise<void> {
  await mkdir(output, { recursive: true });
  await build({
    entryPoints: {
      "collecting-worker": join(root, "tests/web/collecting-worker.ts"),
      "losing-worker": join(root, "tests/web/losing-worker.ts"),
      "refusing-worker": join(root, "tests/web/refusing-worker.ts"),
      page: join(root, "tests/web/page.ts"),
      worker: join(root, "packages/runtime-web/dist/worker.js"),
    },
    outdir: output,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    logLevel: "error",
  });
  await writeFile(
    join(output, "index.html"),
    '<!doctype html><meta charset="utf-8"><script type="module" src="page.js"></script>',
  );
}

/** Shows the page that lies at `url`, and waits for what it offers. */
export async function showTestPage(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.waitForFunction(() => "sdk" in globalThis);
}

/** The page that lies at `url`, in a tab of its own. */
export async function openTestPage({ context }: Browser, url: string): Promise<Page> {
  const page = await context.newPage();
  await showTestPage(page, url);
  return page;
}

/** The test page in a browser of its own, with what is served beside it. */
export interface ServedTestPage {
  readonly page: Page;
  readonly site: Site;
  readonly close: () => Promise<void>;
}

/** Builds the test page, serves it with folders beside it, and shows it. */
export async function serveTestPage(beside: Readonly<Record<string, string>>): Promise<ServedTestPage> {
  const folder = await mkdtemp(join(tmpdir(), "medgemma-web-"));
  await buildTestPage(folder);
  const site = await Site.start({ folders: { "/": folder, ...beside } });
  const browser = await startChromium();
  const page = await openTestPage(browser, site.origin);
  return {
    page,
    site,
    async close() {
      await browser.close();
      await site.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
