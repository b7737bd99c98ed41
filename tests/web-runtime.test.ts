import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { convertCheckpoint } from "@medgemma/convert";
import { loadMedGemma, type Message } from "@medgemma/core";
import { onnxRuntime } from "@medgemma/runtime-onnx";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkpoint, convertTo, root } from "./fixture.js";
import { type Browser, devicesToTest, hasChromium, startChromium } from "./web/chromium.js";
import type { Sdk } from "./web/page.js";
import { Site } from "./web/site.js";
import { buildTestPage, openTestPage, ortFolder, showTestPage } from "./web/test-page.js";

declare const sdk: Sdk;

const devices = devicesToTest();

// Longer than the tiny model's window of 32 and than the ring of rows on the GPU.
const messages: Message[] = [{ role: "user", content: "What is a pneumothorax? ".repeat(30) }];

let folder: string;
let site: Site;
let browser: Browser;

const openPage = (): Promise<Page> => openTestPage(browser, site.origin);

/** Loads the model and generates; returns the tokens or the error's code. */
const generate = (
  page: Page,
  device: "webgpu" | "wasm",
  { asked = messages, address = "model/" } = {},
): Promise<readonly number[] | string> =>
  page.evaluate(
    async ([chosen, request, address]) => {
      try {
        const runtime = sdk.web.webRuntime({ device: chosen, wasmPaths: `${location.origin}/ort/` });
        const model = await sdk.core.loadMedGemma({ model: address, runtime });
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
    [device, asked, address] as const,
  );

describe.runIf(hasChromium())("webRuntime in Chromium", () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "medgemma-web-"));
    const page = join(folder, "page");
    await buildTestPage(page);
    const model = await convertTo(folder, "fp32");
    const adapters = [{ folder: join(root, "tests/adapters/notebook") }];
    const tuned = join(folder, "tuned");
    await convertCheckpoint({ checkpoint, output: tuned, format: "fp32", adapters });
    site = await Site.start({ folders: { "/": page, "/ort/": ortFolder, "/model/": model, "/tuned/": tuned } });
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

  it("generates the tokens of Node with an output head of its own", { timeout: 120_000 }, async () => {
    await using model = await loadMedGemma({ model: join(folder, "tuned"), runtime: onnxRuntime({ device: "cpu" }) });
    const expected: number[] = [];
    for await (const event of model.generate({ messages, maxTokens: 12, detectLoops: false })) {
      if (event.type === "token") expected.push(event.id);
    }
    // The graph is that of the test above but for where the head's weights lie; a GPU in software takes half a minute.
    expect(await generate(await openPage(), "wasm", { address: "tuned/" })).toEqual(expected);
  });

  it("says that a page that is not isolated computes with one thread", { timeout: 120_000 }, async () => {
    const folders = { "/": join(folder, "page"), "/ort/": ortFolder, "/model/": join(folder, "package-fp32") };
    const plain = await Site.start({ folders, isolated: false });
    // The other tests' browser is watched for requests to other origins than that of their site.
    const another = await startChromium();
    const warningsAt = async (origin: string): Promise<readonly string[]> => {
      const page = await openTestPage(another, origin);
      return page.evaluate(async () => {
        // As on a machine with more than one core, which the one that tests may not be.
        Object.defineProperty(navigator, "hardwareConcurrency", { value: 4 });
        const runtime = sdk.web.webRuntime({ device: "wasm", wasmPaths: `${location.origin}/ort/` });
        const model = await sdk.core.loadMedGemma({ model: "model/", runtime });
        await model[Symbol.asyncDispose]();
        return model.info.warnings;
      });
    };
    expect(await warningsAt(plain.origin)).toContainEqual(
      expect.stringMatching(/1 thread of this machine's 4.*Cross-Origin/),
    );
    expect(await warningsAt(site.origin)).not.toContainEqual(expect.stringContaining("thread"));
    await another.close();
    await plain.stop();
  });

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
      expect(await generate(page, "webgpu", { asked: [{ role: "user", content: "hi" }] })).toBeInstanceOf(Array);
    },
  );

  it.runIf(devices.includes("webgpu"))(
    "rejects instead of giving wrong tokens when the GPU refuses memory",
    { timeout: 120_000 },
    async () => {
      const page = await openPage();
      const seen = await page.evaluate(async () => {
        const runtime = sdk.web.webRuntime({
          device: "webgpu",
          wasmPaths: `${location.origin}/ort/`,
          createWorker: () => new Worker("refusing-worker.js", { type: "module" }),
        });
        const model = await runtime.load("model/");
        const channel = new BroadcastChannel("refuse");
        const refuses = new Promise((resolve) => channel.addEventListener("message", resolve));
        channel.postMessage("");
        await refuses;
        const ends: string[] = [];
        for (let turn = 0; turn < 2; turn++) {
          try {
            const request = { messages: [{ role: "user" as const, content: "hi" }], maxTokens: 2 };
            for await (const { type } of model.generate(request)) if (type === "token") ends.push(type);
            ends.push("ended");
          } catch (error) {
            ends.push((error as { code?: string }).code ?? String(error));
          }
        }
        await model[Symbol.asyncDispose]();
        return ends;
      });
      expect(seen).toEqual(["ERR_INFERENCE_FAILED", "ERR_INFERENCE_FAILED"]);
    },
  );

  it("says so when a stored package is deleted while its model is in use", async () => {
    const page = await openPage();
    const code = await page.evaluate(async () => {
      const store = sdk.web.openModelStore({ folder: "deleted" });
      const runtime = sdk.web.webRuntime({ device: "wasm", wasmPaths: `${location.origin}/ort/`, store });
      const model = await runtime.load("model/");
      for (const { id } of await store.list()) await store.delete(id);
      try {
        for await (const _ of model.generate({ messages: [{ role: "user", content: "hi" }], maxTokens: 1 }));
        return "ended";
      } catch (error) {
        return (error as { code?: string }).code ?? String(error);
      } finally {
        await model[Symbol.asyncDispose]();
      }
    });
    expect(code).toBe("ERR_CORRUPT_MODEL");
  });

  it("leaves no worker behind when a load is aborted or its progress function throws", async () => {
    const page = await openPage();
    const engines = () => page.workers().filter((worker) => worker.url().endsWith("/worker.js")).length;
    const endings = await page.evaluate(async () => {
      const runtime = sdk.web.webRuntime({ device: "wasm", wasmPaths: `${location.origin}/ort/` });
      const seen: string[] = [];
      for (const [stage, how] of [
        ["graphs", "aborted"],
        ["graphs", "thrown"],
        ["ready", "thrown"],
      ] as const) {
        const controller = new AbortController();
        const onProgress = (progress: { readonly stage: string }): void => {
          if (progress.stage !== stage) return;
          if (how === "thrown") throw new Error(how);
          controller.abort(new Error(how));
        };
        const load = runtime.load("model/", { signal: controller.signal, onProgress });
        seen.push(
          await load.then(
            () => "loaded",
            (error: unknown) => (error as Error).message,
          ),
        );
      }
      return seen;
    });
    expect(endings).toEqual(["aborted", "thrown", "thrown"]);
    await expect.poll(engines, { timeout: 10_000 }).toBe(0);
  });

  it("says so when the worker cannot be started, or not be given an option", async () => {
    const page = await openPage();
    const codes = await page.evaluate(async () => {
      const codeOf = (options: object): Promise<string> =>
        sdk.web
          .webRuntime({ device: "wasm", ...options })
          .load("model/")
          .then(
            () => "loaded",
            (error: unknown) => (error as { code?: string }).code ?? String(error),
          );
      const elsewhere = (): Worker => new Worker("https://cdn.example.org/worker.js", { type: "module" });
      return [await codeOf({ createWorker: elsewhere }), await codeOf({ wasmPaths: new URL("/ort/", location.href) })];
    });
    expect(codes).toEqual(["ERR_RUNTIME_UNAVAILABLE", "ERR_INVALID_ARGUMENT"]);
  });

  it.runIf(devices.includes("webgpu"))(
    "loads although garbage is collected all the time",
    { timeout: 120_000 },
    async () => {
      const collecting = await startChromium({ exposeGc: true });
      const page = await openTestPage(collecting, site.origin);
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

it.runIf(hasChromium())("works under a strict content policy, and names what one lacks", async () => {
  const output = await mkdtemp(join(tmpdir(), "medgemma-web-"));
  await buildTestPage(join(output, "page"));
  const data = join(root, "packages/imaging/test-data/pixels");
  const folders = {
    "/": join(output, "page"),
    "/ort/": ortFolder,
    "/model/": await convertTo(output, "fp32"),
    "/data/": data,
  };
  const plain = await Site.start({ folders });
  const strict = await startChromium({ gpu: false });
  const under = async (policy: string): Promise<unknown> => {
    const page = await strict.context.newPage();
    await page.route(`${plain.origin}/**`, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, headers: { ...response.headers(), "content-security-policy": policy } });
    });
    await showTestPage(page, plain.origin);
    return page.evaluate(async () => {
      const codeOf = (call: Promise<unknown>): Promise<string> =>
        call.then(
          () => "ok",
          (error: unknown) => (error as { code?: string }).code ?? String(error),
        );
      const { webAssembly } = await sdk.web.preflight();
      const jpeg = await codeOf(sdk.imaging.readImage("data/jpeg-444.jpg"));
      const download = await codeOf(sdk.web.openModelStore().download("model/"));
      const runtime = sdk.web.webRuntime({ device: "wasm", threads: 2, wasmPaths: `${location.origin}/ort/` });
      const load = await codeOf(runtime.load("model/").then((model) => model[Symbol.asyncDispose]()));
      return { webAssembly, jpeg, download, load };
    });
  };
  const refused = "ERR_RUNTIME_UNAVAILABLE";
  const none = { webAssembly: false, jpeg: refused, download: refused, load: refused };
  expect(await under("default-src 'self'")).toEqual(none);
  const all = { webAssembly: true, jpeg: "ok", download: "ok", load: "ok" };
  expect(await under("default-src 'self'; script-src 'self' 'wasm-unsafe-eval'")).toEqual(all);
  await strict.close();
  await plain.stop();
  await rm(output, { recursive: true, force: true });
});

it.runIf(hasChromium())("says why there is no WebGPU, and why nothing works on an unsafe page", async () => {
  const output = await mkdtemp(join(tmpdir(), "medgemma-web-"));
  await buildTestPage(output);
  const plain = await Site.start({ folders: { "/": output }, isolated: false });
  const without = await startChromium({ gpu: false });
  const page = await openTestPage(without, plain.origin);
  const report = await page.evaluate(() => sdk.web.preflight());
  expect(report).toMatchObject({ secureContext: true, crossOriginIsolated: false, wasmThreads: 1, storage: true });
  expect(report.devices[0]).toMatchObject({ device: "webgpu", available: false });
  expect(report.devices[0]?.reason).toMatch(/adapter|WebGPU/);
  expect(report.devices[1]).toEqual({ device: "wasm", available: true });
  // Any host that is not this machine, without https.
  await page.route("http://hospital.test/**", async (route) => {
    const { status, body } = await fetch(plain.origin + new URL(route.request().url()).pathname).then(
      async (response) => ({ status: response.status, body: Buffer.from(await response.arrayBuffer()) }),
    );
    const isPage = route.request().url().endsWith("/");
    await route.fulfill({ status, body, contentType: isPage ? "text/html" : "text/javascript" });
  });
  await showTestPage(page, "http://hospital.test/");
  const unsafe = await page.evaluate(async () => {
    const store = sdk.web.openModelStore();
    const calls = [() => store.list(), () => store.open("model/"), () => store.download("model/")];
    const errors = await Promise.all(calls.map((call) => call().then(String, (error: unknown) => error as Error)));
    const { available } = await sdk.web.webRuntime().probe();
    return { available, ...(await sdk.web.preflight()), errors: errors.map((error) => Object.assign({}, error)) };
  });
  expect(unsafe).toMatchObject({ secureContext: false, storage: false, available: false });
  expect(unsafe.devices.map(({ reason }) => reason)).toEqual(Array(2).fill(expect.stringContaining("https")));
  const refused = { code: "ERR_RUNTIME_UNAVAILABLE", hint: expect.stringContaining("https") as string };
  expect(unsafe.errors).toMatchObject([refused, refused, refused]);
  await without.close();
  await plain.stop();
  await rm(output, { recursive: true, force: true });
});
