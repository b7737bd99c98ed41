// Usage: node bench/peers/measure-side.mjs SIDE TASK_JSON
// Measures one side in this process, and prints what it measured as JSON on the last line: `peers.mjs` starts it.
import { ggufRuntime, nodeLlamaCpp, onnxRuntime, transformersJs } from "./in-node.mjs";

/** @type {Record<string, (task: import("./token-clock.mjs").SideTask) => Promise<import("./token-clock.mjs").SideMeasure>>} */
const sides = {
  "runtime-onnx": onnxRuntime,
  "runtime-gguf": ggufRuntime,
  "node-llama-cpp": nodeLlamaCpp,
  "transformers.js": transformersJs,
  "runtime-web": async (task) => (await import("./in-chromium.mjs")).webRuntime(task),
  wllama: async (task) => (await import("./in-chromium.mjs")).wllama(task),
};

const [name = "", task = "{}"] = process.argv.slice(2);
const measure = sides[name];
if (measure === undefined) throw new Error(`There is no side ${name}; there are ${Object.keys(sides).join(", ")}.`);
console.log(JSON.stringify(await measure(JSON.parse(task))));
process.exit(0);
