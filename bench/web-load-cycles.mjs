// Usage: node bench/web-load-cycles.mjs [--device webgpu] [--cycles 20]
// Loads the tiny model, answers, and disposes it, again and again in one page, and prints the resident memory of the page's
// and the GPU's process after each cycle. On a machine without a GPU the latter holds the buffers. Linux; needs Chromium.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { convertCheckpoint } from "@medgemma/convert";
import { openPage, servePage } from "./web/open-browser.mjs";

const { values } = parseArgs({
  options: { device: { type: "string", default: "webgpu" }, cycles: { type: "string", default: "20" } },
});
const checkpoint = fileURLToPath(new URL("../examples/assets/tiny-random-checkpoint", import.meta.url));

const folder = await mkdtemp(join(tmpdir(), "medgemma-bench-"));
/** @type {number[]} */
const totals = [];
try {
  const model = join(folder, "package");
  await convertCheckpoint({ checkpoint, output: model, format: "fp32" });
  const server = await servePage(folder, model);
  const { page, memory, close } = await openPage(server.url, join(folder, "profile"));
  const session = await page.context().newCDPSession(page);
  for (let cycle = 1; cycle <= Number(values.cycles); cycle++) {
    await page.evaluate(async (device) => {
      const runtime = globalThis.sdk.web.webRuntime({ device, wasmPaths: `${location.origin}/ort/` });
      const loaded = await runtime.load("model/");
      const messages = [{ role: /** @type {const} */ ("user"), content: "What is a pneumothorax?" }];
      for await (const _ of loaded.generate({ messages, maxTokens: 4, detectLoops: false }));
      await loaded[Symbol.asyncDispose]();
    }, /** @type {"webgpu" | "wasm"} */ (values.device));
    await session.send("HeapProfiler.collectGarbage");
    const renderer = memory("renderer").now;
    const gpu = memory("gpu-process").now;
    totals.push(renderer + gpu);
    console.log(`cycle ${cycle}: page ${renderer.toFixed(0)} MiB, GPU's process ${gpu.toFixed(0)} MiB`);
  }
  await close();
  server.close();
} finally {
  await rm(folder, { recursive: true, force: true, maxRetries: 3 });
}
// Workers that were ended are given up a little later, so that the lowest value is what stays.
const half = Math.floor(totals.length / 2);
const lowest = [totals.slice(0, half), totals.slice(half)].map((list) => Math.min(...list).toFixed(0));
console.log(`both, lowest of the first half ${lowest[0]} MiB, of the second half ${lowest[1]} MiB`);
