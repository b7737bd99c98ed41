// Usage: node --expose-gc bench/tokenizer.mjs tokenizer.json[.gz]
// Loads and runs the tokenizer: the real Gemma 3 vocabulary has 262,144 pieces.
import { readFile } from "node:fs/promises";
import { gunzipSync } from "node:zlib";
import { compileTokenizer, createTokenizer } from "@medgemma/core";
import { measure, printTimes } from "./measure.mjs";

const [file] = process.argv.slice(2);
if (file === undefined || globalThis.gc === undefined) {
  console.error("Usage: node --expose-gc bench/tokenizer.mjs tokenizer.json[.gz]");
  process.exit(2);
}
let source = await readFile(file);
if (file.endsWith(".gz")) source = gunzipSync(source);
const compileStart = performance.now();
const binary = Uint8Array.from(await compileTokenizer(source));
console.log(`compile tokenizer.json (once per model): ${(performance.now() - compileStart).toFixed(0)} ms`);
console.log(`binary form: ${(binary.byteLength / 2 ** 20).toFixed(1)} MiB`);
source = undefined;

const used = () => {
  globalThis.gc();
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 2 ** 20;
};
const before = used();
printTimes("load", await measure(10, () => createTokenizer(binary), 0));
const tokenizer = createTokenizer(binary);
tokenizer.encode("warm up");
const grown = used() - before;
console.log(`memory after load, the binary included: ${(grown + binary.byteLength / 2 ** 20).toFixed(1)} MiB`);

const text = "Findings: the cardiac silhouette is mildly enlarged; no pleural effusion or pneumothorax. ".repeat(1000);
const ids = tokenizer.encode(text);
printTimes(`encode ${text.length} characters, ${ids.length} tokens`, await measure(5, () => tokenizer.encode(text)));
printTimes("encode 100,000 times the letter x", await measure(3, () => tokenizer.encode("x".repeat(100_000))));
printTimes(`decode ${ids.length} tokens`, await measure(5, () => tokenizer.decode(ids)));
