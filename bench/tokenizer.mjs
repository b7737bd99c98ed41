// Usage: node bench/tokenizer.mjs tokenizer.json[.gz]
// Loads and runs the tokenizer: the real Gemma 3 vocabulary has 262,144 pieces. Loading is measured in a process of its
// own, from reading the compiled file on.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { compileTokenizer, createTokenizer } from "@medgemma/core";
import { measure, printTimes } from "./measure.mjs";

const [file, compiled] = process.argv.slice(2);
if (file === undefined) {
  console.error("Usage: node bench/tokenizer.mjs tokenizer.json[.gz]");
  process.exit(2);
}
if (file === "--load") measureLoad(String(compiled));
else await main(file);

/** @param {string} file */
async function main(file) {
  const bytes = readFileSync(file);
  const source = file.endsWith(".gz") ? gunzipSync(bytes) : bytes;
  const start = performance.now();
  const binary = await compileTokenizer(source);
  console.log(`compile tokenizer.json, once per model: ${(performance.now() - start).toFixed(0)} ms`);
  const folder = await mkdtemp(join(tmpdir(), "medgemma-bench-"));
  try {
    const path = join(folder, "tokenizer.bin");
    await writeFile(path, binary);
    const script = fileURLToPath(import.meta.url);
    execFileSync(process.execPath, ["--expose-gc", script, "--load", path], { stdio: "inherit" });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  const tokenizer = createTokenizer(binary);
  const text = "Findings: the cardiac silhouette is mildly enlarged; no pleural effusion or pneumothorax. ".repeat(
    1000,
  );
  const ids = tokenizer.encode(text);
  printTimes(`encode ${text.length} characters, ${ids.length} tokens`, await measure(5, () => tokenizer.encode(text)));
  printTimes("encode 100,000 times the letter x", await measure(3, () => tokenizer.encode("x".repeat(100_000))));
  printTimes(`decode ${ids.length} tokens`, await measure(5, () => tokenizer.decode(ids)));
}

/** @param {string} path */
function measureLoad(path) {
  const used = () => {
    globalThis.gc?.();
    globalThis.gc?.();
    const { heapUsed, external } = process.memoryUsage();
    return (heapUsed + external) / 2 ** 20;
  };
  const before = used();
  const start = performance.now();
  const tokenizer = createTokenizer(readFileSync(path));
  const tokens = tokenizer.encode("warm up").length;
  const loadMs = performance.now() - start;
  console.log(`load, file read and first ${tokens} tokens included: ${loadMs.toFixed(0)} ms`);
  console.log(`memory after load: ${(used() - before).toFixed(1)} MiB`);
  if (tokenizer.size === 0) throw new Error("unreachable, but keeps the tokenizer alive while memory is measured");
}
