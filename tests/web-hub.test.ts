import { cpSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type HubOptions, loadMedGemma, type Message } from "@medgemma/core";
import { onnxRuntime } from "@medgemma/runtime-onnx";
import { tinyModelDirectory } from "@medgemma/tiny-model";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type BrowserHub, startBrowserHub } from "./hub/cors-proxy.js";
import { type FakeHub, hasFakeHub, hubToken, startFakeHub } from "./hub/fake-hub.js";
import { temporaryFolder, tinyCheckpoint, writeFile } from "./hub/repository.js";
import { type Browser, hasChromium, startChromium } from "./web/chromium.js";
import type { Sdk } from "./web/page.js";
import { Site } from "./web/site.js";
import { buildTestPage, openTestPage, ortFolder } from "./web/test-page.js";

declare const sdk: Sdk;

const packageId = "me/tiny-onnx";
const gatedId = "google/gated-onnx";
const messages: Message[] = [{ role: "user", content: "Where is the heart?" }];

const repositories = temporaryFolder();
for (const id of [packageId, gatedId])
  cpSync(tinyModelDirectory("onnx"), join(repositories.path, id), { recursive: true });
cpSync(tinyModelDirectory("onnx"), join(repositories.path, "me/folders/onnx"), { recursive: true });
cpSync(tinyCheckpoint, join(repositories.path, "google/medgemma-tiny-it"), { recursive: true });
writeFile(join(repositories.path, "me/tiny-gguf/tiny-Q8_0.gguf"), "GGUF");
writeFile(join(repositories.path, "me/lora/adapter_config.json"), "{}");

let hub: FakeHub;
let front: BrowserHub;
let folder: string;
let site: Site;
let browser: Browser;
let page: Page;

interface Answered {
  readonly ids?: readonly number[];
  readonly code?: string;
  readonly message?: string;
  readonly warnings?: readonly string[];
  readonly progress: readonly string[];
}

/** Loads a model in the page and generates; returns the tokens, or the error. */
const generate = (
  model: string,
  more: HubOptions & { readonly format?: string } = {},
  endpoint = front.url,
): Promise<Answered> =>
  page.evaluate(
    async ([source, request, { format, ...given }]) => {
      const progress: string[] = [];
      try {
        const runtime = sdk.web.webRuntime({ device: "wasm", wasmPaths: `${location.origin}/ort/` });
        const loaded = await sdk.core.loadMedGemma({
          model: source,
          runtime,
          hub: given,
          ...(format !== undefined && { format }),
          onProgress: ({ stage, message = "" }) => progress.push(`${stage} ${message}`),
        });
        const ids: number[] = [];
        for await (const event of loaded.generate({ messages: request, maxTokens: 12 })) {
          if (event.type === "token") ids.push(event.id);
        }
        const { warnings } = loaded.info;
        await loaded.dispose();
        return { ids, warnings, progress };
      } catch (error) {
        const { code, message } = error as { code?: string; message: string };
        return { code: code ?? "none", message, progress };
      }
    },
    [model, messages, { endpoint, ...more }] as const,
  );

const fileRequests = async (since: number): Promise<readonly string[]> =>
  (await hub.log()).slice(since).flatMap(({ path }) => (path.includes("/resolve/") ? [path] : []));

describe.runIf(hasChromium() && hasFakeHub)("models of the Hub in Chromium", () => {
  beforeAll(async () => {
    hub = await startFakeHub(repositories.path, ["--gated", gatedId]);
    front = await startBrowserHub(hub);
    folder = await mkdtemp(join(tmpdir(), "medgemma-web-"));
    await buildTestPage(join(folder, "page"));
    site = await Site.start({ folders: { "/": join(folder, "page"), "/ort/": ortFolder } });
    browser = await startChromium({ gpu: false });
  });
  afterAll(async () => {
    await browser?.close();
    await site?.stop();
    await front?.[Symbol.asyncDispose]();
    await hub?.[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
    repositories[Symbol.dispose]();
  });
  beforeEach(async () => {
    await page?.close();
    page = await openTestPage(browser, site.origin);
    await page.evaluate(async () => {
      const store = sdk.web.openModelStore();
      for (const { id } of await store.list()) await store.delete(id);
    });
  });

  it("give the tokens of Node for the same id, are fetched once, and load without a connection", async () => {
    using home = temporaryFolder();
    await using model = await loadMedGemma({
      model: packageId,
      runtime: onnxRuntime({ device: "cpu" }),
      hub: { endpoint: hub.url, cacheFolder: home.path, token: "" },
    });
    const expected: number[] = [];
    for await (const event of model.generate({ messages, maxTokens: 12 }))
      if (event.type === "token") expected.push(event.id);
    const first = await generate(packageId);
    expect(first).toMatchObject({ ids: expected, warnings: [] });
    expect(first.progress).toContainEqual(expect.stringMatching(/^plan tiny.* to download\. Terms: https/));
    const before = (await hub.log()).length;
    expect(await generate(`${packageId}@main`)).toMatchObject({ ids: expected });
    expect(await fileRequests(before)).toEqual([]);
    expect(await generate(packageId, { offline: true })).toMatchObject({ ids: expected });
  });

  it.each([`hf:${packageId}`, "hf:me/folders/onnx"])("load as %s", async (source) => {
    expect((await generate(source)).ids?.length).toBeGreaterThan(3);
  });

  it("load from the store with a note when the Hub cannot be reached", async () => {
    await using own = await startBrowserHub(hub);
    const { url } = own;
    const { ids } = await generate(packageId, {}, url);
    await own[Symbol.asyncDispose]();
    expect(await generate(packageId, {}, url)).toMatchObject({
      ids,
      warnings: [expect.stringMatching(/Hub cannot be asked/)],
    });
    expect(await generate("me/other", {}, url)).toMatchObject({ code: "ERR_OFFLINE" });
  });

  it.each([
    ["google/medgemma-tiny-it", "ERR_UNSUPPORTED_MODEL", /checkpoint.*medgemma.*convert.*publish/],
    ["me/tiny-gguf", "ERR_UNSUPPORTED_MODEL", /GGUF files/],
    ["me/lora", "ERR_UNSUPPORTED_MODEL", /LoRA adapter/],
    ["me/none", "ERR_MODEL_NOT_FOUND", /not on the Hub/],
    ["google/medgemma-2b", "ERR_MODEL_NOT_FOUND", /Did you mean "google\/medgemma-/],
    [`${packageId}@v9`, "ERR_MODEL_NOT_FOUND", /no such revision/],
    [gatedId, "ERR_MODEL_GATED", /Accept them on https:\/\/huggingface\.co\/google\/gated-onnx/],
  ])("are refused with what to do: %s", async (source, code, message) => {
    expect(await generate(source)).toMatchObject({ code, message: expect.stringMatching(message) as string });
  });

  it("are opened by a token, which the storage behind the Hub never sees", async () => {
    const before = (await hub.log()).length;
    expect((await generate(gatedId, { token: hubToken })).ids?.length).toBeGreaterThan(3);
    const log = (await hub.log()).slice(before);
    expect(log.some(({ where, auth }) => where === "hub" && auth)).toBe(true);
    expect(log.filter(({ where, auth }) => where === "cdn" && auth)).toEqual([]);
  });

  it("refuse another format than the package's", async () => {
    expect(await generate(packageId, { format: "q4" })).toMatchObject({ code: "ERR_INVALID_ARGUMENT" });
  });

  it.each([
    ["status=429;retry=1;times=1", "ok"],
    ["status=503;times=2", "ok"],
    ["wrong=5000;on=decoder.data", "ERR_DIGEST_MISMATCH"],
  ])("with the fault %s: %s", async (fault, expected) => {
    await hub.control(fault);
    try {
      const { code, ids } = await generate(packageId);
      expect(code ?? (ids === undefined ? "none" : "ok")).toBe(expected);
    } finally {
      await hub.control("");
    }
    expect((await generate(packageId)).ids?.length).toBeGreaterThan(3);
  });
});
