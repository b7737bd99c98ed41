// Drives a headless Chromium through `accuracy-page.mjs`.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openPage, servePage } from "./open-browser.mjs";

/** @typedef {import("../phantom-accuracy.mjs").AccuracyOptions} AccuracyOptions */

/**
 * Measures `phantomAccuracy` in a page.
 *
 * @param {Required<AccuracyOptions> & { model: string, device: "wasm" | "webgpu" }} options `model` is the folder of an ONNX package
 */
export async function accuracyInChromium({ model, device, cases, loadImage, onProgress, onMistake }) {
  const folder = await mkdtemp(join(tmpdir(), "accuracy-page-"));
  const server = await servePage(folder, model, { module: "accuracy-page.mjs" });
  const { page, close } = await openPage(server.url, join(folder, "profile"), "measure");
  try {
    await page.exposeFunction("readPhantom", async (/** @type {string} */ name) => {
      const { width, height, data } = await loadImage(name);
      return { width, height, base64: Buffer.from(data).toString("base64") };
    });
    await page.exposeFunction("showProgress", onProgress);
    await page.exposeFunction("showMistake", onMistake);
    return await page.evaluate(
      ([chosen, list]) => globalThis.measure(chosen, list),
      /** @type {const} */ ([device, cases]),
    );
  } finally {
    await close();
    server.close();
    await rm(folder, { recursive: true, force: true });
  }
}
