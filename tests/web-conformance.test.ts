import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, describe, expect, it } from "vitest";
import { convertTo } from "./fixture.js";
import { type Browser, devicesToTest, hasChromium, startChromium } from "./web/chromium.js";
import type { ConformanceCases } from "./web/conformance-cases.js";
import type { Sdk } from "./web/page.js";
import { Site } from "./web/site.js";
import { buildTestPage, openTestPage, ortFolder } from "./web/test-page.js";

declare const sdk: Sdk;
declare const cases: ConformanceCases;

const found = hasChromium();
const folder = await mkdtemp(join(tmpdir(), "medgemma-web-"));
let site: Site | undefined;
let browser: Browser | undefined;
afterAll(async () => {
  await browser?.close();
  await site?.stop();
  await rm(folder, { recursive: true, force: true });
});

async function preparePage(device: "webgpu" | "wasm"): Promise<{ page: Page; names: readonly string[] }> {
  const page = await openTestPage(browser as Browser, (site as Site).origin);
  const names = await page.evaluate((chosen) => {
    const { ConformanceCases: Cases, web } = sdk;
    const created = new Cases({
      createRuntime: () =>
        web.webRuntime({ device: chosen, prefillChunkTokens: 16, wasmPaths: `${location.origin}/ort/` }),
      fixture: { source: "model/", missingSource: "nothing-here/" },
      capabilities: {
        images: { maxImages: 256, tokensPerImage: 16, imageSize: 112 },
        fork: true,
        adapters: false,
        maxContext: 4096,
        ...(chosen === "webgpu" && { varyingBits: "the device webgpu" }),
      },
    });
    Object.assign(globalThis, { cases: created });
    return created.names;
  }, device);
  return { page, names };
}

describe.runIf(found)("in Chromium", async () => {
  if (!found) return;
  const page = join(folder, "page");
  await buildTestPage(page);
  const model = await convertTo(folder, "fp32");
  site = await Site.start({ folders: { "/": page, "/ort/": ortFolder, "/model/": model } });
  browser = await startChromium();
  for (const device of devicesToTest()) {
    const { page: tab, names } = await preparePage(device);
    describe(`conformance on ${device}`, () => {
      it.each(names)("%s", { timeout: 240_000 }, async (name) => {
        await tab.evaluate((chosen) => cases.run(chosen), name);
        expect(name).not.toBe("");
      });
    });
  }
});
