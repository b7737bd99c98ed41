import { existsSync } from "node:fs";
import { RuntimeUnavailableError } from "@medgemma/core";
import type { Browser } from "playwright-core";

/** Where a Chromium or Chrome may be. */
export function chromiumCandidates(): readonly string[] {
  const named = process.env["MEDGEMMA_CHROMIUM"];
  return [
    ...(named === undefined ? [] : [named]),
    "/usr/bin/chromium",
    "/usr/bin/google-chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  ];
}

/**
 * Starts a headless Chromium that is installed on this machine. Without a GPU it computes WebGPU on the processor.
 *
 * @throws {RuntimeUnavailableError} when there is none, or playwright-core is missing.
 */
export async function openChromium(): Promise<Browser> {
  const executablePath = chromiumCandidates().find((path) => existsSync(path));
  if (executablePath === undefined) {
    throw new RuntimeUnavailableError("There is no Chromium or Chrome on this machine.", {
      hint: "Install one (Debian: apt-get install chromium), or name it in MEDGEMMA_CHROMIUM.",
    });
  }
  const playwright = await import("playwright-core").catch((cause: unknown) => {
    throw new RuntimeUnavailableError("The package playwright-core is not installed.", {
      hint: "It drives the browser: npm install playwright-core.",
      cause,
    });
  });
  // Chromium refuses its own sandbox to the root user, as in containers.
  const sandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  return playwright.chromium.launch({ executablePath, headless: true, args: ["--enable-unsafe-webgpu", ...sandbox] });
}
