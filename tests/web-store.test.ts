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
import { buildTestPage, openTestPage, ortFolder } from "./web/test-page.js";

declare const sdk: Sdk;

const largeFile = "/large/decoder.data";

let folder: string;
let model: string;
let site: Site;
let browser: Browser;
let page: Page;

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
    page = await openTestPage(browser, site.origin);
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
    page = await openTestPage(browser, site.origin);
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
    page = await openTestPage(browser, site.origin);
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
    expect(await download({ url: "model/" })).toBe("ok");
    expect(await stored()).toEqual([{ ...only, storedAt: expect.any(Date) as Date }]);
  });

  it("fetches again what the browser lost of a package", async () => {
    expect(await download({ url: "large/" })).toBe("ok");
    const [whole] = await stored();
    await page.evaluate(async (id) => {
      const top = await navigator.storage.getDirectory();
      const folder = await (await top.getDirectoryHandle("medgemma")).getDirectoryHandle(id);
      await folder.removeEntry("decoder.data.00001");
    }, whole?.id ?? "");
    expect(await stored()).toMatchObject([{ complete: false }]);
    expect(await page.evaluate(async () => (await sdk.web.openModelStore().open("large/")) === undefined)).toBe(true);
    site.served.length = 0;
    expect(await download({ url: "large/" })).toBe("ok");
    expect(rangesAsked()).toEqual([`bytes=${digestChunkBytes}-${2 * digestChunkBytes - 1}`]);
    expect(await stored()).toEqual([{ ...whole, storedAt: expect.any(Date) as Date }]);
  });

  it("refuses an address with a password, and does not repeat it", async () => {
    const message = await page.evaluate(() =>
      sdk.web.openModelStore().download(`http://doctor:secret-word@${location.host}/model/`).then(String, String),
    );
    expect(message).toContain("without a user name and password");
    expect(message).not.toContain("secret-word");
  });

  it("does not delete a package while it is downloaded, but afterwards", async () => {
    const seen = await page.evaluate(async () => {
      const store = sdk.web.openModelStore();
      const codeOf = (call: Promise<unknown>): Promise<string> =>
        call.then(
          () => "ok",
          (error: unknown) => (error as { code?: string }).code ?? (error as Error).message,
        );
      const erase = async (): Promise<string> => codeOf(store.delete((await store.list())[0]?.id ?? ""));
      const controller = new AbortController();
      let meanwhile: Promise<string> | undefined;
      const downloaded = await codeOf(
        store.download("large/", {
          signal: controller.signal,
          onProgress: ({ receivedBytes }) => {
            if (receivedBytes > 2e7) meanwhile ??= erase().finally(() => controller.abort(new Error("stopped")));
          },
        }),
      );
      return [await meanwhile, downloaded, await erase()];
    });
    expect(seen).toEqual(["ERR_INVALID_ARGUMENT", "stopped", "ok"]);
    expect(await stored()).toEqual([]);
  });

  it("says so when a package disappears while it is downloaded, and does not list it", async () => {
    expect(await download({ url: "model/" })).toBe("ok");
    const [code, listed] = await page.evaluate(async () => {
      const clear = async (): Promise<void> =>
        (await navigator.storage.getDirectory()).removeEntry("medgemma", { recursive: true });
      // Called with its receiver below.
      // oxlint-disable-next-line typescript/unbound-method
      const { getFile } = FileSystemFileHandle.prototype;
      FileSystemFileHandle.prototype.getFile = async function cleared() {
        FileSystemFileHandle.prototype.getFile = getFile;
        await clear();
        return getFile.call(this);
      };
      const models = await sdk.web.openModelStore().list();
      const outcome = await sdk.web
        .openModelStore()
        .download("model/", {
          fetch: async (input, init) => {
            if (input instanceof URL && input.pathname.endsWith("vision.data")) await clear();
            return fetch(input, init);
          },
        })
        .then(String, (error: unknown) => (error as { code?: string }).code ?? String(error));
      return [outcome, models.length];
    });
    expect([code, listed]).toEqual(["ERR_MODEL_NOT_FOUND", 0]);
    expect(await download({ url: "model/" })).toBe("ok");
  });

  it("says so where there is no storage, or no permission for a folder", async () => {
    const codes = await page.evaluate(async () => {
      const codeOf = (source: string | FileSystemDirectoryHandle): Promise<string> =>
        sdk.web
          .webRuntime({ device: "wasm" })
          .load(source)
          .then(
            () => "loaded",
            (error: unknown) => (error as { code?: string }).code ?? String(error),
          );
      const seen: string[] = [];
      const handle = await navigator.storage.getDirectory();
      handle.getFileHandle = () => Promise.reject(new DOMException("No permission.", "NotAllowedError"));
      seen.push(await codeOf(handle));
      navigator.storage.getDirectory = () => Promise.reject(new DOMException("Sandboxed.", "SecurityError"));
      seen.push(await codeOf("model/"));
      Reflect.deleteProperty(FileSystemFileHandle.prototype, "createWritable");
      seen.push(await codeOf("model/"), String((await sdk.web.preflight()).storage));
      return seen;
    });
    expect(codes).toEqual(["ERR_MODEL_NOT_FOUND", "ERR_RUNTIME_UNAVAILABLE", "ERR_RUNTIME_UNAVAILABLE", "false"]);
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
});
