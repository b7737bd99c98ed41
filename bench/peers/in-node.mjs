// What is measured in Node: the SDK, node-llama-cpp and transformers.js, each by the calls that its documentation shows first.
// Libraries are imported inside the measured load.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { measured, timedCompletion, tokenClock } from "./token-clock.mjs";

/** @typedef {import("./token-clock.mjs").SideTask} SideTask */
/** @typedef {import("./token-clock.mjs").SideMeasure} SideMeasure */

/** Positions: prompt and answer fit in, and no side makes room for all that the model could read. */
const contextLength = 2048;

/** @type {(task: SideTask) => Promise<SideMeasure>} */
export const onnxRuntime = (task) =>
  measureSdk(task, async () => {
    const { onnxRuntime } = await import("@medgemma/runtime-onnx");
    return onnxRuntime({ device: "cpu", threads: task.threads, contextLength });
  });

/** @type {(task: SideTask) => Promise<SideMeasure>} */
export const ggufRuntime = (task) =>
  measureSdk(task, async () => {
    const { ggufRuntime } = await import("@medgemma/runtime-gguf");
    return ggufRuntime({ device: "cpu", threads: task.threads, contextLength });
  });

/**
 * @param {SideTask} task
 * @param {() => Promise<import("@medgemma/core").Runtime>} makeRuntime
 * @returns {Promise<SideMeasure>}
 */
async function measureSdk(task, makeRuntime) {
  const start = performance.now();
  const { loadMedGemma } = await import("@medgemma/core");
  const model = await loadMedGemma({ model: task.model, runtime: await makeRuntime() });
  const loadMs = performance.now() - start;
  const answer = await measured(task, (prompt) => timedCompletion(model, prompt, task.tokens));
  const { id, version } = model.info.runtime;
  await model.dispose();
  return { version: `runtime-${id} on ${version}`, threads: task.threads, loadMs, ...answer };
}

/** @type {(task: SideTask) => Promise<SideMeasure>} */
export async function nodeLlamaCpp(task) {
  const start = performance.now();
  const { getLlama, LlamaCompletion, LlamaLogLevel } = await import("node-llama-cpp");
  const llama = await getLlama({ gpu: false, build: "never", logLevel: LlamaLogLevel.error });
  const model = await llama.loadModel({ modelPath: task.model });
  const context = await model.createContext({ contextSize: contextLength, threads: task.threads });
  const loadMs = performance.now() - start;
  const answer = await measured(task, async (prompt) => {
    const contextSequence = context.getSequence();
    const completion = new LlamaCompletion({ contextSequence });
    const clock = tokenClock();
    const text = await completion.generateCompletion(prompt, {
      maxTokens: task.tokens,
      temperature: 0,
      repeatPenalty: false,
      onToken: (tokens) => clock.tick(tokens.length),
    });
    completion.dispose();
    await contextSequence.dispose();
    return {
      ...clock.read(),
      text,
      promptTokens: model.tokenize(prompt).length + (model.tokens.shouldPrependBosToken ? 1 : 0),
    };
  });
  const version = await versionIn(dirname(createRequire(import.meta.url).resolve("node-llama-cpp")), "node-llama-cpp");
  return { version, threads: context.currentThreads, loadMs, ...answer };
}

/**
 * What is used of transformers.js, which is no dependency: the bench installs it.
 *
 * @typedef {object} TransformersJs
 * @property {{ allowRemoteModels: boolean, localModelPath: string, version: string }} env
 * @property {(task: "text-generation", model: string, options: object) => Promise<TransformersPipeline>} pipeline
 * @property {new (tokenizer: TransformersTokenizer, options: object) => object} TextStreamer
 *
 * @typedef {{ encode(text: string): number[] }} TransformersTokenizer
 *
 * @typedef {((prompt: string, options: object) => Promise<{ generated_text: string }[]>) & {
 *   tokenizer: TransformersTokenizer,
 * }} TransformersPipeline
 */

/** @type {(task: SideTask & { dtype?: string }) => Promise<SideMeasure>} */
export async function transformersJs(task) {
  const start = performance.now();
  const entry = createRequire(join(String(task.packages), "package.json")).resolve("@huggingface/transformers");
  /** @type {TransformersJs} */
  const { env, pipeline, TextStreamer } = await import(pathToFileURL(entry).href);
  env.allowRemoteModels = false;
  env.localModelPath = dirname(task.model);
  const generate = await pipeline("text-generation", basename(task.model), {
    device: "cpu",
    dtype: task.dtype,
    session_options: { intraOpNumThreads: task.threads },
  });
  const loadMs = performance.now() - start;
  // Published tokenizers add it by themselves; one that was made of a GGUF file does not.
  const [bosId] = generate.tokenizer.encode(task.bos);
  const answer = await measured(task, async (text) => {
    const prompt = generate.tokenizer.encode(text)[0] === bosId ? text : `${task.bos}${text}`;
    const clock = tokenClock();
    const streamer = new TextStreamer(generate.tokenizer, {
      skip_prompt: true,
      callback_function() {},
      token_callback_function: (/** @type {bigint[]} */ tokens) => clock.tick(tokens.length),
    });
    const [result] = await generate(prompt, { max_new_tokens: task.tokens, do_sample: false, streamer });
    const whole = result?.generated_text ?? "";
    const from = whole.startsWith(prompt) ? prompt.length : text.length;
    return { ...clock.read(), text: whole.slice(from), promptTokens: generate.tokenizer.encode(prompt).length };
  });
  return { version: `@huggingface/transformers ${env.version}`, threads: task.threads, loadMs, ...answer };
}

/**
 * @param {string} inside a folder of the package
 * @param {string} name
 * @returns {Promise<string>}
 */
async function versionIn(inside, name) {
  const parsed = await readFile(join(inside, "package.json"), "utf8").then(JSON.parse, () => ({}));
  if (parsed.name === name) return `${name} ${parsed.version}`;
  if (dirname(inside) === inside) return name;
  return versionIn(dirname(inside), name);
}
