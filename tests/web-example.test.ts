import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { digestChunkBytes, loadMedGemma, sha256Hex } from "@medgemma/core";
import { decodeImage } from "@medgemma/imaging";
import { onnxRuntime } from "@medgemma/runtime-onnx";
import { radiologyReport, type RadiologyReportResult } from "@medgemma/tasks";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bundledModel } from "@medgemma-examples/web-report/bundled-model";
import { convertTo, root } from "./fixture.js";
import { type Browser, devicesToTest, hasChromium, startChromium } from "./web/chromium.js";
import {
  builtExample as built,
  isShown,
  keptFiles,
  loadModel as load,
  requireBuiltExample,
  watchedTab,
} from "./web/example-page.js";
import { largeFileBytes, writeLargePackage } from "./web/large-package.js";
import { Site } from "./web/site.js";
import { watchMainThread } from "./web/watch-main-thread.js";

/** The page is not at the root of its server. */
const place = "/some/folder/";
const timeout = 60_000;
const drawing = join(root, "examples/assets/phantom-effusion.png");

let folder: string;
let large: string;
/** A model of random weights, which does not find an end. */
let endless: string;
let site: Site;
let browser: Browser;
/** What went wrong in any page, violations of its content policy among it. */
const complaints: string[] = [];

async function openExample(page?: Page, { context } = browser): Promise<Page> {
  const tab = page ?? (await watchedTab(context, complaints));
  await tab.goto(site.origin + place);
  return tab;
}

async function chooseUrl(page: Page, url: string): Promise<void> {
  await page.check('input[value="url"]');
  await page.fill("#url", url);
}

/** Takes a sample image and drafts; returns the result that can be copied. */
async function draft(page: Page, sample: "drawing" | "radiograph" = "drawing"): Promise<RadiologyReportResult> {
  await page.click(`#sample-${sample}`);
  await isShown(page, "figures");
  await page.fill("#view", "PA");
  await page.click("#generate");
  await isShown(page, "result", "report-error");
  await page.click("#copy-json");
  return JSON.parse(await page.evaluate(() => navigator.clipboard.readText())) as RadiologyReportResult;
}

/** The same report in Node. */
async function draftInNode(): Promise<RadiologyReportResult> {
  await using model = await loadMedGemma({
    model: join(built, bundledModel.url),
    runtime: onnxRuntime({ device: "cpu" }),
  });
  const images = [await decodeImage(readFileSync(drawing))];
  return await radiologyReport(model, { images, view: "PA" }, { listFindings: false });
}

describe.runIf(hasChromium())("the example in Chromium", () => {
  beforeAll(async () => {
    requireBuiltExample();
    folder = await mkdtemp(join(tmpdir(), "medgemma-web-"));
    large = await writeLargePackage(join(built, bundledModel.url), join(folder, "large"));
    endless = await convertTo(folder, "fp32");
    const beside = { [`${place}worklist`]: join(built, "index.html") };
    const folders = { [place]: built, ...beside, "/large/": large, "/endless/": endless };
    site = await Site.start({ folders, isolated: false });
    browser = await startChromium({ gpu: false });
    await browser.context.grantPermissions(["clipboard-read", "clipboard-write"]);
  });
  afterAll(async () => {
    await browser.close();
    await site.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it("drafts what Node drafts, and tells where it comes from", { timeout }, async () => {
    const page = await openExample();
    expect(await page.isVisible("text=Not a medical device.")).toBe(true);
    expect(await load(page)).toBe("");
    expect(await page.textContent("#badge")).toContain("tiny");
    const result = await draft(page);
    const expected = await draftInNode();
    expect(result.raw).toBe(expected.raw);
    expect(result.raw).toContain("Right pleural effusion.");
    expect(result.provenance.images).toEqual(expected.provenance.images);
    expect(result.provenance.model).toEqual(expected.provenance.model);
    expect(result.provenance.runtime.id).toBe("web");
    expect(await page.textContent("#notice")).toContain("not a medical device");
    expect(await page.textContent("#report")).toContain("Right pleural effusion.");
    await page.click("#copy-text");
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(result.notice);
    await page.close();
  });

  it("drafts from a large radiograph while the page stays usable", { timeout }, async () => {
    const page = await openExample();
    await load(page);
    const stopWatching = await watchMainThread(page);
    const result = await draft(page, "radiograph");
    const { wall, cpu } = await stopWatching();
    console.info(
      "Longest task of the page's thread while it showed and resized the image and generated: " +
        `${cpu.toFixed(0)} ms of computing, ${wall.toFixed(0)} ms in all`,
    );
    expect(result.provenance.images[0]).toMatchObject({ width: 1841, height: 1955 });
    await page.close();
  });

  it("shows the model's image in the model's size", { timeout }, async () => {
    const page = await openExample();
    await page.click("#sample-radiograph");
    await isShown(page, "figures");
    expect(await page.textContent("#received-size")).toContain("896 × 896");
    expect(await load(page)).toBe("");
    await page.waitForFunction(() => document.getElementById("received-size")?.textContent?.includes("96 × 96"), {
      timeout,
    });
    expect(await page.textContent("#original-size")).toContain("1841 × 1955");
    await page.close();
  });

  it("takes files of the user, and says what is wrong with one", { timeout }, async () => {
    const page = await openExample();
    const data = join(root, "packages/imaging/test-data/pixels");
    await page.setInputFiles("#image-input", join(data, "jpeg-420-rotated.jpg"));
    await isShown(page, "figures");
    expect(await page.textContent("#original-size")).toContain("101 × 150");
    await page.setInputFiles("#image-input", join(data, "cmyk.jpg"));
    await isShown(page, "image-error");
    expect(await page.textContent("#image-error")).toContain("CMYK");
    expect(await page.isVisible("#figures")).toBe(false);
    await page.close();
  });

  it("shows the last of two images, also where the first takes longer", { timeout }, async () => {
    const page = await openExample();
    // The decoder for JPEG is larger than that for PNG, so that the second image is decoded first.
    const files = [join(root, "packages/imaging/test-data/pixels/jpeg-420-rotated.jpg"), drawing];
    await page.evaluate(
      (all) => {
        const input = document.getElementById("image-input") as HTMLInputElement;
        for (const bytes of all) {
          const data = new DataTransfer();
          data.items.add(new File([Uint8Array.from(bytes)], "image"));
          input.files = data.files;
          input.dispatchEvent(new Event("change"));
        }
      },
      files.map((file) => Array.from(readFileSync(file))),
    );
    await isShown(page, "figures");
    expect(await load(page)).toBe("");
    await page.waitForFunction(() => (document.getElementById("received") as HTMLCanvasElement).width === 96, {
      timeout,
    });
    expect(await page.textContent("#original-size")).toContain("191 × 212");
    expect(await page.evaluate(() => (document.getElementById("original") as HTMLCanvasElement).width)).toBe(191);
    await page.close();
  });

  it("keeps no draft beside another image", { timeout }, async () => {
    const page = await openExample();
    await load(page);
    await draft(page);
    await page.setInputFiles("#image-input", join(root, "packages/imaging/test-data/pixels/cmyk.jpg"));
    await isShown(page, "image-error");
    expect(await page.textContent("#report")).toBe("");
    expect(await page.isVisible("#result")).toBe(false);
    await chooseUrl(page, `${site.origin}/endless/`);
    await load(page);
    await page.click("#sample-drawing");
    await isShown(page, "figures");
    await page.click("#generate");
    await page.waitForFunction(() => (document.getElementById("report")?.textContent ?? "") !== "", { timeout });
    await page.click("#sample-radiograph");
    await page.waitForFunction(() => document.getElementById("stop")?.hidden, { timeout });
    expect(await page.textContent("#original-size")).toContain("1841 × 1955");
    expect(await page.textContent("#report")).toBe("");
    expect(await page.isVisible("#outcome")).toBe(false);
    expect(await page.isEnabled("#generate")).toBe(true);
    await page.close();
  });

  it("stops when asked, and goes on afterwards", { timeout }, async () => {
    const page = await openExample();
    await chooseUrl(page, `${site.origin}/endless/`);
    expect(await load(page)).toBe("");
    await page.click("#sample-radiograph");
    await isShown(page, "figures");
    // Within the page: on a busy machine the draft may be over before a click comes from here.
    await page.evaluate(() => {
      const report = document.getElementById("report") as HTMLElement;
      const observer = new MutationObserver(() => {
        if (report.textContent === "") return;
        observer.disconnect();
        document.getElementById("stop")?.click();
      });
      observer.observe(report, { childList: true, subtree: true, characterData: true });
    });
    await page.click("#generate");
    await isShown(page, "outcome", "result");
    expect(await page.textContent("#outcome")).toContain("Stopped");
    expect(await page.isVisible("#result")).toBe(false);
    await page.check('input[value="bundled"]');
    expect(await load(page)).toBe("");
    expect((await draft(page)).finishReason).toBe("stop");
    await page.close();
  });

  it("loads one model, however often it is told to meanwhile", { timeout }, async () => {
    const page = await openExample();
    const engines: string[] = [];
    page.on("worker", (worker) => engines.push(...(worker.url().match(/\/worker-[^/]*$/) ?? [])));
    await chooseUrl(page, `${site.origin}${place}${bundledModel.url}`);
    await page.focus("#url");
    for (let presses = 0; presses < 3; presses++) await page.keyboard.press("Enter");
    await isShown(page, "badge");
    await draft(page);
    expect(engines).toHaveLength(1);
    await page.close();
  });

  it("can be used with the keyboard alone", { timeout }, async () => {
    const page = await openExample();
    const tabTo = async (id: string): Promise<void> => {
      for (let presses = 0; presses < 40; presses++) {
        await page.keyboard.press("Tab");
        if (await page.evaluate((wanted) => document.activeElement?.id === wanted, id)) return;
      }
      throw new Error(`The key Tab does not lead to ${id}.`);
    };
    await tabTo("load");
    await page.keyboard.press("Enter");
    await isShown(page, "badge");
    // The focus went to the button that stood in its place, and came back.
    await page.waitForFunction(() => document.activeElement?.id === "load");
    await tabTo("sample-drawing");
    await page.keyboard.press("Space");
    await isShown(page, "figures");
    await tabTo("indication");
    await page.keyboard.type("cough");
    await page.keyboard.press("Enter");
    await isShown(page, "stop");
    await isShown(page, "result");
    expect(await page.textContent("#provenance")).toContain("radiology-report");
    await page.close();
  });

  it("takes a folder of this device", { timeout }, async () => {
    const page = await openExample();
    // The dialog of `showDirectoryPicker` cannot be driven; without it the page falls back to a file input.
    await page.evaluate(() => Reflect.deleteProperty(globalThis, "showDirectoryPicker"));
    await page.check('input[value="folder"]');
    await page.click("#load");
    expect(await page.textContent("#model-error")).toContain("Choose a folder");
    await page.setInputFiles("#folder-input", join(built, bundledModel.url));
    expect(await load(page)).toBe("");
    expect((await draft(page)).provenance.runtime.id).toBe("web");
    await page.close();
  });

  it("goes on with a download whose tab was closed", { timeout }, async () => {
    const path = "/large/decoder.data";
    site.stallAfter = { path, bytes: 2 * digestChunkBytes + 2 ** 22 };
    const killed = await openExample();
    await chooseUrl(killed, `${site.origin}/large/`);
    await killed.click("#load");
    await killed.waitForFunction(
      () => /^Downloading: 3[7-9]/.test(document.getElementById("load-status")?.textContent ?? ""),
      undefined,
      { timeout },
    );
    await killed.close();
    site.stallAfter = undefined;
    site.served.length = 0;
    const page = await openExample();
    await page.click("#stored summary");
    await page.locator("#stored-list li", { hasText: "not complete" }).waitFor({ timeout });
    await chooseUrl(page, `${site.origin}/large/`);
    expect(await load(page)).toBe("");
    const ranges = site.served.filter((served) => served.path === path).map(({ range }) => range);
    expect(ranges).toEqual([`bytes=${2 * digestChunkBytes}-${largeFileBytes - 1}`]);
    await page.close();
  });

  it("rejects a flipped byte, and takes the model once it is right", { timeout }, async () => {
    const page = await openExample();
    await page.click("#stored summary");
    const remove = page.locator("#stored-list button");
    await remove.first().waitFor();
    for (let left = await remove.count(); left > 0; left--) {
      await remove.first().click();
      await page.waitForFunction((count) => document.querySelectorAll("#stored-list li").length === count, left - 1);
      await page.waitForFunction(() => document.activeElement?.matches("#stored-list button, #load"));
    }
    site.flip = { path: "/large/decoder.data", at: digestChunkBytes + 5 };
    await chooseUrl(page, `${site.origin}/large/`);
    expect(await load(page)).toContain("is not what the package's manifest describes");
    expect(await page.isVisible("#badge")).toBe(false);
    site.flip = undefined;
    expect(await load(page)).toBe("");
    await page.close();
  });

  it("opens, loads and drafts with the server gone", { timeout }, async () => {
    const page = await openExample();
    await load(page);
    const online = await draft(page);
    // Neither what an address says of a patient nor other pages of the server are kept.
    await page.goto(`${site.origin}${place}?patient=jane-doe`);
    await page.goto(`${site.origin}${place}worklist`);
    const kept = await keptFiles(page);
    expect(kept).toContain(site.origin + place);
    expect(kept.join()).not.toMatch(/jane-doe|worklist/);
    const port = Number(new URL(site.origin).port);
    await site.stop();
    await openExample(page);
    expect(await load(page)).toBe("");
    expect((await draft(page)).raw).toBe(online.raw);
    await page.close();
    site = await Site.start({
      folders: { [place]: built, "/large/": large, "/endless/": endless },
      isolated: true,
      port,
    });
  });

  it("works isolated from other origins too", { timeout }, async () => {
    const page = await openExample();
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    expect(await load(page)).toBe("");
    expect((await draft(page)).provenance.images[0]?.sha256).toBe(
      await sha256Hex(new Uint8Array((await decodeImage(readFileSync(drawing))).data)),
    );
    await page.close();
  });

  it.runIf(devicesToTest().includes("webgpu"))(
    "takes the GPU where there is one, and drafts the same",
    { timeout: 180_000 },
    async () => {
      const withGpu = await startChromium();
      await withGpu.context.grantPermissions(["clipboard-read", "clipboard-write"]);
      const page = await openExample(undefined, withGpu);
      expect(await load(page)).toBe("");
      expect(await page.textContent("#badge")).toContain("GPU");
      const result = await draft(page);
      expect(result.provenance.runtime.device).toBe("webgpu");
      expect(result.raw).toBe((await draftInNode()).raw);
      await withGpu.close();
    },
  );

  it("asked for nothing but its own origin, and nothing was refused to it", () => {
    const foreign = [...browser.requested].filter((url) => !url.startsWith(site.origin) && !url.startsWith("blob:"));
    expect(foreign).toEqual([]);
    expect([...browser.requested].some((url) => url.endsWith(".wasm"))).toBe(true);
    expect(complaints).toEqual([]);
  });
});
