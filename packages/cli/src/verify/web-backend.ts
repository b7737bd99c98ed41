import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { convertCheckpoint } from "@medgemma/convert";
import {
  type Capabilities,
  createLanguageModel,
  createTokenizer,
  type LanguageModelParts,
  type LogitsModel,
  type ModelInfo,
  type ModelSource,
  packageManifestName,
  parsePackageManifest,
  type Sequence,
  type WeightFormat,
} from "@medgemma/core";
import type { Page } from "playwright-core";
import type { VerifyBackend } from "./verify-backend.js";
import { fp32Tolerances } from "./verify-context.js";
import { openChromium } from "./web/open-chromium.js";
import type { PageCalls, PageSequence } from "./web/page.js";
import { servePage } from "./web/serve-page.js";

/** The web runtime in a headless Chromium. */
export function webBackend(format: WeightFormat, device: "webgpu" | "wasm" = "webgpu"): VerifyBackend {
  const open = (source: ModelSource): Promise<LanguageModelParts> => openInBrowser(String(source), device);
  return {
    runtime: {
      specVersion: 1,
      id: "web",
      probe: async () => ({ available: true, devices: [{ device, available: true }] }),
      open,
      load: async (source) => createLanguageModel(await open(source)),
    },
    tolerances: fp32Tolerances,
    async convert(checkpoint, output, adapters) {
      await convertCheckpoint({ checkpoint, output, format, adapters });
    },
  };
}

async function openInBrowser(folder: string, device: "webgpu" | "wasm"): Promise<LanguageModelParts> {
  const manifest = parsePackageManifest(await readFile(join(folder, packageManifestName), "utf8"));
  const tokenizer = createTokenizer(await readFile(join(folder, manifest.files.tokenizer.path)));
  const server = await servePage({
    page: fileURLToPath(new URL("web/", import.meta.url)),
    ort: dirname(createRequire(import.meta.url).resolve("onnxruntime-web/webgpu")),
    model: folder,
  });
  const browser = await openChromium().catch((error: unknown) => {
    server.close();
    throw error;
  });
  const close = async (): Promise<void> => {
    await browser.close();
    server.close();
  };
  try {
    const page = await browser.newPage();
    await page.goto(server.url);
    await page.waitForFunction(() => "calls" in globalThis);
    const loaded = await callPage(page, "load", device);
    return { model: pageModel(page, loaded, close), tokenizer, eosTokenIds: manifest.config.eosTokenIds };
  } catch (error) {
    await close();
    throw error;
  }
}

function pageModel(
  page: Page,
  { info, capabilities }: { readonly info: ModelInfo; readonly capabilities: Capabilities },
  close: () => Promise<void>,
): LogitsModel {
  return {
    info,
    capabilities,
    start: async (prompt) => pageSequence(page, await callPage(page, "start", prompt), prompt.length),
    ...(capabilities.images !== false && {
      imageFeatures: async (image) => (await callPage(page, "imageFeatures", image)) ?? new Float32Array(0),
    }),
    async [Symbol.asyncDispose]() {
      await callPage(page, "dispose", undefined);
      await close();
    },
  };
}

function pageSequence(page: Page, { id, logits, reusedTokens }: PageSequence, length: number): Sequence {
  let current = { logits, length };
  return {
    reusedTokens,
    get logits() {
      return current.logits;
    },
    get length() {
      return current.length;
    },
    async append(token) {
      current = { logits: await callPage(page, "append", { id, token }), length: current.length + 1 };
    },
    fork: async () => pageSequence(page, await callPage(page, "fork", id), current.length),
    [Symbol.asyncDispose]: () => callPage(page, "end", id),
  };
}

type Argument<Name extends keyof PageCalls> = Parameters<PageCalls[Name]>[0];
type Result<Name extends keyof PageCalls> = Awaited<ReturnType<PageCalls[Name]>>;

/** Calls a function of the page; typed arrays go both ways as they are. */
async function callPage<Name extends keyof PageCalls>(
  page: Page,
  name: Name,
  argument: Argument<Name>,
): Promise<Result<Name>> {
  const call = async (request: readonly [string, unknown]): Promise<unknown> => {
    const { calls } = globalThis as unknown as { calls: Record<string, (value: unknown) => Promise<unknown>> };
    return calls[request[0]]?.(request[1]);
  };
  return (await page.evaluate(call, [name, argument] as const)) as Result<Name>;
}
