// Usage: node bench/soak.mjs [--runtime onnx|gguf] [--reports 1000] [--limit MIB]
// Drafts reports of changing images with the test model and default options, and prints the resident memory along the
// way. Growth after the first fifth is what counts: caches fill up to their limits before. With --limit, exits with 1
// when the last fifth takes that many MiB more than the second.
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { loadMedGemma } from "@medgemma/core";
import { readImage } from "@medgemma/imaging";
import { ggufRuntime } from "@medgemma/runtime-gguf";
import { onnxRuntime } from "@medgemma/runtime-onnx";
import { radiologyReport } from "@medgemma/tasks";
import { tinyModelDirectory } from "@medgemma/tiny-model";

const { values } = parseArgs({
  options: {
    runtime: { type: "string", default: "onnx" },
    reports: { type: "string", default: "1000" },
    limit: { type: "string" },
  },
});
const reports = Number(values.reports);
if (values.runtime !== "onnx" && values.runtime !== "gguf") throw new Error("--runtime is onnx or gguf.");
const runtimes = { onnx: onnxRuntime, gguf: ggufRuntime };
const model = await loadMedGemma({ model: tinyModelDirectory(values.runtime), runtime: runtimes[values.runtime]() });
const drawing = await readImage(fileURLToPath(new URL("../examples/assets/phantom-effusion.png", import.meta.url)));
/** @type {number[]} */
const rss = [];
let usable = 0;
for (let report = 0; report < reports; report++) {
  // Another image each time, hardly visibly: a pixel of the border has another shade.
  const data = new Uint8Array(drawing.data);
  data[0] = report & 255;
  data[1] = report >> 8;
  const result = await radiologyReport(model, { images: [{ ...drawing, data }] });
  usable += Number(result.ok);
  rss.push(process.memoryUsage.rss() / 2 ** 20);
  if ((report + 1) % Math.ceil(reports / 10) === 0) {
    console.log(`report ${report + 1}: ${rss.at(-1)?.toFixed(1)} MiB resident`);
  }
}
await model[Symbol.asyncDispose]();
/** @param {readonly number[]} list */
const mean = (list) => list.reduce((a, b) => a + b, 0) / list.length;
const fifth = Math.max(1, Math.floor(reports / 5));
const [second, last] = [mean(rss.slice(fifth, 2 * fifth)), mean(rss.slice(-fifth))];
console.log(`${usable} of ${reports} reports usable`);
console.log(`mean of the second fifth ${second.toFixed(1)} MiB, of the last ${last.toFixed(1)} MiB`);
if (values.limit !== undefined && last - second > Number(values.limit)) process.exit(1);
