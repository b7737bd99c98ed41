import { existsSync } from "node:fs";
import { defaultModelFolder } from "../default-model.js";
import { chromiumCandidates } from "../verify/web/open-chromium.js";
import type { Check } from "./check.js";
import { packageVersion } from "./package-version.js";

/** What single commands need. */
export async function checkTools(): Promise<readonly Check[]> {
  return [await checkImages(), await checkTestModel(), await checkChromium()];
}

async function checkImages(): Promise<Check> {
  const version = await packageVersion("sharp", "@medgemma/imaging");
  const name = "images";
  try {
    const { decodeImage, encodePng } = await import("@medgemma/imaging");
    await decodeImage(await encodePng({ width: 1, height: 1, data: Uint8Array.of(1, 2, 3) }));
    const detail = `PNG, JPEG, WebP, TIFF, GIF and AVIF are read (sharp ${version ?? "unknown"})`;
    return { name, status: "ok", detail };
  } catch (error) {
    return {
      name,
      status: "no",
      detail: error instanceof Error ? error.message : String(error),
      next: "Install sharp's optional packages for this platform: npm install --include=optional sharp",
    };
  }
}

async function checkTestModel(): Promise<Check> {
  const name = "test model";
  try {
    const folder = await defaultModelFolder("onnx");
    return { name, status: "ok", detail: `${folder}; commands without --model use it, and it knows no medicine` };
  } catch {
    const next = "Give --model DIR to every command, or npm install @medgemma/tiny-model.";
    return { name, status: "warn", detail: "@medgemma/tiny-model is not installed", next };
  }
}

async function checkChromium(): Promise<Check> {
  const name = "browser";
  const path = chromiumCandidates().find((candidate) => existsSync(candidate));
  const driver = await packageVersion("playwright-core");
  const use = "medgemma verify --runtime web";
  if (path !== undefined && driver !== undefined) {
    return { name, status: "ok", detail: `${path}, playwright-core ${driver}; for ${use}` };
  }
  const missing = path === undefined ? "there is no Chromium or Chrome" : "playwright-core is not installed";
  const next =
    path === undefined
      ? "Only that command needs it: install one (Debian: apt-get install chromium), or name it in MEDGEMMA_CHROMIUM."
      : "Only that command needs it: npm install playwright-core";
  return { name, status: "warn", detail: `${missing}; ${use} does not run`, next };
}
