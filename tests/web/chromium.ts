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

/**
 * Devices to test. WebGPU must be asked for: computed on a processor it takes minutes, and loading a model after
 * another was disposed has a known problem that lets a run hang now and then.
 */
export function devicesToTest(): readonly ("wasm" | "webgpu")[] {
  if (process.env["MEDGEMMA_TEST_WEBGPU"] === "1") return ["wasm", "webgpu"];
  console.warn("Skipped: the tests on WebGPU (set MEDGEMMA_TEST_WEBGPU=1).");
  return ["wasm"];
}

export interface Browser {
  readonly context: BrowserContext;
  /** All URLs that pages and workers asked for. */
  readonly requested: Set<string>;
  close(): Promise<void>;
}

/** A headless Chromium with WebGPU, computed on the processor, and a profile of its own. */
export async function startChromium(options: { readonly gpu?: boolean } = {}): Promise<Browser> {
  const profile = await mkdtemp(join(tmpdir(), "medgemma-chromium-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: chromiumPath,
    headless: true,
    args: ["--no-sandbox", ...(options.gpu === false ? [] : ["--enable-unsafe-webgpu"])],
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
