// Usage: node bench/decode.mjs [--contexts 64,1024,2048,4096] [--rounds 12]
// One decode step at MedGemma 4B's attention shape (34 layers, 8 heads, 4 key heads of 256, window 1024), against a
// growing cache that is fetched at every step, in the same run. Hidden size and vocabulary are small, so this is
// everything but the streaming of weights. Then prefill of 512 tokens in chunks of several sizes.
import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { convertCheckpoint } from "@medgemma/convert";
import { onnxRuntime } from "@medgemma/runtime-onnx";
import { measure, printTimes } from "./measure.mjs";

process.env.ORT_DISABLE_TELEMETRY = "1";
const ort = (await import("onnxruntime-node")).default;
const { growingCacheStep, writeGrowingCacheModel } = await import("./growing-cache.mjs");

const config = {
  architectures: ["Gemma3ForCausalLM"],
  model_type: "gemma3_text",
  vocab_size: 1464,
  hidden_size: 128,
  intermediate_size: 256,
  num_hidden_layers: 34,
  num_attention_heads: 8,
  num_key_value_heads: 4,
  head_dim: 256,
  query_pre_attn_scalar: 256,
  sliding_window: 1024,
  rope_scaling: { rope_type: "linear", factor: 8 },
};
const { values } = parseArgs({
  options: {
    contexts: { type: "string", default: "64,1024,2048,4096" },
    rounds: { type: "string", default: "12" },
  },
});

const folder = await mkdtemp(join(tmpdir(), "medgemma-bench-"));
try {
  const manifest = await makePackage();
  const { model } = await onnxRuntime({ device: "cpu", prefixCacheBytes: 0 }).open(join(folder, "package"));
  const baseline = await ort.InferenceSession.create(await writeGrowingCacheModel(folder, manifest.config.text));
  for (const context of values.contexts.split(",").map(Number)) await compare(model, { baseline, context, manifest });
  await model[Symbol.asyncDispose]();
  console.log("--- prefill of 512 tokens");
  for (const prefillChunkTokens of [16, 64, 256, 512]) {
    const runtime = onnxRuntime({ device: "cpu", prefixCacheBytes: 0, prefillChunkTokens });
    const { model } = await runtime.open(join(folder, "package"));
    const run = async () => (await model.start(prompt(512)))[Symbol.asyncDispose]();
    printTimes(`in chunks of ${prefillChunkTokens}`, await measure(3, run));
    await model[Symbol.asyncDispose]();
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function makePackage() {
  await mkdir(join(folder, "checkpoint"));
  const configFile = join(folder, "config.json");
  await writeFile(configFile, JSON.stringify(config));
  /** @param {string} path */
  const here = (path) => fileURLToPath(new URL(path, import.meta.url));
  const tokenizer = here("../examples/assets/tiny-random-checkpoint/tokenizer.json");
  const script = here("make-checkpoint.mjs");
  execFileSync(process.execPath, [script, configFile, tokenizer, join(folder, "checkpoint")], { stdio: "inherit" });
  return convertCheckpoint({ checkpoint: join(folder, "checkpoint"), output: join(folder, "package"), format: "fp32" });
}

/**
 * @param {number} length
 * @returns {import("@medgemma/core").PreparedPrompt}
 */
function prompt(length) {
  return { segments: [{ type: "tokens", ids: Int32Array.from({ length }, (_, i) => 300 + (i % 900)) }], length };
}

/**
 * @param {import("@medgemma/core").LogitsModel} model
 * @param {{
 *   baseline: import("onnxruntime-node").InferenceSession,
 *   context: number,
 *   manifest: import("@medgemma/core").PackageManifest,
 * }} options
 */
async function compare(model, { baseline, context, manifest }) {
  console.log(`--- ${context} tokens of context`);
  const sequence = await model.start(prompt(context - 1));
  const ours = () => sequence.append(300);
  const growing = await growingCacheStep(baseline, manifest.config.text, context);
  /** @type {{ ours: number[], growing: number[] }} */
  const times = { ours: [], growing: [] };
  // Taking turns, so that a noisy moment hits both.
  for (let round = 0; round < Number(values.rounds); round++) {
    times.ours.push(...(await measure(1, ours, round === 0 ? 2 : 0)));
    times.growing.push(...(await measure(1, growing, round === 0 ? 2 : 0)));
  }
  for (const list of Object.values(times)) list.sort((a, b) => a - b);
  printTimes("runtime-onnx: one token, worker and messages included", times.ours);
  printTimes("growing cache, fetched at every step: one run", times.growing);
  /** @param {"ours" | "growing"} name @param {(list: readonly number[]) => number | undefined} choose */
  const of = (name, choose) => choose(times[name]) ?? NaN;
  /** @param {(list: readonly number[]) => number | undefined} choose */
  const ratio = (choose) => (of("growing", choose) / of("ours", choose)).toFixed(1);
  console.log(`ratio: ${ratio((list) => list[0])} (min), ${ratio((list) => list[list.length >> 1])} (median)`);
  await sequence[Symbol.asyncDispose]();
}
