// Usage: node bench/gguf-decode.mjs [--shape small|vocabulary] [--tokens 32] [--rounds 20] [--format q8_0] [--threads N]
// Tokens per second of a greedy answer through the SDK, against a loop over llama.cpp's C API that does nothing but
// decode and look for the best logit, on the same machine, file, threads and settings, taking turns.
//   small: 190 million parameters, a vocabulary of 1,464; vocabulary: the shape of Gemma 3 270M, 262,208 pieces.
import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { convertCheckpointToGguf } from "@medgemma/convert";
import { ggufRuntime } from "@medgemma/runtime-gguf";
import { createLanguageModel } from "@medgemma/core";
import { loadLibrary } from "@medgemma/runtime-gguf/native";

const { values } = parseArgs({
  options: {
    shape: { type: "string", default: "small" },
    tokens: { type: "string", default: "32" },
    rounds: { type: "string", default: "20" },
    format: { type: "string", default: "q8_0" },
    threads: { type: "string" },
  },
});
const shapes = {
  small: { vocab: 1464, hidden: 1024, intermediate: 4096, layers: 12, heads: 8, kvHeads: 4, headDim: 128 },
  vocabulary: { vocab: 262_208, hidden: 640, intermediate: 2048, layers: 18, heads: 4, kvHeads: 1, headDim: 256 },
};
if (values.shape !== "small" && values.shape !== "vocabulary") throw new Error("--shape is small or vocabulary.");
const { vocab, ...shape } = shapes[values.shape];
const tokens = Number(values.tokens);
const contextLength = 512;
/** @param {string} path */
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const folder = await mkdtemp(join(tmpdir(), "medgemma-bench-"));
try {
  const file = await makeModel();
  console.log(`${values.shape}: ${((await stat(file)).size / 2 ** 20).toFixed(0)} MiB of ${values.format}`);
  const library = await loadLibrary("cpu");
  const threads = Number(values.threads ?? library.nodeLlama.cpuMathCores);
  const parts = await ggufRuntime({ device: "cpu", contextLength, threads, prefixCacheBytes: 0 }).open(file);
  // No token ends the answer, so that every round is as long.
  const model = createLanguageModel({ ...parts, eosTokenIds: [] });
  const bare = openBare(library, file, threads);
  /** @type {{ sdk: number[], bare: number[] }} */
  const rates = { sdk: [], bare: [] };
  for (let round = -1; round < Number(values.rounds); round++) {
    const rate = { sdk: await sdkRate(model), bare: bare.rate() };
    if (round < 0) continue;
    rates.sdk.push(rate.sdk);
    rates.bare.push(rate.bare);
  }
  /** @param {readonly number[]} list */
  const best = (list) => Math.max(...list);
  /** @param {readonly number[]} list */
  const median = (list) => list.toSorted((a, b) => a - b)[list.length >> 1] ?? NaN;
  const ratios = rates.sdk.map((rate, index) => rate / (rates.bare[index] ?? NaN));
  for (const [name, list] of Object.entries(rates)) {
    console.log(`${name}: best ${best(list).toFixed(1)}, median ${median(list).toFixed(1)} tokens/s`);
  }
  console.log(`${threads} threads; SDK ÷ bare: ${(best(rates.sdk) / best(rates.bare)).toFixed(3)} of the best rounds,`);
  console.log(`median of the rounds' ratios ${median(ratios).toFixed(3)}`);
  bare.free();
  await model[Symbol.asyncDispose]();
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function makeModel() {
  const checkpoint = join(folder, "checkpoint");
  await mkdir(checkpoint);
  const config = {
    architectures: ["Gemma3ForCausalLM"],
    model_type: "gemma3_text",
    vocab_size: vocab,
    hidden_size: shape.hidden,
    intermediate_size: shape.intermediate,
    num_hidden_layers: shape.layers,
    num_attention_heads: shape.heads,
    num_key_value_heads: shape.kvHeads,
    head_dim: shape.headDim,
    query_pre_attn_scalar: shape.headDim,
    sliding_window: 512,
  };
  await writeFile(join(folder, "config.json"), JSON.stringify(config));
  const tokenizer = here("../examples/assets/tiny-random-checkpoint/tokenizer.json");
  const script = here("make-checkpoint.mjs");
  execFileSync(process.execPath, [script, join(folder, "config.json"), tokenizer, checkpoint], { stdio: "inherit" });
  const output = join(folder, "gguf");
  const { files } = await convertCheckpointToGguf({
    checkpoint,
    output,
    format: /** @type {import("@medgemma/convert").GgufFormat} */ (values.format),
  });
  return join(output, files.text.path);
}

/** @param {import("@medgemma/core").LanguageModel} model */
async function sdkRate(model) {
  /** @type {import("@medgemma/core").Message[]} */
  const messages = [{ role: "user", content: "Describe." }];
  let count = 0;
  let started = 0;
  for await (const event of model.generate({
    messages,
    maxTokens: tokens,
    detectLoops: false,
    maxThinkingTokens: tokens,
  })) {
    if (event.type !== "token") continue;
    // The first token comes from the prefill.
    if (count++ === 0) started = performance.now();
  }
  return ((count - 1) * 1000) / (performance.now() - started);
}

/**
 * @param {Awaited<ReturnType<typeof loadLibrary>>} library
 * @param {string} file
 * @param {number} threads
 */
function openBare({ llama, view, addressOf }, file, threads) {
  const model = llama.llama_model_load_from_file(file, llama.llama_model_default_params());
  if (model === null) throw new Error("llama.cpp cannot load the file.");
  const context = llama.llama_init_from_model(model, {
    ...llama.llama_context_default_params(),
    n_ctx: contextLength + 256,
    n_threads: threads,
    n_threads_batch: threads,
  });
  if (context === null) throw new Error("llama.cpp makes no context.");
  const memory = llama.llama_get_memory(context);
  /** @param {number} value */
  const cell = (value) => new Int32Array(new ArrayBuffer(64)).fill(value);
  const [token, pos, count, sequence] = [cell(2), cell(0), cell(1), cell(0)];
  const sequences = new BigUint64Array(new ArrayBuffer(64));
  const batch = {
    n_tokens: 1,
    token,
    embd: null,
    pos,
    n_seq_id: count,
    seq_id: sequences,
    logits: new Int8Array(new ArrayBuffer(64)).fill(1),
  };
  /** @param {number} position */
  const step = (position) => {
    pos[0] = position;
    // Refers to it, so that it is not collected: native code knows its address only.
    sequences[0] = addressOf(sequence);
    const code = llama.llama_decode(context, batch);
    if (code !== 0) throw new Error(`llama_decode: ${code}`);
    const found = llama.llama_get_logits_ith(context, -1);
    if (found === null) throw new Error("There are no logits.");
    const logits = new Float32Array(view(found, 4 * vocab));
    let best = 0;
    for (let id = 1; id < logits.length; id++) if ((logits[id] ?? 0) > (logits[best] ?? 0)) best = id;
    token[0] = best;
  };
  return {
    rate() {
      llama.llama_memory_seq_rm(memory, 0, 0, -1);
      token[0] = 2;
      let position = 0;
      // As long a context as the SDK's prompt.
      while (position < 12) step(position++);
      const started = performance.now();
      for (let index = 1; index < tokens; index++) step(position++);
      return ((tokens - 1) * 1000) / (performance.now() - started);
    },
    free() {
      llama.llama_free(context);
      llama.llama_model_free(model);
    },
  };
}
