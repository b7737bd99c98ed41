import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { digestChunkBytes } from "@medgemma/core";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { convertTo } from "./fixture.js";
import { type Browser, hasChromium, startChromium } from "./web/chromium.js";
import { largeFileBytes, writeLargePackage } from "./web/large-package.js";
import type { Sdk } from "./web/page.js";
import { Site } from "./web/site.js";
import { buildTestPage, ortFolder } from "./web/test-page.js";

declare const sdk: Sdk;

const largeFile = "/large/decoder.data";

let folder: string;
let model: string;
let site: Site;
let browser: Browser;
let page: Page;

async function openPage(): Promise<Page> {
  const opened = await browser.context.newPage();
  await opened.goto(site.origin);
  await opened.waitForFunction(() => "sdk" in globalThis);
  return opened;
}

interface Asked {
  readonly url: string;
  /** Aborts when so many bytes are here. */
  readonly abortAt?: number;
  readonly authorization?: string;
}

/** Downloads a package; returns `ok`, or the error's code or message. */
const download = (asked: Asked): Promise<string> =>
  page.evaluate(async ({ url, abortAt = Infinity, authorization }) => {
    const controller = new AbortController();
    try {
      await sdk.web.openModelStore().download(url, {
        signal: controller.signal,
        onProgress: ({ receivedBytes }) => {
          if (receivedBytes >= abortAt) controller.abort(new Error("aborted by the test"));
        },
        ...(authorization !== undefined && {
          fetch: (input, init) => {
            const headers = new Headers(init?.headers);
            headers.set("authorization", authorization);
            return fetch(input, { ...init, headers });
          },
        }),
      });
      return "ok";
    } catch (error) {
      return (error as { code?: string }).code ?? (error as Error).message;
    }
  }, asked);

/** Ranges of the large file that were asked for since `site.served` was emptied. */
const rangesAsked = () => site.served.filter(({ path }) => path === largeFile).map(({ range }) => range);

const rangeFrom = (chunk: number): string => `bytes=${chunk * digestChunkBytes}-${largeFileBytes - 1}`;

const stored = () => page.evaluate(() => sdk.web.openModelStore().list());

describe.runIf(hasChromium())("packages in the browser's storage", () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "medgemma-web-"));
    await buildTestPage(join(folder, "page"));
    model = await convertTo(folder, "fp32");
    const large = await writeLargePackage(model, join(folder, "large"));
    const folders = { "/": join(folder, "page"), "/ort/": ortFolder, "/model/": model, "/large/": large };
    site = await Site.start({ folders });
    browser = await startChromium({ gpu: false });
  });
  afterAll(async () => {
    await browser.close();
    await site.stop();
    await rm(folder, { recursive: true, force: true });
  });
  beforeEach(async () => {
    await page?.close();
    page = await openPage();
    await page.evaluate(async () => {
      const store = sdk.web.openModelStore();
      for (const { id } of await store.list()) await store.delete(id);
    });
    site.served.length = 0;
  });

  it("takes up a download that was cut off, and fetches nothing twice", async () => {
    site.cutAfter = { path: largeFile, bytes: 30 * 2 ** 20 };
    expect(await download({ url: "large/" })).toBe("ERR_OFFLINE");
    expect(await stored()).toMatchObject([{ complete: false }]);
    site.cutAfter = undefined;
    site.served.length = 0;
    // A new page stands for a tab that was closed.
    await page.close();
    page = await openPage();
    expect(await download({ url: "large/" })).toBe("ok");
    expect(rangesAsked()).toEqual([rangeFrom(1)]);
  });

  it("stops when it is aborted, keeps what is here, and goes on later", async () => {
    const abortAt = 2 * digestChunkBytes + 2 ** 22;
    expect(await download({ url: "large/", abortAt })).toBe("aborted by the test");
    const [kept] = await stored();
    expect(kept).toMatchObject({ complete: false });
    expect(kept?.receivedBytes).toBeGreaterThanOrEqual(2 * digestChunkBytes);
    site.served.length = 0;
    expect(await download({ url: "large/" })).toBe("ok");
    expect(rangesAsked()).toEqual([rangeFrom(2)]);
    // Nothing is asked of the network any more.
    site.served.length = 0;
    expect(await download({ url: "large/" })).toBe("ok");
    expect(site.served).toEqual([]);
  });

  it("says when the storage is full, keeps what is here, and goes on when there is room", async () => {
    const session = await page.context().newCDPSession(page);
    await session.send("Storage.overrideQuotaForOrigin", { origin: site.origin, quotaSize: 25 * 2 ** 20 });
    expect(await download({ url: "large/" })).toBe("ERR_OUT_OF_MEMORY");
    expect(await stored()).toMatchObject([{ complete: false }]);
    await session.send("Storage.overrideQuotaForOrigin", { origin: site.origin });
    site.served.length = 0;
    expect(await download({ url: "large/" })).toBe("ok");
    expect(rangesAsked()).toEqual([rangeFrom(1)]);
  });

  it("says that the storage is full when the browser only tells that its pipe is closed", async () => {
    await page.evaluate(() => {
      FileSystemWritableFileStream.prototype.write = () =>
        Promise.reject(new DOMException("Failed to write data to data pipe", "AbortError"));
    });
    expect(await download({ url: "large/" })).toBe("ERR_OUT_OF_MEMORY");
    expect(rangesAsked()).toEqual([]);
    expect(await stored()).toMatchObject([{ complete: false, receivedBytes: 0 }]);
    await page.close();
    page = await openPage();
    expect(await download({ url: "model/" })).toBe("ok");
  });

  it("lists what is there although a manifest cannot be read", async () => {
    expect(await download({ url: "model/" })).toBe("ok");
    const [only] = await stored();
    await page.evaluate(async (id) => {
      const top = await navigator.storage.getDirectory();
      const folder = await (await top.getDirectoryHandle("medgemma")).getDirectoryHandle(id);
      const writable = await (await folder.getFileHandle("medgemma.json")).createWritable();
      await writable.write("{}");
      await writable.close();
    }, only?.id ?? "");
    expect(await stored()).toMatchObject([{ id: only?.id, url: only?.url, complete: false }]);
  });

  it("rejects a flipped byte, and takes the file once it is right", async () => {
    site.flip = { path: largeFile, at: 20 * 2 ** 20 };
    expect(await download({ url: "large/" })).toBe("ERR_DIGEST_MISMATCH");
    site.flip = undefined;
    site.ignoresRanges = true;
    expect(await download({ url: "large/" })).toBe("ok");
    site.ignoresRanges = false;
    const [whole] = await stored();
    expect(whole).toMatchObject({ complete: true, url: `${site.origin}/large/` });
    expect(whole?.receivedBytes).toBe(whole?.totalBytes);
  });

  it("deletes a package", async () => {
    expect(await download({ url: "model/" })).toBe("ok");
    const [only] = await stored();
    await page.evaluate((id) => sdk.web.openModelStore().delete(id), only?.id ?? "");
    expect(await stored()).toEqual([]);
    expect(await page.evaluate(async () => (await sdk.web.openModelStore().open("model/")) === undefined)).toBe(true);
  });

  it("tells what is not there", async () => {
    expect(await download({ url: "nothing/" })).toBe("ERR_MODEL_NOT_FOUND");
    expect(await download({ url: "http://localhost:1/model/" })).toBe("ERR_OFFLINE");
    expect(await stored()).toEqual([]);
  });

  it("fetches with the application's own function", async () => {
    site.gate = { path: "/model/", authorization: "Bearer token-of-the-test" };
    expect(await download({ url: "model/" })).toBe("ERR_MODEL_GATED");
    expect(await download({ url: "model/", authorization: "Bearer token-of-the-test" })).toBe("ok");
    site.gate = undefined;
    expect(JSON.stringify(await stored())).not.toContain("token-of-the-test");
  });

  it("loads a folder and files that were picked", { timeout: 60_000 }, async () => {
    await page.setContent('<input type="file" multiple>');
    await page.setInputFiles("input", await filesOf(model));
    const devices = await page.evaluate(async () => {
      const files = Array.from(document.querySelector("input")?.files ?? []);
      // The origin's own folder stands for one that `showDirectoryPicker` gives: both are handles of the same kind.
      const top = await navigator.storage.getDirectory();
      const directory = await top.getDirectoryHandle("picked", { create: true });
      for (const file of files) {
        const writable = await (await directory.getFileHandle(file.name, { create: true })).createWritable();
        await writable.write(file);
        await writable.close();
      }
      const runtime = sdk.web.webRuntime({
        device: "wasm",
        wasmPaths: `${location.origin}/ort/`,
        verifyDigests: true,
        createWorker: () => new Worker(`${location.origin}/worker.js`, { type: "module" }),
      });
      const used: string[] = [];
      for (const source of [files, directory]) {
        const loaded = await runtime.load(source);
        used.push(loaded.info.runtime.device);
        await loaded[Symbol.asyncDispose]();
      }
      return used;
    });
    expect(devices).toEqual(["wasm", "wasm"]);
    expect(site.served.filter(({ path }) => path.startsWith("/model/"))).toEqual([]);
  });

  it("refuses picked files that were altered or are not all there", async () => {
    const codes = await page.evaluate(async () => {
      const names = ["medgemma.json", "decoder.onnx", "decoder.data", "embeddings.data", "vision.onnx", "vision.data"];
      const files = await Promise.all(
        [...names, "tokenizer.bin"].map(async (name) => new File([await (await fetch(`model/${name}`)).blob()], name)),
      );
      const runtime = sdk.web.webRuntime({ device: "wasm", verifyDigests: true });
      const codeOf = (source: File[]): Promise<string | undefined> =>
        runtime.load(source).then(
          () => "loaded",
          (error: unknown) => (error as { code?: string }).code,
        );
      const altered = files.map((file) => {
        if (file.name !== "vision.data") return file;
        return new File([file.slice(0, 9), new Uint8Array([7]), file.slice(10)], file.name);
      });
      return [await codeOf(altered), await codeOf(files.slice(0, 3)), await codeOf(files.slice(1))];
    });
    expect(codes).toEqual(["ERR_DIGEST_MISMATCH", "ERR_CORRUPT_MODEL", "ERR_MODEL_NOT_FOUND"]);
  });
});

async function filesOf(directory: string): Promise<string[]> {
  const { readdir } = await import("node:fs/promises");
  return (await readdir(directory)).map((name) => join(directory, name));
}
