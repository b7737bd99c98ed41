// Usage: node --expose-gc bench/lifecycle.mjs [--runtime onnx|gguf] [--storm 10000] [--concurrent 64] [--loads 100]
// What a server does to a model, with the test model: calls that are aborted after 0 to 50 ms, many calls at once, loads
// and disposals. Prints what came out and how the resident memory moved; exits with 1 when a result is wrong.
import { parseArgs } from "node:util";
import { loadMedGemma } from "@medgemma/core";
import { ggufRuntime } from "@medgemma/runtime-gguf";
import { onnxRuntime } from "@medgemma/runtime-onnx";
import { tinyModelDirectory } from "@medgemma/tiny-model";

const { values } = parseArgs({
  options: {
    runtime: { type: "string", default: "onnx" },
    storm: { type: "string", default: "10000" },
    concurrent: { type: "string", default: "64" },
    loads: { type: "string", default: "100" },
  },
});
if (values.runtime !== "onnx" && values.runtime !== "gguf") throw new Error("--runtime is onnx or gguf.");
const source = tinyModelDirectory(values.runtime);
const runtime = { onnx: onnxRuntime, gguf: ggufRuntime }[values.runtime]();
const load = () => loadMedGemma({ model: source, runtime });
/**
 * @param {string} text
 * @param {AbortSignal} [signal]
 * @returns {import("@medgemma/core").GenerationRequest}
 */
const ask = (text, signal) => ({
  messages: [{ role: "user", content: text }],
  maxTokens: 8,
  logprobs: 3,
  ...(signal && { signal }),
});
const memory = () => {
  globalThis.gc?.();
  return process.memoryUsage.rss() / 2 ** 20;
};
let failures = 0;
/** @param {string} what @param {boolean} isRight */
const expect = (what, isRight) => {
  if (!isRight) failures++;
  console.log(`${isRight ? "right" : "WRONG"}  ${what}`);
};
process.on("unhandledRejection", (error) => expect(`an unhandled rejection: ${String(error)}`, false));

/**
 * @param {import("@medgemma/core").LanguageModel} model
 * @param {string} text
 * @param {AbortSignal} [signal]
 */
async function answer(model, text, signal) {
  /** @type {object[]} */
  const events = [];
  for await (const event of model.generate(ask(text, signal))) if (event.type === "token") events.push(event);
  return JSON.stringify(events);
}

const question = "Is there a pleural effusion?";

if (Number(values.storm) > 0) {
  const model = await load();
  const before = await answer(model, question);
  const start = memory();
  let aborted = 0;
  let other = 0;
  for (let done = 0; done < Number(values.storm); done += 8) {
    await Promise.all(
      Array.from({ length: 8 }, async (_, call) => {
        const controller = new AbortController();
        const timer = setTimeout(() => controller.abort(), Math.random() * 50);
        const text = `${"What is it? ".repeat(1 + ((done + call) % 30))}${done + call}`;
        try {
          await answer(model, text, controller.signal);
        } catch (error) {
          if (error instanceof Error && error.name === "AbortError") aborted++;
          else other++;
        }
        clearTimeout(timer);
      }),
    );
  }
  console.log(`${values.storm} calls, ${aborted} aborted, memory ${start.toFixed(1)} -> ${memory().toFixed(1)} MiB`);
  expect("no other errors", other === 0);
  expect("the next answer is the same to the bit", (await answer(model, question)) === before);
  await model[Symbol.asyncDispose]();
}

if (Number(values.concurrent) > 0) {
  const model = await load();
  const texts = Array.from({ length: Number(values.concurrent) }, (_, call) => `${question} ${call % 7} ${call}`);
  const together = await Promise.all(texts.map((text) => answer(model, text)));
  /** @type {string[]} */
  const alone = [];
  for (const text of texts) alone.push(await answer(model, text));
  const different = together.filter((result, call) => result !== alone[call]).length;
  expect(`${texts.length} calls at once, ${different} other than alone`, different === 0);
  await model[Symbol.asyncDispose]();
}

if (Number(values.loads) > 0) {
  /** @type {number[]} */
  const sizes = [];
  for (let cycle = 0; cycle < Number(values.loads); cycle++) {
    const model = await load();
    await answer(model, question);
    await model[Symbol.asyncDispose]();
    sizes.push(memory());
  }
  const half = sizes.slice(sizes.length >> 1);
  const [begin = NaN, end = NaN] = [half[0], half.at(-1)];
  const slope = ((end - begin) / Math.max(1, half.length - 1)) * 1024;
  console.log(`${sizes.length} loads: memory of the second half ${begin.toFixed(1)} -> ${end.toFixed(1)} MiB`);
  console.log(`growth per load: ${slope.toFixed(1)} KiB`);
}
process.exit(failures > 0 ? 1 : 0);
