import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadMedGemma, type Message } from "@medgemma/core";
import { onnxRuntime } from "@medgemma/runtime-onnx";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { convertTo } from "./fixture.js";
import { type Browser, devicesToTest, hasChromium, startChromium } from "./web/chromium.js";
import type { Sdk } from "./web/page.js";
import { Site } from "./web/site.js";
import { buildTestPage, ortFolder } from "./web/test-page.js";

declare const sdk: Sdk;

const devices = devicesToTest();

// Longer than the tiny model's window of 32 and than the ring of rows on the GPU.
const messages: Message[] = [{ role: "user", content: "What is a pneumothorax? ".repeat(30) }];

let folder: string;
let site: Site;
let browser: Browser;

async function openPage(path = "/"): Promise<Page> {
  const page = await browser.context.newPage();
  await page.goto(site.origin + path);
  await page.waitForFunction(() => "sdk" in globalThis);
  return page;
}

/** Loads the model and generates; returns the tokens or the error's code. */
const generate = (page: Page, device: "webgpu" | "wasm", asked = messages): Promise<readonly number[] | string> =>
  page.evaluate(
    async ([chosen, request]) => {
      try {
        const runtime = sdk.web.webRuntime({ device: chosen, wasmPaths: `${location.origin}/ort/` });
        const model = await sdk.core.loadMedGemma({ model: "model/", runtime });
        const ids: number[] = [];
        for await (const event of model.generate({ messages: request, maxTokens: 12, detectLoops: false })) {
          if (event.type === "token") ids.push(event.id);
        }
        await model[Symbol.asyncDispose]();
        return ids;
      } catch (error) {
        return (error as { code?: string }).code ?? String(error);
      }
    },
    [device, asked] as const,
  );

describe.runIf(hasChromium())("webRuntime in Chromium", () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "medgemma-web-"));
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

  it(
    "generates the tokens of Node, past the window, and takes the package from storage the next time",
    { timeout: 180_000 },
    async () => {
      await using model = await loadMedGemma({
        model: join(folder, "package-fp32"),
        runtime: onnxRuntime({ device: "cpu" }),
      });
      const expected: number[] = [];
      for await (const event of model.generate({ messages, maxTokens: 12, detectLoops: false })) {
        if (event.type === "token") expected.push(event.id);
      }
      expect(expected.length).toBe(12);
      for (const device of devices) expect(await generate(await openPage(), device), device).toEqual(expected);
      if (devices.includes("webgpu")) {
        // A browser without JavaScript Promise Integration takes another build of onnxruntime.
        const page = await openPage();
        await page.evaluate(() => Reflect.deleteProperty(WebAssembly, "Suspending"));
        expect((await page.evaluate(() => sdk.web.preflight())).jspi).toBe(false);
        expect(await generate(page, "webgpu")).toEqual(expected);
        expect([...browser.requested].some((url) => url.includes("asyncify"))).toBe(true);
      }
      site.served.length = 0;
      expect(await generate(await openPage(), "wasm")).toEqual(expected);
      // The package came from the browser's storage.
      expect(site.served.filter(({ path }) => path.startsWith("/model/"))).toEqual([]);
    },
  );

  it("asks for nothing but the page's own origin", () => {
    const foreign = [...browser.requested].filter((url) => !url.startsWith(site.origin) && !url.startsWith("blob:"));
    expect(foreign).toEqual([]);
    expect([...browser.requested].some((url) => url.endsWith("medgemma.json"))).toBe(true);
  });

  it("refuses weights that are not numbers before it prints anything", async () => {
    const page = await openPage();
    const code = await page.evaluate(async () => {
      const noise = async (path: string): Promise<Blob | undefined> => {
        const response = await fetch(`model/${path}`);
        if (!response.ok) return undefined;
        const bytes = new Uint8Array(await response.arrayBuffer());
        if (path === "decoder.data") bytes.fill(0xff);
        return new Blob([bytes]);
      };
      const runtime = sdk.web.webRuntime({ device: "wasm", wasmPaths: `${location.origin}/ort/` });
      return runtime.load({ file: noise }).then(
        () => "loaded",
        (error: unknown) => (error as { code?: string }).code ?? String(error),
      );
    });
    expect(code).toBe("ERR_NUMERICAL");
  });

  it.runIf(devices.includes("webgpu"))(
    "rejects with a typed error when the browser takes the GPU away, and loads again",
    { timeout: 120_000 },
    async () => {
      const page = await openPage();
      const code = await page.evaluate(async () => {
        const runtime = sdk.web.webRuntime({
          device: "webgpu",
          wasmPaths: `${location.origin}/ort/`,
          createWorker: () => new Worker("losing-worker.js", { type: "module" }),
        });
        const model = await runtime.load("model/");
        const request = { messages: [{ role: "user" as const, content: "hi" }], maxTokens: 2000 };
        try {
          for await (const event of model.generate({ ...request, detectLoops: false })) {
            if (event.type === "token") new BroadcastChannel("lose").postMessage("");
          }
          return "ended";
        } catch (error) {
          return (error as { code?: string }).code ?? String(error);
        }
      });
      expect(code).toBe("ERR_INFERENCE_FAILED");
      expect(await generate(page, "webgpu", [{ role: "user", content: "hi" }])).toBeInstanceOf(Array);
    },
  );

  it.runIf(devices.includes("webgpu"))(
    "loads although garbage is collected all the time",
    { timeout: 120_000 },
    async () => {
      const collecting = await startChromium({ exposeGc: true });
      const page = await collecting.context.newPage();
      await page.goto(site.origin);
      await page.waitForFunction(() => "sdk" in globalThis);
      const device = await page.evaluate(async () => {
        const runtime = sdk.web.webRuntime({
          device: "webgpu",
          wasmPaths: `${location.origin}/ort/`,
          createWorker: () => new Worker("collecting-worker.js", { type: "module" }),
        });
        const model = await runtime.load("model/");
        await model[Symbol.asyncDispose]();
        return model.info.runtime.device;
      });
      expect(device).toBe("webgpu");
      await collecting.close();
    },
  );
});

it.runIf(hasChromium())("says why there is no WebGPU", async () => {
  const output = await mkdtemp(join(tmpdir(), "medgemma-web-"));
  await buildTestPage(output);
  const plain = await Site.start({ folders: { "/": output }, isolated: false });
  const without = await startChromium({ gpu: false });
  const page = await without.context.newPage();
  await page.goto(plain.origin);
  await page.waitForFunction(() => "sdk" in globalThis);
  const report = await page.evaluate(() => sdk.web.preflight());
  expect(report).toMatchObject({ secureContext: true, crossOriginIsolated: false, storage: true });
  expect(report.devices[0]).toMatchObject({ device: "webgpu", available: false });
  expect(report.devices[0]?.reason).toMatch(/adapter|WebGPU/);
  expect(report.devices[1]).toEqual({ device: "wasm", available: true });
  await without.close();
  await plain.stop();
  await rm(output, { recursive: true, force: true });
});
