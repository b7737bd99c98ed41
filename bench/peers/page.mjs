// Runs in the browser: the SDK and wllama, each by the calls that its documentation shows first, both on the processor.
import { loadMedGemma } from "@medgemma/core";
import { webRuntime } from "@medgemma/runtime-web";
import { measured, timedCompletion, tokenClock } from "./token-clock.mjs";

/** @typedef {import("./token-clock.mjs").SideTask} SideTask */
/** @typedef {import("./token-clock.mjs").SideMeasure} SideMeasure */

const contextLength = 2048;

/**
 * Loads twice: with nothing in the browser's storage, and from there; keeps the second.
 *
 * @template T
 * @param {() => Promise<T>} load
 * @param {(model: T) => Promise<unknown>} dispose
 */
async function loadTwice(load, dispose) {
  const empty = performance.now();
  const first = await load();
  const firstLoadMs = performance.now() - empty;
  await dispose(first);
  const stored = performance.now();
  return { model: await load(), firstLoadMs, loadMs: performance.now() - stored };
}

/** @type {(task: SideTask) => Promise<SideMeasure>} */
async function measureSdk(task) {
  const threads = globalThis.crossOriginIsolated ? task.threads : 1;
  const runtime = webRuntime({
    device: "wasm",
    threads,
    contextLength,
    wasmPaths: new URL("ort/", location.href).href,
  });
  const { model, ...loads } = await loadTwice(
    () => loadMedGemma({ model: "model/", runtime }),
    (loaded) => loaded.dispose(),
  );
  const answer = await measured(task, (prompt) => timedCompletion(model, prompt, task.tokens));
  const version = `runtime-web on onnxruntime-web ${model.info.runtime.version}`;
  await model.dispose();
  return { version, threads, ...loads, ...answer };
}

/**
 * What is used of wllama, which is no dependency: the bench installs it.
 *
 * @typedef {object} Wllama
 * @property {(url: string, options: object) => Promise<void>} loadModelFromUrl
 * @property {(options: object) => Promise<AsyncIterable<WllamaChunk>>} createCompletion
 * @property {() => number} getNumThreads
 * @property {() => Promise<void>} exit
 *
 * @typedef {object} WllamaChunk
 * @property {{ text: string }[]} choices
 * @property {{ prompt_tokens: number, completion_tokens: number } | null} [usage]
 * @property {{ cache_n: number, prompt_n: number, predicted_n: number }} [timings]
 */

/** @type {(task: SideTask) => Promise<SideMeasure>} */
async function measureWllama(task) {
  const base = new URL("wllama/", location.href).href;
  /** @type {{ Wllama: new (paths: object, options: object) => Wllama }} */
  const { Wllama } = await import(`${base}esm/index.js`);
  const load = async () => {
    const wllama = new Wllama({ default: `${base}esm/wasm/wllama.wasm` }, { suppressNativeLog: true });
    const options = { n_ctx: contextLength, n_threads: task.threads, n_gpu_layers: 0 };
    await wllama.loadModelFromUrl(new URL(task.model, location.href).href, options);
    return wllama;
  };
  const { model, ...loads } = await loadTwice(load, (loaded) => loaded.exit());
  const answer = await measured(task, async (prompt) => {
    const clock = tokenClock();
    let text = "";
    let promptTokens = 0;
    const options = { prompt, max_tokens: task.tokens, temperature: 0, stream: true };
    for await (const { choices, usage, timings } of await model.createCompletion(options)) {
      const piece = choices[0]?.text ?? "";
      if (piece !== "") clock.tick();
      text += piece;
      promptTokens =
        usage?.prompt_tokens ?? (timings === undefined ? promptTokens : timings.prompt_n + timings.cache_n);
    }
    return { ...clock.read(), text, promptTokens };
  });
  const threads = model.getNumThreads();
  await model.exit();
  return { version: "wllama", threads, ...loads, ...answer };
}

Object.assign(globalThis, { peers: { sdk: measureSdk, wllama: measureWllama } });
