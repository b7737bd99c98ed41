// Usage: node bench/peers.mjs --checkpoint HF_FOLDER --folder DIR [--format q4|q8|q4,q8] [--only gguf,onnx,web,unisolated]
//   [--rounds 3] [--prompt-tokens 256] [--tokens 48] [--answers 3] [--threads N] [--wait 5] [--tries 3] [--json]
// This SDK beside its peers on the same weights, after a build: runtime-gguf beside node-llama-cpp's own completion on one GGUF
// file, runtime-onnx beside transformers.js on the same quantised weights, runtime-web beside wllama in a headless Chromium on
// WebAssembly; and runtime-web on a page that is not isolated beside one that is. Two sides take turns, every measure in a process
// (and a browser) of its own: one answer to warm up, then the fastest of --answers. Prints medians of the rounds, and SDK ÷ peer.
// Before each measure it waits until other programs leave the processor alone, --wait minutes at most; one that they disturbed
// all the same (a tenth of the processor) is repeated, and the least disturbed of --tries counts.
// HF_FOLDER is a Gemma 3 text checkpoint with tokenizer.json, such as google/gemma-3-270m. The forms that the sides load are
// made in DIR, and transformers.js and wllama are installed there with npm in their newest versions; all is used again.
import { execFile } from "node:child_process";
import { dirname, join, resolve } from "node:path";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";
import { installPeers, makePrompts, prepareModels } from "./peers/prepare.mjs";
import { othersMeter, waitForQuiet } from "./peers/quiet.mjs";
import { printPairs, ratesOf, summarize } from "./peers/summary.mjs";

/** @typedef {import("./peers/token-clock.mjs").SideMeasure} SideMeasure */
/** @typedef {import("./peers/token-clock.mjs").SideTask} SideTask */
/** @typedef {import("./peers/prepare.mjs").Format} Format */

/**
 * @typedef {object} Side
 * @property {string} name of `measure-side.mjs`
 * @property {string} model
 * @property {boolean} [isolated]
 * @property {string} [dtype]
 *
 * @typedef {object} Pair
 * @property {string} where
 * @property {string} weights
 * @property {Side} sdk
 * @property {Side} peer
 * @property {string} onnxPackage whose tokenizer cuts the prompt
 */

const { values: flags } = parseArgs({
  options: {
    checkpoint: { type: "string" },
    folder: { type: "string" },
    format: { type: "string", default: "q4" },
    only: { type: "string", default: "gguf,onnx,web,unisolated" },
    rounds: { type: "string", default: "3" },
    "prompt-tokens": { type: "string", default: "256" },
    tokens: { type: "string", default: "48" },
    answers: { type: "string", default: "3" },
    threads: { type: "string", default: String(cpus().length) },
    wait: { type: "string", default: "5" },
    tries: { type: "string", default: "3" },
    json: { type: "boolean", default: false },
  },
});
if (flags.checkpoint === undefined)
  throw new Error("--checkpoint is missing: the folder of a Gemma 3 text checkpoint.");
if (flags.folder === undefined) throw new Error("--folder is missing: what is made and installed is kept there.");

const folder = resolve(flags.folder);
const packages = join(folder, "packages");
const only = flags.only.split(",");
const peerPackages = [
  ...(only.includes("onnx") ? ["@huggingface/transformers"] : []),
  ...(only.includes("web") ? ["@wllama/wllama"] : []),
];
const failure = await installPeers(packages, peerPackages);
if (failure !== undefined) console.error(`The peers could not be installed: ${failure}`);

const results = [];
for (const pair of await listPairs(resolve(flags.checkpoint))) results.push(summarize(pair, await measurePair(pair)));
if (flags.json) console.log(JSON.stringify({ machine: machine(), flags, pairs: results }, null, 2));
else {
  const { cpu, cores, node } = machine();
  console.log(
    `${cpu}, ${cores} cores, Node ${node}; threads: ${flags.threads}; prompts of ${flags["prompt-tokens"]} tokens, answers of ` +
      `${flags.tokens}; medians of ${flags.rounds} rounds in turns, each the fastest of ${flags.answers} answers`,
  );
  printPairs(results);
}

function machine() {
  return { cpu: cpus()[0]?.model ?? "unknown", cores: cpus().length, node: process.versions.node };
}

/** @param {string} checkpoint */
async function listPairs(checkpoint) {
  /** @type {Pair[]} */
  const pairs = [];
  for (const format of flags.format.split(",")) {
    if (format !== "q4" && format !== "q8") throw new Error(`--format is q4, q8 or both with a comma; not ${format}.`);
    pairs.push(...(await pairsOf(checkpoint, format)));
  }
  return pairs;
}

/**
 * @param {string} checkpoint
 * @param {Format} format
 */
async function pairsOf(checkpoint, format) {
  const { onnx, gguf, transformersJs } = await prepareModels(checkpoint, folder, format);
  const ggufFormat = format === "q4" ? "Q4_0" : "Q8_0";
  /** @type {Record<string, Pair>} */
  const pairs = {
    gguf: {
      where: "Node, llama.cpp",
      weights: `${ggufFormat}, the same file`,
      sdk: { name: "runtime-gguf", model: gguf },
      peer: { name: "node-llama-cpp", model: gguf },
      onnxPackage: onnx,
    },
    onnx: {
      where: "Node, ONNX Runtime",
      weights: `${format}, the same bytes`,
      sdk: { name: "runtime-onnx", model: onnx },
      peer: { name: "transformers.js", model: transformersJs, dtype: format },
      onnxPackage: onnx,
    },
    web: {
      where: "Chromium, WebAssembly",
      weights: `${format} / ${ggufFormat}`,
      sdk: { name: "runtime-web", model: onnx },
      peer: { name: "wllama", model: gguf },
      onnxPackage: onnx,
    },
    unisolated: {
      where: "Chromium, WebAssembly: a page that is not isolated / one that is",
      weights: `${format}, the same package`,
      sdk: { name: "runtime-web", model: onnx, isolated: false },
      peer: { name: "runtime-web", model: onnx },
      onnxPackage: onnx,
    },
  };
  return Object.entries(pairs).flatMap(([name, pair]) => (only.includes(name) ? [pair] : []));
}

/**
 * The measures of both sides in turns; of a side that cannot run, its error.
 *
 * @param {Pair} pair
 */
async function measurePair({ sdk, peer, onnxPackage, where, weights }) {
  const { prompts, bos } = await makePrompts(onnxPackage, {
    tokens: Number(flags["prompt-tokens"]),
    count: 1 + Number(flags.answers),
  });
  /** @type {{ sdk: SideMeasure[] | string, peer: SideMeasure[] | string }} */
  const measures = { sdk: [], peer: [] };
  for (let round = 0; round < Number(flags.rounds); round++) {
    for (const [name, side] of /** @type {const} */ ([
      ["sdk", sdk],
      ["peer", peer],
    ])) {
      const earlier = measures[name];
      if (typeof earlier === "string") continue;
      const common = { tokens: Number(flags.tokens), threads: Number(flags.threads), packages };
      const measure = await measureSide({ ...side, ...common, prompts, bos });
      console.error(`${where}, ${weights}, round ${round + 1}: ${side.name}: ${progressOf(measure)}`);
      if (typeof measure === "string") measures[name] = measure;
      else earlier.push(measure);
    }
  }
  return measures;
}

/** @param {SideMeasure | string} measure */
function progressOf(measure) {
  if (typeof measure === "string") return measure;
  const { prefillTokensPerSecond: prefill, decodeTokensPerSecond: decode, others } = ratesOf(measure);
  const share = `${(100 * others).toFixed(0)} % of the processor for other programs`;
  return `${prefill.toFixed(1)} and ${decode.toFixed(1)} tokens/s, ${share}`;
}

/**
 * Of several tries the one that other programs disturbed least.
 *
 * @param {Side & SideTask} task
 * @returns {Promise<SideMeasure | string>}
 */
async function measureSide(task) {
  /** @type {SideMeasure | undefined} */
  let best;
  for (let tries = 0; tries < Number(flags.tries) && (best?.others ?? 1) > 0.1; tries++) {
    await waitForQuiet(Number(flags.wait));
    const share = othersMeter();
    const measure = await runSide(task);
    if (typeof measure === "string") return measure;
    const others = share(measure.browserMs);
    if (best?.others === undefined || others < best.others) best = { ...measure, others };
  }
  return best ?? "nothing was measured";
}

/**
 * @param {Side & SideTask} task
 * @returns {Promise<SideMeasure | string>}
 */
async function runSide({ name, ...task }) {
  const script = fileURLToPath(new URL("peers/measure-side.mjs", import.meta.url));
  try {
    const options = { cwd: dirname(script), timeout: 900_000, maxBuffer: 2 ** 26 };
    const { stdout } = await promisify(execFile)(process.execPath, [script, name, JSON.stringify(task)], options);
    return JSON.parse(stdout.trimEnd().split("\n").at(-1) ?? "");
  } catch (error) {
    const { stderr = "" } = /** @type {{ stderr?: string }} */ (error);
    const reason = /^(?:\w*Error|.*?[eE]rror:).*$/m.exec(stderr)?.[0] ?? (error instanceof Error ? error.message : "");
    return reason.slice(0, 200);
  }
}
