// Usage: node bench/speed.mjs --tokenizer TOKENIZER_JSON [--folder DIR] [--layers 34] [--vision-layers 27] [--rounds 2]
//   [--prompt-tokens 256] [--tokens 32]
// How fast the 4B shape is here, after a build: ONNX q4 beside llama.cpp Q4_0 through the SDK, in turns, each in a process of its
// own; random weights. Prints a table with the goals beside. TOKENIZER_JSON is a Gemma 3 tokenizer. The whole shape needs 14 GB of
// disk and takes about 20 minutes on two cores; fewer layers take less, and the ratios stay about the same.
//   --folder keeps what was made there and uses it again.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { config4b } from "./config-4b.mjs";
import { median } from "./measure.mjs";

/** @param {string} path */
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const bin = here("../packages/cli/dist/bin.js");
const { values: flags } = parseArgs({
  options: {
    tokenizer: { type: "string" },
    folder: { type: "string" },
    layers: { type: "string", default: "34" },
    "vision-layers": { type: "string", default: "27" },
    rounds: { type: "string", default: "2" },
    "prompt-tokens": { type: "string", default: "256" },
    tokens: { type: "string", default: "32" },
  },
});
if (flags.tokenizer === undefined) throw new Error("--tokenizer is missing: a Gemma 3 tokenizer.json.");

/**
 * What is read of `medgemma bench --json`.
 *
 * @typedef {object} Run
 * @property {number} prefillTokensPerSecond
 * @property {number} decodeTokensPerSecond
 * @property {number} imageEncodeMs
 * @property {number} loadMs
 * @property {number} peakRssBytes
 *
 * @typedef {{ onnx: Run[], gguf: Run[] }} Runs
 */

const kept = flags.folder === undefined ? undefined : resolve(flags.folder);
const folder = kept ?? (await mkdtemp(join(tmpdir(), "medgemma-speed-")));
try {
  await makeModels();
  /** @type {Runs} */
  const runs = { onnx: [], gguf: [] };
  for (let round = 0; round < Number(flags.rounds); round++) {
    for (const runtime of /** @type {const} */ (["onnx", "gguf"])) runs[runtime].push(measure(runtime));
  }
  print(runs);
} finally {
  if (kept === undefined) await rm(folder, { recursive: true, force: true });
}

async function makeModels() {
  const checkpoint = join(folder, "checkpoint");
  await mkdir(folder, { recursive: true });
  if (!existsSync(checkpoint)) {
    const config = structuredClone(config4b);
    config.text_config.num_hidden_layers = Number(flags.layers);
    config.vision_config.num_hidden_layers = Number(flags["vision-layers"]);
    await writeFile(join(folder, "config.json"), JSON.stringify(config));
    node(here("make-checkpoint.mjs"), join(folder, "config.json"), resolve(String(flags.tokenizer)), checkpoint);
  }
  /** @param {string} name */
  const made = (name) => existsSync(join(folder, name));
  if (!made("onnx")) node(bin, "convert", checkpoint, join(folder, "onnx"), "--format", "q4", "--no-calibration");
  if (!made("gguf")) node(bin, "convert", checkpoint, join(folder, "gguf"), "--to", "gguf", "--format", "q4_0");
}

/** @param {string[]} parameters */
function node(...parameters) {
  return execFileSync(process.execPath, parameters, { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
}

/**
 * @param {keyof Runs} runtime
 * @returns {Run}
 */
function measure(runtime) {
  const size = ["--prompt-tokens", flags["prompt-tokens"], "--tokens", flags.tokens];
  return JSON.parse(node(bin, "bench", "--model", join(folder, runtime), ...size, "--rounds", "1", "--json"));
}

/** @param {Runs} runs */
function print({ onnx, gguf }) {
  console.log(
    `${cpus()[0]?.model}, ${cpus().length} threads, Node ${process.version}; medians of ${onnx.length} runs in turns`,
  );
  console.log("| what | ONNX q4 | llama.cpp Q4_0 | ratio | goal |");
  console.log("| --- | --- | --- | --- | --- |");
  row("prefill, tokens/s", "prefillTokensPerSecond", { goal: "ONNX ÷ llama.cpp ≥ 0.9" });
  row("decode, tokens/s", "decodeTokensPerSecond", { goal: "ONNX ÷ llama.cpp ≥ 0.95 at equal bits" });
  row("image of 896², s", "imageEncodeMs", { scale: 1000, goal: "llama.cpp ÷ ONNX ≤ 1.1", isInverse: true });
  row("load, s", "loadMs", { scale: 1000, goal: "ONNX ≤ 4 s" });
  row("peak resident memory, GB", "peakRssBytes", { scale: 1e9, goal: "ONNX ≤ 1.25 × the package" });

  /**
   * @param {string} name
   * @param {keyof Run} field
   * @param {{ scale?: number, goal: string, isInverse?: boolean }} options
   */
  function row(name, field, { scale = 1, goal, isInverse = false }) {
    /** @param {readonly Run[]} all */
    const of = (all) => median(all.map((run) => run[field])) / scale;
    const [a, b] = [of(onnx), of(gguf)];
    const ratio = isInverse ? b / a : a / b;
    console.log(`| ${name} | ${a.toFixed(2)} | ${b.toFixed(2)} | ${ratio.toFixed(2)} | ${goal} |`);
  }
}
