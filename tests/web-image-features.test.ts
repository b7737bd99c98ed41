import { createHash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { PreparedImage } from "@medgemma/core";
import { onnxRuntime } from "@medgemma/runtime-onnx";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { convertTo } from "./fixture.js";
import { type Browser, devicesToTest, hasChromium, startChromium } from "./web/chromium.js";
import type { Sdk } from "./web/page.js";
import { Site } from "./web/site.js";
import { buildTestPage, openTestPage, ortFolder } from "./web/test-page.js";

declare const sdk: Sdk;

const devices = devicesToTest();

function squareImage(size: number): PreparedImage {
  const pixels = Uint8Array.from({ length: size * size * 3 }, (_, at) => (at * at) % 251);
  return { size, pixels, sha256: createHash("sha256").update(pixels).digest("hex") };
}

let folder: string;
let site: Site;
let browser: Browser;

describe.runIf(hasChromium())("image features in Chromium", () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "medgemma-web-features-"));
    const page = join(folder, "page");
    await buildTestPage(page);
    const model = await convertTo(folder, "fp32");
    site = await Site.start({ folders: { "/": page, "/ort/": ortFolder, "/model/": model } });
    browser = await startChromium();
  });
  afterAll(async () => {
    await browser.close();
    await site.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it("widens weights that are stored in 16 bits to Node's features of an image", { timeout: 180_000 }, async () => {
    const parts = await onnxRuntime({ device: "cpu" }).open(join(folder, "package-fp32"));
    await using model = parts.model;
    const image = squareImage((model.capabilities.images || undefined)?.imageSize ?? 0);
    const expected = [...((await model.imageFeatures?.(image)) ?? [])];
    const largest = Math.max(...expected.map(Math.abs));
    expect(largest).toBeGreaterThan(0);
    for (const [device, hasIntegration] of [
      ["wasm", true],
      ["webgpu", true],
      ["webgpu", false],
    ] as const) {
      if (!devices.includes(device)) continue;
      const page = await openTestPage(browser, site.origin);
      if (!hasIntegration) await page.evaluate(() => Reflect.deleteProperty(WebAssembly, "Suspending"));
      const features = await page.evaluate(
        async ([chosen, { size, pixels, sha256 }]) => {
          const runtime = sdk.web.webRuntime({ device: chosen, wasmPaths: `${location.origin}/ort/` });
          const opened = await runtime.open("model/");
          const given = { size, pixels: Uint8Array.from(pixels), sha256 };
          const found = [...((await opened.model.imageFeatures?.(given)) ?? [])];
          await opened.model[Symbol.asyncDispose]();
          return found;
        },
        [device, { ...image, pixels: [...image.pixels] }] as const,
      );
      expect(features.length).toBe(expected.length);
      const difference = Math.max(...features.map((value, at) => Math.abs(value - (expected[at] ?? NaN))));
      expect(difference / largest, `${device} ${hasIntegration}`).toBeLessThan(1e-4);
    }
  });
});
