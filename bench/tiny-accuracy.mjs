// What the tiny model gets right on held-out phantoms.
//
//   python tools/train-tiny/write_phantoms.py --output DIR
//   node bench/tiny-accuracy.mjs DIR [--runtime onnx|gguf|web-wasm|web] [--format fp32|q8|q4] [--checkpoint DIR]
//     [--every N] [--mistakes] [--json]
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { convertCheckpoint, convertCheckpointToGguf } from "@medgemma/convert";
import { loadMedGemma } from "@medgemma/core";
import { readImage } from "@medgemma/imaging";
import { ggufQuantizer, ggufRuntime } from "@medgemma/runtime-gguf";
import { onnxRuntime } from "@medgemma/runtime-onnx";
import { accuracyInChromium } from "./web/accuracy-in-chromium.mjs";
import { phantomAccuracy } from "./phantom-accuracy.mjs";

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    runtime: { type: "string", default: "onnx" },
    format: { type: "string", default: "fp32" },
    checkpoint: {
      type: "string",
      default: fileURLToPath(new URL("../packages/tiny-model/checkpoint", import.meta.url)),
    },
    every: { type: "string", default: "1" },
    mistakes: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
  },
});
const folder = positionals[0];
if (folder === undefined) throw new Error("Name the folder that write_phantoms.py wrote.");
const { checkpoint, runtime } = flags;
const format = formatOf(flags.format);
const { cases } = JSON.parse(await readFile(join(folder, "phantoms.json"), "utf8"));
/** @type {import("./phantom-accuracy.mjs").PhantomCase[]} */
const chosen = cases.filter(
  (/** @type {unknown} */ _, /** @type {number} */ index) => index % Number(flags.every) === 0,
);
const asking = {
  cases: chosen,
  loadImage: (/** @type {string} */ name) => readImage(join(folder, name)),
  onProgress(/** @type {number} */ done, /** @type {number} */ total) {
    if (process.stderr.isTTY) process.stderr.write(`\r${done}/${total} `);
  },
  onMistake(/** @type {string} */ name, /** @type {object} */ detail) {
    if (flags.mistakes) console.error(name, JSON.stringify(detail));
  },
};

const ggufFormats = /** @type {const} */ ({ fp32: ["f32", "f32"], q8: ["q8_0", "f16"], q4: ["q4_k_m", "f16"] });

/** @param {string} name */
function formatOf(name) {
  if (name !== "fp32" && name !== "q8" && name !== "q4") throw new Error("--format is fp32, q8 or q4.");
  return name;
}

/** @param {string} output */
async function measure(output) {
  if (runtime === "gguf") {
    const [text, vision] = ggufFormats[format];
    await convertCheckpointToGguf({ checkpoint, output, format: text, vision, quantizer: ggufQuantizer() });
  } else await convertCheckpoint({ checkpoint, output, format });
  if (runtime.startsWith("web")) {
    return accuracyInChromium({ ...asking, model: output, device: runtime === "web" ? "webgpu" : "wasm" });
  }
  const model = await loadMedGemma({ model: output, runtime: runtime === "onnx" ? onnxRuntime() : ggufRuntime() });
  try {
    return await phantomAccuracy(model, asking);
  } finally {
    await model[Symbol.asyncDispose]();
  }
}

const work = await mkdtemp(join(tmpdir(), "tiny-accuracy-"));
try {
  const start = performance.now();
  const measures = await measure(join(work, "model"));
  const seconds = Math.round((performance.now() - start) / 1000);
  if (flags.json) console.log(JSON.stringify({ runtime, format, seconds, measures }));
  else {
    console.log(`${runtime}, ${format}: ${chosen.length} cases in ${seconds} s`);
    for (const [name, { right, count }] of Object.entries(measures)) {
      console.log(`${name.padEnd(40)} ${((100 * right) / count).toFixed(1).padStart(6)} %  of ${count}`);
    }
  }
} finally {
  await rm(work, { recursive: true, force: true });
}
