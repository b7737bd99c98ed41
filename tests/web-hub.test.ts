import { cpSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { digestChunkBytes, type HubOptions, loadMedGemma, type LoadProgress, type Message } from "@medgemma/core";
import { onnxRuntime } from "@medgemma/runtime-onnx";
import { tinyModelDirectory } from "@medgemma/tiny-model";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { BrowserHub } from "./hub/cors-proxy.js";
import { type FakeHub, hasFakeHub, hubToken, type LoggedRequest, startFakeHub } from "./hub/fake-hub.js";
import { temporaryFolder, tinyCheckpoint, writeFile } from "./hub/repository.js";
import { type Browser, hasChromium, startChromium } from "./web/chromium.js";
import { largeFileBytes, writeLargePackage } from "./web/large-package.js";
import type { Sdk } from "./web/page.js";
import { Site } from "./web/site.js";
import { buildTestPage, openTestPage, ortFolder } from "./web/test-page.js";

declare const sdk: Sdk;

const packageId = "me/tiny-onnx";
const gatedId = "google/gated-onnx";
const messages: Message[] = [{ role: "user", content: "Where is the heart?" }];

const onnx = tinyModelDirectory("onnx");
const repositories = temporaryFolder();
for (const path of [packageId, gatedId, "me/folders/onnx"]) {
  cpSync(onnx, join(repositories.path, path), { recursive: true });
}
cpSync(tinyModelDirectory("gguf"), join(repositories.path, "me/tiny-llama"), { recursive: true });
cpSync(tinyCheckpoint, join(repositories.path, "google/medgemma-tiny-it"), { recursive: true });
writeFile(join(repositories.path, "me/tiny-gguf/tiny-Q8_0.gguf"), "GGUF");
writeFile(join(repositories.path, "me/lora/adapter_config.json"), "{}");
/** The same Hub after a push to `packageId`. */
const pushed = temporaryFolder();

let hub: FakeHub;
let hubAfterPush: FakeHub;
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
  readonly progress: readonly LoadProgress[];
}

interface Asked extends HubOptions {
  readonly format?: string;
  readonly device?: "wasm" | "webgpu";
}

/** Loads a model in the page and generates; returns the tokens, or the error. */
const generate = (model: string, more: Asked = {}): Promise<Answered> =>
  page.evaluate(
    async ([source, request, { format, device = "wasm", ...given }]) => {
      const progress: LoadProgress[] = [];
      try {
        const runtime = sdk.web.webRuntime({ device, wasmPaths: `${location.origin}/ort/` });
        const loaded = await sdk.core.loadMedGemma({
          model: source,
          runtime,
          hub: given,
          ...(format !== undefined && { format }),
          onProgress: (one) => progress.push(one),
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
    [model, messages, { endpoint: front.url, ...more }] as const,
  );

const stored = () => page.evaluate(() => sdk.web.openModelStore().list());

/** What the Hub and its storage saw while something was done. */
async function during<Result>(work: () => Promise<Result>) {
  const before = (await front.hub.log()).length;
  const result = await work();
  const log = (await front.hub.log()).slice(before).filter(({ path }) => !path.startsWith("/~"));
  const files = log.filter(({ path, where }) => where === "cdn" || path.includes("/resolve/"));
  return { result, log, files };
}

/** Does something while requests go wrong as the text says. */
async function withFault<Result>(fault: string, work: () => Promise<Result>): Promise<Result> {
  await hub.control(fault);
  try {
    return await work();
  } finally {
    await hub.control("");
  }
}

const commitOf = async (of: FakeHub): Promise<string> => {
  const answer = await fetch(`${of.url}/api/models/${packageId}/revision/main`);
  return ((await answer.json()) as { sha: string }).sha;
};

describe.runIf(hasChromium() && hasFakeHub)("models of the Hub in Chromium", () => {
  let expected: readonly number[];

  beforeAll(async () => {
    await writeLargePackage(onnx, join(repositories.path, "me/large"));
    await writeLargePackage(onnx, join(pushed.path, packageId));
    hub = await startFakeHub(repositories.path, ["--gated", gatedId]);
    hubAfterPush = await startFakeHub(pushed.path);
    front = await BrowserHub.start(hub);
    folder = await mkdtemp(join(tmpdir(), "medgemma-web-"));
    await buildTestPage(join(folder, "page"));
    site = await Site.start({ folders: { "/": join(folder, "page"), "/ort/": ortFolder } });
    browser = await startChromium({ gpu: false });
    using home = temporaryFolder();
    await using model = await loadMedGemma({
      model: packageId,
      runtime: onnxRuntime({ device: "cpu" }),
      hub: { endpoint: hub.url, cacheFolder: home.path, token: "" },
    });
    const ids: number[] = [];
    for await (const event of model.generate({ messages, maxTokens: 12 })) {
      if (event.type === "token") ids.push(event.id);
    }
    expected = ids;
  });
  afterAll(async () => {
    await browser?.close();
    await site?.stop();
    await front?.[Symbol.asyncDispose]();
    await hubAfterPush?.[Symbol.asyncDispose]();
    await hub?.[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
    pushed[Symbol.dispose]();
    repositories[Symbol.dispose]();
  });
  beforeEach(async () => {
    await page?.close();
    page = await openTestPage(browser, site.origin);
    await page.evaluate(async () => {
      const store = sdk.web.openModelStore();
      for (const { id } of await store.list()) await store.delete(id);
    });
    front.hub = hub;
    front.isDown = false;
    front.isSilent = false;
    front.hasReadableErrors = false;
    front.seen.length = 0;
  });

  it("give the tokens of Node for the same id, and are fetched once, by ranges", async () => {
    expect(expected.length).toBeGreaterThan(3);
    const first = await during(() => generate(packageId));
    expect(first.result).toMatchObject({ ids: expected, warnings: [] });
    const commit = await commitOf(hub);
    const asked = first.files.filter(({ where }) => where === "hub").map(({ path }) => path);
    expect(asked.every((path) => path.startsWith(`/${packageId}/resolve/${commit}/`))).toBe(true);
    const wholes = first.files.filter(({ where, range }) => where === "hub" && range === undefined);
    expect(wholes.map(({ path }) => path)).toEqual([`/${packageId}/resolve/${commit}/medgemma.json`]);
    expect(first.files.some(({ where, range }) => where === "cdn" && range?.startsWith("bytes=0-"))).toBe(true);
    // Which page asks is not told.
    expect(front.seen.filter(({ referer }) => referer !== undefined)).toEqual([]);

    const second = await during(() => generate(`${packageId}@main`));
    expect(second.result).toMatchObject({ ids: expected, warnings: [] });
    expect(second.files).toEqual([]);
    expect(second.log.length).toBe(1);
  });

  it("tell terms, bytes and speed while they come, and nothing of a download afterwards", async () => {
    const { progress } = await withFault("slow=30;on=data$", () => generate(packageId));
    const plan = progress.find(({ stage }) => stage === "plan");
    expect(plan?.message).toMatch(/^me\/tiny-onnx at [0-9a-f]{8}: \d.* MB to download\. Terms: https:\/\//);
    const coming = progress.filter(({ stage }) => stage === "download");
    const { receivedBytes, totalBytes } = coming.at(-1)!;
    expect(receivedBytes).toBe(totalBytes);
    expect(coming.some(({ bytesPerSecond = 0 }) => bytesPerSecond > 0)).toBe(true);
    const fractions = progress.map(({ fraction }) => fraction);
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
    const again = await generate(packageId);
    expect(again.progress.map(({ stage }) => stage)).toEqual(["files", "tokenizer", "graphs", "ready"]);
  });

  it.each([
    [`hf:${packageId}`],
    ["hf:me/folders/onnx"],
    ["hf:me/folders@main/onnx/"],
    ["https://huggingface.co/me/folders/blob/main/onnx/medgemma.json"],
  ])("load as %s", async (source) => {
    expect(await generate(source)).toMatchObject({ ids: expected });
  });

  it("load from the storage without a connection, each revision by the commit that it was last", async () => {
    const [old, current] = [await commitOf(hub), await commitOf(hubAfterPush)];
    await generate(`${packageId}@HEAD`);
    front.hub = hubAfterPush;
    const fresh = await during(() => generate(packageId));
    expect(fresh.result).toMatchObject({ ids: expected, warnings: [] });
    expect(fresh.files.some(({ path }) => path.includes(`/resolve/${current}/`))).toBe(true);
    const wasLast = (commit: string, revision: string) =>
      expect.stringContaining(`commit ${commit.slice(0, 8)}, which was loaded last as ${revision}`) as string;

    const forbidden = await during(() => generate(packageId, { offline: true }));
    expect(forbidden.result).toMatchObject({ ids: expected, warnings: [wasLast(current, "main")] });
    expect(forbidden.log).toEqual([]);
    expect(await generate(`${packageId}@HEAD`, { offline: true })).toMatchObject({ warnings: [wasLast(old, "HEAD")] });
    // A commit says itself what it is.
    expect(await generate(`${packageId}@${old}`, { offline: true })).toMatchObject({ ids: expected, warnings: [] });
    const none = "0".repeat(40);
    expect(await generate(`${packageId}@${none}`, { offline: true })).toMatchObject({ code: "ERR_OFFLINE" });
    expect(await generate(`${packageId}@v9`, { offline: true })).toMatchObject({ code: "ERR_OFFLINE" });
    expect(await generate("/nothing/", { offline: true })).toMatchObject({ code: "ERR_OFFLINE" });

    front.isDown = true;
    const { ids, warnings } = await generate(packageId);
    expect(ids).toEqual(expected);
    expect(warnings).toEqual([wasLast(current, "main")]);
    expect(warnings?.[0]).toMatch(/^The Hub cannot be asked \(/);
    expect(await generate("me/other")).toMatchObject({ code: "ERR_OFFLINE" });
  });

  it("are another download when the revision moves on; old ones are listed and deleted, and what comes back is still there", async () => {
    const [old, current] = [await commitOf(hub), await commitOf(hubAfterPush)];
    await generate(packageId);
    front.hub = hubAfterPush;
    await generate(packageId);
    const urls = (await stored()).map(({ url }) => url);
    expect(urls.toSorted()).toEqual(
      [old, current].map((commit) => `${front.url}/${packageId}/resolve/${commit}/`).toSorted(),
    );
    // The push was taken back.
    front.hub = hub;
    const back = await during(() => generate(packageId));
    expect(back.result).toMatchObject({ ids: expected, warnings: [] });
    expect(back.files).toEqual([]);
    front.isDown = true;
    expect((await generate(packageId)).warnings?.[0]).toContain(`commit ${old.slice(0, 8)},`);
    await page.evaluate(async (commit) => {
      const store = sdk.web.openModelStore();
      for (const { id, url } of await store.list()) if (url.includes(commit)) await store.delete(id);
    }, old);
    expect((await stored()).map(({ url }) => url)).toEqual([urls.find((url) => url.includes(current))]);
    expect((await generate(packageId)).warnings?.[0]).toContain(`commit ${current.slice(0, 8)},`);
  });

  it.each([
    ["google/medgemma-tiny-it", "ERR_UNSUPPORTED_MODEL", /checkpoint.*medgemma.*convert.*publish/],
    ["me/tiny-gguf", "ERR_UNSUPPORTED_MODEL", /GGUF files.*`ggufRuntime\(\)`/],
    ["me/tiny-llama", "ERR_UNSUPPORTED_MODEL", /GGUF files.*`ggufRuntime`/],
    ["me/lora", "ERR_UNSUPPORTED_MODEL", /LoRA adapter/],
    ["me/folders", "ERR_MODEL_NOT_FOUND", /Give one of: hf:me\/folders\/onnx/],
    ["me/none", "ERR_MODEL_NOT_FOUND", /not on the Hub/],
    ["google/medgemma-2b", "ERR_MODEL_NOT_FOUND", /Did you mean "google\/medgemma-/],
    [`${packageId}@v9`, "ERR_MODEL_NOT_FOUND", /no such revision/],
    [gatedId, "ERR_MODEL_GATED", /Accept them on https:\/\/huggingface\.co\/google\/gated-onnx,.*`hub\.token`/],
  ])("are refused with what to do: %s", async (source, code, message) => {
    const { result } = await during(() => generate(source));
    expect(result).toMatchObject({ code, message: expect.stringMatching(message) as string });
    expect(result.message).not.toMatch(/HF_TOKEN|hf auth/);
    expect(await stored()).toEqual([]);
  });

  it("are opened by a token, which the storage behind the Hub never sees", async () => {
    const { result, log } = await during(() => generate(gatedId, { token: hubToken }));
    expect(result).toMatchObject({ ids: expected });
    expect(log.filter(({ where, auth }) => where === "hub" && !auth)).toEqual([]);
    expect(log.filter(({ where, auth }) => where === "cdn" && auth)).toEqual([]);
    expect(front.seen.filter(({ where, hasToken }) => where === "storage" && hasToken)).toEqual([]);
    expect(front.seen.some(({ where }) => where === "storage")).toBe(true);
    expect(await page.evaluate(() => JSON.stringify(Object.entries(localStorage)))).toBe("[]");
    expect(JSON.stringify(await stored())).not.toContain(hubToken);
  });

  it.each([
    [`${hubToken}_ungranted`, gatedId, /has no access.*same account/],
    ["hf_wrong", packageId, /does not accept the access token/],
  ])("say what is wrong with the token %s", async (token, id, message) => {
    const { code, message: said } = await generate(id, { token });
    expect(code).toBe("ERR_MODEL_GATED");
    expect(said).toMatch(message);
    expect(said).not.toContain(token);
  });

  it.each([
    [{ format: "q4" }, "ERR_INVALID_ARGUMENT", /asks for q4/],
    [{ device: "webgpu" }, "ERR_RUNTIME_UNAVAILABLE", /webgpu:/],
  ] as const)("refuse %j before anything but the manifest is fetched", async (asked, code, message) => {
    const { result, files } = await during(() => generate(packageId, asked));
    expect(result).toMatchObject({ code, message: expect.stringMatching(message) as string });
    const names = files.flatMap(({ where, path }) => (where === "hub" ? [path.split("/").at(-1)] : []));
    expect(names).toEqual(["medgemma.json"]);
    expect(await stored()).toEqual([]);
  });

  it("take the package's own format by its name", async () => {
    expect(await generate(packageId, { format: "q8" })).toMatchObject({ ids: expected });
  });

  it.each([
    ["drop=100000;times=2;on=decoder.data", "ok"],
    ["status=429;retry=1;times=1", "ok"],
    ["status=503;times=2", "ok"],
    ["expired=1;times=1", "ok"],
    ["norange=1", "ok"],
    ["moved=1", "ok"],
    ["wrong=5000;times=1;on=decoder.data", "ok"],
    ["wrong=5000;on=decoder.data", "ERR_DIGEST_MISMATCH"],
    ["short=1000;on=decoder.data", "ERR_DOWNLOAD_FAILED"],
    ["html=1;on=decoder.data", "ERR_DOWNLOAD_FAILED"],
  ])("with the fault %s: %s", async (fault, outcome) => {
    const { result, files } = await withFault(fault, () => during(() => generate(packageId)));
    expect(result.code ?? (result.ids === undefined ? "none" : "ok")).toBe(outcome);
    if (fault.startsWith("drop")) {
      expect(files.some(({ range }) => range?.startsWith("bytes=100000-"))).toBe(true);
      expect(files.some(({ range }) => range?.startsWith("bytes=200000-"))).toBe(true);
    }
    expect(await generate(packageId)).toMatchObject({ ids: expected });
  });

  it.each(["status=429;times=1;at=cdn", "status=503;times=1;at=cdn", "expired=1;times=1"])(
    "come through the storage's fault %s when the page can read it",
    async (fault) => {
      front.hasReadableErrors = true;
      expect(await withFault(fault, () => generate(packageId))).toMatchObject({ ids: expected });
    },
  );

  it("go on where a page that was left stopped", async () => {
    const rangesOfLarge = (files: readonly LoggedRequest[]) =>
      files.flatMap(({ where, path, range }) => (where === "hub" && path.endsWith("/decoder.data") ? [range] : []));
    await hub.control("slow=3;on=decoder.data");
    await page.evaluate(
      (endpoint) =>
        new Promise<void>((resolve, reject) => {
          const onProgress = ({ receivedBytes = 0 }): void => {
            if (receivedBytes > 36 * 2 ** 20) resolve();
          };
          const runtime = sdk.web.webRuntime({ device: "wasm", wasmPaths: `${location.origin}/ort/` });
          runtime.load("me/large", { hub: { endpoint }, onProgress }).then(() => reject(new Error("loaded")), reject);
        }),
      front.url,
    );
    await page.reload();
    await page.waitForFunction(() => "sdk" in globalThis);
    await hub.control("");
    const { result, files } = await during(() => generate("me/large"));
    expect(result).toMatchObject({ ids: expected });
    expect(rangesOfLarge(files)).toEqual([`bytes=${2 * digestChunkBytes}-${largeFileBytes - 1}`]);
  });

  it("end with ERR_TIMEOUT when the Hub is silent", async () => {
    await page.clock.install();
    front.isSilent = true;
    const answer = generate(packageId);
    for (let seconds = 0; seconds < 60; seconds += 10) {
      await page.evaluate(() => fetch("/index.html"));
      await page.clock.runFor(10_000);
    }
    expect(await answer).toMatchObject({
      code: "ERR_TIMEOUT",
      message: expect.stringContaining("20 seconds") as string,
    });
  });
});
