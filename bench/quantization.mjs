// Usage: node bench/quantization.mjs [checkpoint]
// How far q8 and q4 weights are from fp32 on the prompts of tests/reference: cosine of logits and agreement of the best
// token, at the prompt's end and along fp32's greedy path. Random weights are the hardest case: nothing is redundant.
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { convertCheckpoint } from "@medgemma/convert";
import { argmax, fitImage, sha256Hex } from "@medgemma/core";
import { readImage } from "@medgemma/imaging";
import { onnxRuntime } from "@medgemma/runtime-onnx";

/** @param {string} path */
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const checkpoint = process.argv[2] ?? here("../examples/assets/tiny-random-checkpoint");
const reference = here("../tests/reference");
const steps = 24;

/** @typedef {import("@medgemma/core").LogitsModel} LogitsModel */
/** @typedef {import("@medgemma/core").Tokenizer} Tokenizer */
/** @typedef {{ ids: number[], images: string[] }} Case */
/** @typedef {Float32Array[][]} PathLogits of each case, of each step */

/** @type {{ cases: Case[] }} */
const { cases } = JSON.parse(await readFile(join(reference, "forward.json"), "utf8"));
const folder = await mkdtemp(join(tmpdir(), "medgemma-bench-"));
/** @type {{ name: string, format: "fp32" | "q8" | "q4", vision: "fp32" | "q8" }[]} */
const variants = [
  { name: "fp32", format: "fp32", vision: "fp32" },
  { name: "q8", format: "q8", vision: "fp32" },
  { name: "q4", format: "q4", vision: "fp32" },
  { name: "q8, vision q8", format: "q8", vision: "q8" },
];
try {
  /** @type {{ name: string, logits: PathLogits }[]} */
  const results = [];
  for (const { name, format, vision } of variants) {
    const output = join(folder, name);
    await convertCheckpoint({ checkpoint, output, format, vision });
    const { model, tokenizer } = await onnxRuntime({ device: "cpu", prefixCacheBytes: 0 }).open(output);
    results.push({ name, logits: await logitsAlongPaths(model, tokenizer, results[0]?.logits) });
    await model[Symbol.asyncDispose]();
  }
  console.log(`${cases.length} prompts, ${steps} steps each, logits of every step against fp32`);
  console.log("| weights | cosine, mean | cosine, lowest | best token agrees | NaN |");
  console.log("| --- | --- | --- | --- | --- |");
  for (const { name, logits } of results) console.log(row(name, logits, results[0]?.logits ?? []));
} finally {
  await rm(folder, { recursive: true, force: true });
}

/**
 * Logits `[case][step]`; the path is fp32's, so that every step compares the same prefix.
 *
 * @param {LogitsModel} model
 * @param {Tokenizer} tokenizer
 * @param {PathLogits | undefined} fp32
 */
async function logitsAlongPaths(model, tokenizer, fp32) {
  /** @type {PathLogits} */
  const all = [];
  for (const [index, entry] of cases.entries()) {
    const sequence = await model.start(await promptOf(entry, model, tokenizer));
    const list = [sequence.logits.slice()];
    for (let step = 1; step < steps; step++) {
      const before = (fp32?.[index] ?? list)[step - 1];
      if (before === undefined) throw new Error("A step is missing.");
      await sequence.append(argmax(before));
      list.push(sequence.logits.slice());
    }
    await sequence[Symbol.asyncDispose]();
    all.push(list);
  }
  return all;
}

/**
 * @param {Case} entry
 * @param {LogitsModel} model
 * @param {Tokenizer} tokenizer
 * @returns {Promise<import("@medgemma/core").PreparedPrompt>}
 */
async function promptOf({ ids, images }, { capabilities }, { special }) {
  if (capabilities.images === false) throw new Error("The model takes no images.");
  const { imageSize, tokensPerImage: tokens } = capabilities.images;
  /** @type {import("@medgemma/core").PreparedPrompt["segments"][number][]} */
  const segments = [];
  let at = 0;
  for (const name of images) {
    const found = ids.indexOf(special.imageSoftToken ?? -1, at);
    const { data } = fitImage(await readImage(join(reference, name)), imageSize, "stretch");
    const pixels = Uint8Array.from(data);
    const image = { size: imageSize, pixels, sha256: await sha256Hex(pixels) };
    segments.push({ type: "tokens", ids: Int32Array.from(ids.slice(at, found)) }, { type: "image", tokens, image });
    at = found + tokens;
  }
  segments.push({ type: "tokens", ids: Int32Array.from(ids.slice(at)) });
  return { segments, length: ids.length };
}

/** @param {string} name @param {PathLogits} logits @param {PathLogits} fp32 */
function row(name, logits, fp32) {
  const pairs = logits.flatMap((list, index) =>
    list.map((values, step) => ({ a: values, b: fp32[index]?.[step] ?? new Float32Array(0) })),
  );
  const cosines = pairs.map(({ a, b }) => cosine(a, b));
  const agreeing = pairs.filter(({ a, b }) => argmax(a) === argmax(b)).length;
  const missing = pairs.filter(({ a }) => a.some((value) => Number.isNaN(value))).length;
  const mean = cosines.reduce((sum, value) => sum + value, 0) / cosines.length;
  const share = ((100 * agreeing) / pairs.length).toFixed(1);
  return `| ${name} | ${mean.toFixed(5)} | ${Math.min(...cosines).toFixed(5)} | ${share} % | ${missing} |`;
}

/** @param {Float32Array} a @param {Float32Array} b */
function cosine(a, b) {
  let [dot, aa, bb] = [0, 0, 0];
  for (const [i, x] of a.entries()) {
    const y = b[i] ?? NaN;
    dot += x * y;
    aa += x * x;
    bb += y * y;
  }
  return dot / Math.sqrt(aa * bb);
}
