// Usage: node bench/web-memory.mjs [--layers 11] [--folder DIR]
// Makes a package of random fp32 weights (11 layers: 2.8 GB), downloads it into the storage of a headless Chromium, and
// opens it from there on the build of onnxruntime-web that reads weights tensor by tensor. Prints times and the resident
// memory of the page's process. Linux; needs Chromium and about 8 GB of disk, which are freed afterwards.
import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { convertCheckpoint } from "@medgemma/convert";
import { openPage, servePage } from "./web/open-browser.mjs";

/** @typedef {Awaited<ReturnType<typeof openPage>>} OpenPage */

/** @param {string} path */
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const { values } = parseArgs({
  options: { layers: { type: "string", default: "11" }, folder: { type: "string", default: tmpdir() } },
});
/** @param {number} start */
const seconds = (start) => ((performance.now() - start) / 1000).toFixed(1);

const folder = await mkdtemp(join(values.folder, "medgemma-bench-"));
try {
  const model = await makePackage();
  const server = await servePage(folder, model);
  const profile = join(folder, "profile");
  const first = await openPage(server.url, profile);
  let start = performance.now();
  await first.page.evaluate(() =>
    globalThis.sdk.web
      .openModelStore()
      .download("model/")
      .then(() => {}),
  );
  report("download and check", start, first);
  await first.close();
  // A new process, so that its peak is that of opening.
  const second = await openPage(server.url, profile);
  report("page alone", performance.now(), second);
  start = performance.now();
  const arrival = watchArrival(second, start);
  const info = await second.page.evaluate(async () => {
    const { webRuntime } = globalThis.sdk.web;
    const runtime = webRuntime({ device: "webgpu", wasmPaths: `${location.origin}/ort/` });
    globalThis.model = await runtime.load("model/");
    const { web } = globalThis.sdk;
    return { ...globalThis.model.info.runtime, jspi: (await web.preflight()).jspi };
  });
  console.log(`weights on the GPU after ${await arrival} s`);
  report("open from storage, with the warm-up's 5 tokens", start, second);
  console.log(`onnxruntime-web ${info.version} on ${info.device}, ${info.jspi ? "JSPI build" : "build without JSPI"}`);
  await second.close();
  server.close();
} finally {
  await rm(folder, { recursive: true, force: true, maxRetries: 3 });
}

/**
 * Seconds until the GPU's process, which holds the buffers on a machine without a GPU, stops growing.
 *
 * @param {OpenPage} opened
 * @param {number} start
 */
async function watchArrival({ memory }, start) {
  for (let before = 0, arrived = seconds(start); ;) {
    await new Promise((resolve) => {
      setTimeout(resolve, 500);
    });
    const { now } = memory("gpu-process");
    if (now > before + 16) arrived = seconds(start);
    else if (now > 1000 && Number(seconds(start)) - Number(arrived) > 10) return arrived;
    before = now;
  }
}

/** @param {string} what @param {number} start @param {OpenPage} opened */
function report(what, start, { memory }) {
  const { now, peak } = memory("renderer");
  console.log(
    `${what}: ${seconds(start)} s; page's process ${now.toFixed(0)} MiB, at most ${peak.toFixed(0)} MiB; ` +
      `GPU's process ${memory("gpu-process").now.toFixed(0)} MiB`,
  );
}

async function makePackage() {
  const config = {
    architectures: ["Gemma3ForCausalLM"],
    model_type: "gemma3_text",
    // Of the tiny checkpoint, whose tokenizer is used.
    vocab_size: 1464,
    hidden_size: 2048,
    intermediate_size: 8192,
    num_hidden_layers: Number(values.layers),
    num_attention_heads: 8,
    num_key_value_heads: 4,
    head_dim: 256,
    sliding_window: 512,
    max_position_embeddings: 4096,
  };
  await mkdir(join(folder, "checkpoint"));
  await writeFile(join(folder, "config.json"), JSON.stringify(config));
  const tokenizer = here("../examples/assets/tiny-random-checkpoint/tokenizer.json");
  const args = [join(folder, "config.json"), tokenizer, join(folder, "checkpoint")];
  execFileSync(process.execPath, [here("make-checkpoint.mjs"), ...args], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  const output = join(folder, "package");
  await convertCheckpoint({ checkpoint: join(folder, "checkpoint"), output, format: "fp32" });
  await rm(join(folder, "checkpoint"), { recursive: true });
  const sizes = await Promise.all((await readdir(output)).map(async (name) => (await stat(join(output, name))).size));
  console.log(`package: ${(sizes.reduce((sum, size) => sum + size, 0) / 1e9).toFixed(2)} GB, fp32`);
  return output;
}
