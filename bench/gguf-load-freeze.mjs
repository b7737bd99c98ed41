// How long loading a GGUF file without a manifest keeps the event loop waiting, and how long a second load takes.
//
//   node bench/gguf-load-freeze.mjs MODEL.gguf
import { performance } from "node:perf_hooks";
import { ggufRuntime } from "@medgemma/runtime-gguf";

const [file] = process.argv.slice(2);
if (file === undefined) throw new Error("Name a GGUF file.");
for (const load of ["first", "second"]) {
  let last = performance.now();
  /** @type {{ stage: string, from: number, longest: number }[]} */
  const stages = [];
  const timer = setInterval(() => {
    const now = performance.now();
    const stage = stages.at(-1);
    if (stage !== undefined) stage.longest = Math.max(stage.longest, now - last - 5);
    last = now;
  }, 5);
  const start = performance.now();
  const runtime = ggufRuntime({ device: "cpu", contextLength: 512 });
  const { model, tokenizer } = await runtime.open(file, {
    onProgress: ({ stage }) => {
      if (stages.at(-1)?.stage !== stage) stages.push({ stage, from: performance.now() - start, longest: 0 });
    },
  });
  const total = performance.now() - start;
  clearInterval(timer);
  console.log(`${load} load: ${Math.round(total)} ms; ${tokenizer.size} pieces`);
  for (const { stage, from, longest } of stages) {
    console.log(`  ${stage} from ${Math.round(from)} ms on, event loop waits ${Math.round(longest)} ms at most`);
  }
  await model[Symbol.asyncDispose]();
}
