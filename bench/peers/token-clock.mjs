// Times an answer by its tokens alone, so that every side is measured alike; runs in Node and in browsers.

/**
 * What one process measures.
 *
 * @typedef {object} SideTask
 * @property {string} model file, folder or address
 * @property {readonly string[]} prompts the first warms up; they share no beginning, so that nothing that is kept of one helps
 * @property {number} tokens of an answer at most
 * @property {number} threads
 * @property {string} bos the text of the token that begins every prompt
 * @property {string} [packages] folder where the peers are installed
 * @property {boolean} [isolated] whether the browser's page is; default true
 */

/**
 * What it measured.
 *
 * @typedef {object} SideMeasure
 * @property {string} version of what computed
 * @property {number} threads that it was told to use, or said that it uses
 * @property {number} loadMs from before the import until a prompt can be given; in a browser, with the model in its storage
 * @property {number} [firstLoadMs] the same with nothing in the browser's storage: fetched from this machine
 * @property {number} promptTokens
 * @property {number} firstTokenMs from the call to the first token
 * @property {number} tokens that came
 * @property {number} decodeMs from the first token to the last
 * @property {string} text
 * @property {number} [browserMs] time of the processor that the browser took
 * @property {number} [others] share of the processor that other programs took meanwhile
 */

/** Starts when it is made. */
export function tokenClock() {
  const started = performance.now();
  let first = 0;
  let last = 0;
  let tokens = 0;
  return {
    /** Tokens came. */
    tick(count = 1) {
      last = performance.now();
      if (tokens === 0) first = last;
      tokens += count;
    },
    read() {
      return { firstTokenMs: first - started, decodeMs: last - first, tokens };
    },
  };
}

/**
 * Warms up with the first prompt, and measures with the others: the shortest time to the first token, and the shortest from there
 * to the last, since whatever else the machine does only makes them longer. All else is the second prompt's.
 *
 * @template {{ firstTokenMs: number, decodeMs: number, tokens: number }} T
 * @param {SideTask} task
 * @param {(prompt: string) => Promise<T>} answer
 * @returns {Promise<T>}
 */
export async function measured({ prompts: [warmUp = "", ...prompts] }, answer) {
  await answer(warmUp);
  /** @type {T[]} */
  const answers = [];
  for (const prompt of prompts) answers.push(await answer(prompt));
  const [first] = answers;
  if (first === undefined) throw new Error("There is no prompt to measure with.");
  const perToken = answers.map(({ decodeMs, tokens }) => decodeMs / (tokens - 1));
  return {
    ...first,
    firstTokenMs: Math.min(...answers.map(({ firstTokenMs }) => firstTokenMs)),
    decodeMs: Math.min(...perToken) * (first.tokens - 1),
  };
}

/**
 * One completion by the SDK.
 *
 * @param {import("@medgemma/core").LanguageModel} model
 * @param {string} prompt
 * @param {number} maxTokens
 */
export async function timedCompletion(model, prompt, maxTokens) {
  const clock = tokenClock();
  for await (const event of model.complete({ prompt, maxTokens, detectLoops: false })) {
    if (event.type === "token") clock.tick();
    if (event.type === "generation-end") {
      return { ...clock.read(), text: event.text, promptTokens: event.usage.promptTokens };
    }
  }
  throw new Error("The completion has no end.");
}
