// What `checkInChild` costs: a load with it against one without.
//
//   node bench/gguf-check-in-child.mjs MODEL [RUNS]
import { performance } from "node:perf_hooks";
import { ggufRuntime } from "@medgemma/runtime-gguf";

const [model, runs = "3"] = process.argv.slice(2);
if (model === undefined) throw new Error("Name the model.");
for (let run = 0; run < Number(runs); run++) {
  for (const checkInChild of [false, true]) {
    const start = performance.now();
    const { model: loaded } = await ggufRuntime({ device: "cpu", contextLength: 512, checkInChild }).open(model);
    console.log(`checkInChild ${checkInChild}: ${Math.round(performance.now() - start)} ms`);
    await loaded[Symbol.asyncDispose]();
  }
}
