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

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const checkpoint = process.argv[2] ?? here("../examples/assets/tiny-random-checkpoint");
const reference = here("../tests/reference");
const steps = 24;

const { cases } = JSON.parse(await readFile(join(reference, "forward.json"), "utf8"));
const folder = await mkdtemp(join(tmpdir(), "medgemma-bench-"));
const variants = [
  { name: "fp32", format: "fp32", vision: "fp32" },
  { name: "q8", format: "q8", vision: "fp32" },
  { name: "q4", format: "q4", vision: "fp32" },
  { name: "q8, vision q8", format: "q8", vision: "q8" },
];
try {
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
  for (const { name, logits } of results) console.log(row(name, logits, results[0].logits));
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** Logits `[case][step]`; the path is fp32's, so that every step compares the same prefix. */
async function logitsAlongPaths(model, tokenizer, fp32) {
  const all = [];
  for (const [index, entry] of cases.entries()) {
    const sequence = await model.start(await promptOf(entry, model, tokenizer));
    const list = [sequence.logits.slice()];
    for (let step = 1; step < steps; step++) {
      await sequence.append(argmax((fp32?.[index] ?? list)[step - 1]));
      list.push(sequence.logits.slice());
    }
    await sequence[Symbol.asyncDispose]();
    all.push(list);
  }
  return all;
}

async function promptOf({ ids, images }, { capabilities }, { special }) {
  const { imageSize, tokensPerImage: tokens } = capabilities.images;
  const segments = [];
  let at = 0;
  for (const name of images) {
    const found = ids.indexOf(special.imageSoftToken, at);
    const { data } = fitImage(await readImage(join(reference, name)), imageSize, "stretch");
    const image = { size: imageSize, pixels: data, sha256: await sha256Hex(data) };
    segments.push({ type: "tokens", ids: Int32Array.from(ids.slice(at, found)) }, { type: "image", tokens, image });
    at = found + tokens;
  }
  segments.push({ type: "tokens", ids: Int32Array.from(ids.slice(at)) });
  return { segments, length: ids.length };
}

function row(name, logits, fp32) {
  const pairs = logits.flatMap((list, index) => list.map((values, step) => [values, fp32[index][step]]));
  const cosines = pairs.map(([a, b]) => cosine(a, b));
  const agreeing = pairs.filter(([a, b]) => argmax(a) === argmax(b)).length;
  const missing = pairs.filter(([a]) => a.some((value) => Number.isNaN(value))).length;
  const mean = cosines.reduce((sum, value) => sum + value, 0) / cosines.length;
  const share = ((100 * agreeing) / pairs.length).toFixed(1);
  return `| ${name} | ${mean.toFixed(5)} | ${Math.min(...cosines).toFixed(5)} | ${share} % | ${missing} |`;
}

function cosine(a, b) {
  let [dot, aa, bb] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    dot += a[i] * b[i];
    aa += a[i] * a[i];
    bb += b[i] * b[i];
  }
  return dot / Math.sqrt(aa * bb);
}
