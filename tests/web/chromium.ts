import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium } from "playwright-core";

/** Chromium that the system has; Debian's package `chromium` puts it there. */
export const chromiumPath = process.env["MEDGEMMA_CHROMIUM"] ?? "/usr/bin/chromium";

/** Tells, and says on the terminal, when tests in a browser cannot run. */
export function hasChromium(): boolean {
  const found = existsSync(chromiumPath);
  if (!found) console.warn(`Skipped: there is no Chromium at ${chromiumPath} (set MEDGEMMA_CHROMIUM).`);
  return found;
}

/** Devices to test. WebGPU, which is computed on the processor here and takes minutes, can be left out. */
export function devicesToTest(): readonly ("wasm" | "webgpu")[] {
  if (process.env["MEDGEMMA_TEST_WEBGPU"] !== "0") return ["wasm", "webgpu"];
  console.warn("Skipped: the tests on WebGPU (MEDGEMMA_TEST_WEBGPU is 0).");
  return ["wasm"];
}

export interface Browser {
  readonly context: BrowserContext;
  /** All URLs that pages and workers asked for. */
  readonly requested: Set<string>;
  close(): Promise<void>;
}

export interface ChromiumOptions {
  /** Default true. */
  readonly gpu?: boolean;
  /** Gives pages and workers a function `gc`. */
  readonly exposeGc?: boolean;
}

/** A headless Chromium with WebGPU, computed on the processor, and a profile of its own. */
export async function startChromium({ gpu = true, exposeGc = false }: ChromiumOptions = {}): Promise<Browser> {
  const profile = await mkdtemp(join(tmpdir(), "medgemma-chromium-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: chromiumPath,
    headless: true,
    args: ["--no-sandbox", ...(gpu ? ["--enable-unsafe-webgpu"] : []), ...(exposeGc ? ["--js-flags=--expose-gc"] : [])],
  });
  const requested = new Set<string>();
  context.on("request", (request) => requested.add(request.url()));
  return {
    context,
    requested,
    async close() {
      await context.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}
