// How long loading a GGUF file without a manifest keeps the event loop waiting, and how long a second load takes.
//
//   node bench/gguf-load-freeze.mjs MODEL.gguf
import { performance } from "node:perf_hooks";
import { ggufRuntime } from "@medgemma/runtime-gguf";

const [file] = process.argv.slice(2);
for (const load of ["first", "second"]) {
  let longest = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last - 5);
    last = now;
  }, 5);
  const stages = [];
  const start = performance.now();
  const runtime = ggufRuntime({ device: "cpu", contextLength: 512 });
  const { model, tokenizer } = await runtime.open(file, {
    onProgress: ({ stage }) => {
      if (stages.at(-1)?.stage !== stage) stages.push({ stage, ms: Math.round(performance.now() - start) });
    },
  });
  const total = performance.now() - start;
  clearInterval(timer);
  console.log(`${load}: ${Math.round(total)} ms, event loop waits ${Math.round(longest)} ms at most`);
  console.log(`  ${stages.map(({ stage, ms }) => `${stage} ${ms}`).join(", ")}; ${tokenizer.size} pieces`);
  await model[Symbol.asyncDispose]();
}
