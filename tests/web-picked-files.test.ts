import { cp, mkdtemp, readdir, rm, utimes } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { convertTo } from "./fixture.js";
import { type Browser, hasChromium, startChromium } from "./web/chromium.js";
import type { Sdk } from "./web/page.js";
import { Site } from "./web/site.js";
import { buildTestPage, openTestPage, ortFolder } from "./web/test-page.js";

declare const sdk: Sdk;

let folder: string;
let model: string;
let site: Site;
let browser: Browser;
let page: Page;

describe.runIf(hasChromium())("folders and files that the user picks", () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "medgemma-web-"));
    await buildTestPage(join(folder, "page"));
    model = await convertTo(folder, "fp32");
    site = await Site.start({ folders: { "/": join(folder, "page"), "/ort/": ortFolder, "/model/": model } });
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
    site.served.length = 0;
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

  it("takes no file of another package that was picked along with one", async () => {
    const codes = await page.evaluate(async () => {
      const { manifest, names } = await (async () => {
        const blob = await (await fetch("model/medgemma.json")).blob();
        const { files } = JSON.parse(await blob.text()) as { files: Record<string, { path: string }> };
        return { manifest: blob, names: Object.values(files).map(({ path }) => path) };
      })();
      const packageIn = async (folder: string, paths: readonly string[]): Promise<File[]> => {
        const blobs = await Promise.all(paths.map(async (path) => (await fetch(`model/${path}`)).blob()));
        return [manifest, ...blobs].map((blob, index) => {
          const file = new File([blob], ["medgemma.json", ...paths][index] ?? "");
          Object.defineProperty(file, "webkitRelativePath", { value: `models/${folder}/${file.name}` });
          return file;
        });
      };
      const whole = await packageIn("whole", names);
      const part = await packageIn("part", names.slice(1));
      const codeOf = async (files: File[]): Promise<string | undefined> => {
        try {
          await sdk.web.webRuntime({ device: "wasm" }).load(files);
          return "loaded";
        } catch (error) {
          return (error as { code?: string }).code;
        }
      };
      return [await codeOf([...whole, ...part]), await codeOf([...whole.slice(1), ...part])];
    });
    expect(codes).toEqual(["ERR_INVALID_ARGUMENT", "ERR_CORRUPT_MODEL"]);
  });

  it("refuses what holds no files", async () => {
    const codes = await page.evaluate(async () => {
      const sources: unknown[] = [{}, new File(["x"], "package.zip"), [undefined], [new Blob(["x"])], null, []];
      const codeOf = (source: unknown): Promise<string | undefined> =>
        sdk.web
          .webRuntime({ device: "wasm" })
          .load(source as File[])
          .then(
            () => "loaded",
            (error: unknown) => (error as { code?: string }).code,
          );
      return Promise.all(sources.map(codeOf));
    });
    const invalid = "ERR_INVALID_ARGUMENT";
    expect(codes).toEqual([invalid, invalid, invalid, invalid, invalid, "ERR_MODEL_NOT_FOUND"]);
  });

  it("says so when a picked file was changed before it is read", async () => {
    const copy = join(folder, "copy");
    for (const name of ["medgemma.json", "tokenizer.bin", "decoder.onnx", "decoder.data"]) {
      await cp(model, copy, { recursive: true });
      await page.setContent('<input type="file" multiple>');
      await page.setInputFiles("input", await filesOf(copy));
      await page.evaluate(() =>
        Object.assign(globalThis, { picked: [...(document.querySelector("input")?.files ?? [])] }),
      );
      await utimes(join(copy, name), 1, 1);
      const message = await page.evaluate(() => {
        const { picked } = globalThis as unknown as { readonly picked: File[] };
        return sdk.web
          .webRuntime({
            device: "wasm",
            wasmPaths: `${location.origin}/ort/`,
            createWorker: () => new Worker(`${location.origin}/worker.js`, { type: "module" }),
          })
          .load(picked)
          .then(String, (error: unknown) => `${(error as { code?: string }).code}: ${String(error)}`);
      });
      expect(message).toMatch(/^ERR_CORRUPT_MODEL/);
      expect(message).toContain(`"${name}" can no longer be read`);
      await rm(copy, { recursive: true });
    }
  });
});

async function filesOf(directory: string): Promise<string[]> {
  return (await readdir(directory)).map((name) => join(directory, name));
}
