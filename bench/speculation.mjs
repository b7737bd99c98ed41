// Usage: node bench/speculation.mjs MODEL_FOLDER TEXT_FILE [--runtime onnx|gguf] [--rounds 3]
// What computing likely tokens along saves, after a build: a form that a JSON Schema asks for, a text that goes on, and a text that
// is written once more, over the first 1,500 characters of TEXT_FILE. Plain and speculative decoding in turns; the fastest of
// the rounds counts. Prints a table, and whether the tokens were the same.
import { readFile } from "node:fs/promises";
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { ggufRuntime } from "@medgemma/runtime-gguf";
import { onnxRuntime } from "@medgemma/runtime-onnx";

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: { runtime: { type: "string", default: "onnx" }, rounds: { type: "string", default: "3" } },
});
const [folder, textFile] = positionals;
if (folder === undefined || textFile === undefined) throw new Error("Give the folder of a model and a text file.");

const finding = {
  type: "object",
  additionalProperties: false,
  required: ["finding", "location", "status", "severity"],
  properties: {
    finding: { type: "string", maxLength: 40 },
    location: { type: "string", maxLength: 30 },
    status: { enum: ["present", "absent", "uncertain"] },
    severity: { enum: ["mild", "moderate", "severe", "unknown"] },
  },
};
const schema = {
  type: "object",
  additionalProperties: false,
  required: ["summary", "findings", "impression"],
  properties: {
    summary: { type: "string", maxLength: 120 },
    findings: { type: "array", minItems: 2, maxItems: 4, items: finding },
    impression: { type: "string", maxLength: 80 },
  },
};

const text = (await readFile(textFile, "utf8")).slice(0, 1500);
/** @type {readonly { name: string, request: import("@medgemma/core").CompletionRequest }[]} */
const jobs = [
  {
    name: "JSON by a schema",
    request: { prompt: `${text}\n\nAs JSON:\n`, constraint: { type: "json-schema", schema }, maxTokens: 200 },
  },
  { name: "the text goes on", request: { prompt: text, maxTokens: 80 } },
  {
    name: "the text once more",
    request: { prompt: `Note: ${text.slice(0, 500)}\n\nThe same note: ${text.slice(0, 120)}`, maxTokens: 80 },
  },
];

const runtime = flags.runtime === "gguf" ? ggufRuntime() : onnxRuntime();
const model = await runtime.load(folder);
console.log(`${cpus()[0]?.model}, ${cpus().length} threads, Node ${process.version}; ${folder} on ${flags.runtime}`);
console.log(`Several tokens in one run: ${model.capabilities.speculative}`);
console.log("| text | tokens | guesses: used / not | plain, ms | speculative, ms | ratio | tokens |");
console.log("| --- | --- | --- | --- | --- | --- | --- |");
for (const { name, request } of jobs) {
  const plain = { ms: Infinity, ids: "" };
  const fast = { ms: Infinity, ids: "", guessed: "" };
  let tokens = 0;
  for (let round = 0; round < Number(flags.rounds); round++) {
    for (const side of [plain, fast]) {
      const { ids, end } = await run({ ...request, speculative: side === fast });
      side.ms = Math.min(side.ms, end.timings.decodeMs);
      side.ids = ids.join();
      tokens = end.usage.completionTokens;
      if (side === fast) {
        fast.guessed = `${end.usage.acceptedPredictionTokens} / ${end.usage.rejectedPredictionTokens}`;
      }
    }
  }
  const same = plain.ids === fast.ids ? "the same" : "others";
  const times = `${plain.ms.toFixed(0)} | ${fast.ms.toFixed(0)} | ${(plain.ms / fast.ms).toFixed(2)}`;
  console.log(`| ${name} | ${tokens} | ${fast.guessed} | ${times} | ${same} |`);
}

await model.dispose();

/** @param {import("@medgemma/core").CompletionRequest} request */
async function run(request) {
  const ids = [];
  for await (const event of model.complete(request)) {
    if (event.type === "token") ids.push(event.id);
    if (event.type === "generation-end") return { ids, end: event };
  }
  throw new Error("The generation did not end.");
}
