// Usage: node bench/fuzz.mjs [--seconds N | --inputs N] [--only name,…] [--from N] [--seed text]
// Gives changed files and data to the SDK's parsers, after a build. Every target is a file of bench/fuzz, which exports
//   seeds     what inputs are made from, or a function (also async) that gives it: a list
//   mutate    (seed, random, seeds) => input; depends on `random` alone
//   run       (input) => anything, or a promise of it
// An input passes when `run` returns or throws an error whose `code` begins with ERR_, within 5 seconds. Anything else is
// printed with its number, and the exit code is 1; `--only name --from number --inputs 1` repeats it.
import { readdirSync } from "node:fs";
import { parseArgs } from "node:util";
import { Worker } from "node:worker_threads";

const { values: flags } = parseArgs({
  options: {
    seconds: { type: "string" },
    inputs: { type: "string" },
    only: { type: "string" },
    from: { type: "string", default: "0" },
    seed: { type: "string", default: "1" },
  },
});
const hangMilliseconds = 5000;
const folder = new URL("fuzz/", import.meta.url);
const all = readdirSync(folder)
  .filter((name) => name.endsWith(".mjs"))
  .map((name) => name.slice(0, -4));
const names = flags.only?.split(",") ?? all;
const unknown = names.filter((name) => !all.includes(name));
const numbers = [flags.seconds, flags.inputs, flags.from].filter((value) => value !== undefined).map(Number);
if (unknown.length > 0 || numbers.some((value) => !(value >= 0))) {
  console.error(
    `Usage: node bench/fuzz.mjs [--seconds N | --inputs N] [--only ${all.join(",")}] [--from N] [--seed text]`,
  );
  process.exit(2);
}
const seconds = flags.seconds === undefined ? undefined : Number(flags.seconds) / names.length;
const inputs = Number(flags.inputs ?? (seconds === undefined ? 1000 : Infinity));

for (const name of names) {
  const result = await fuzz(name);
  const codes = Object.entries(result.codes).sort(([, a], [, b]) => b - a);
  const kinds = codes.map(([code, count]) => `${code} ${count}`).join(", ");
  const { count, accepted, failures, worst } = result;
  console.log(
    `${name}: ${count} inputs, ${failures} failures, ${accepted} accepted${kinds && `, ${kinds}`}; slowest ${worst.toFixed(0)} ms`,
  );
  if (failures > 0) process.exitCode = 1;
}

/**
 * @typedef {{ count: number, accepted: number, failures: number, codes: Record<string, number>, worst: number }} FuzzResult
 */

/**
 * Runs one target in a thread of its own, so that a hang or a crash ends that thread alone.
 *
 * @param {string} name
 */
async function fuzz(name) {
  /** @type {FuzzResult} */
  const result = { count: 0, accepted: 0, failures: 0, codes: {}, worst: 0 };
  const first = Number(flags.from);
  const end = first + inputs;
  const deadline = seconds === undefined ? Infinity : Date.now() + seconds * 1000;
  /** @param {number} number @param {string} what */
  const fail = (number, what) => {
    result.failures++;
    console.log(`${name} ${number}: ${what}`);
  };
  for (let next = first; next < end && Date.now() < deadline;) {
    next = await runThread({ name, next, end, deadline }, { result, fail });
  }
  return result;
}

/**
 * @param {{ name: string, next: number, end: number, deadline: number }} inputs
 * @param {{ result: FuzzResult, fail: (number: number, what: string) => void }} report
 * @returns {Promise<number>} the number of the next input
 */
function runThread({ name, next, end, deadline }, { result, fail }) {
  return new Promise((resolve) => {
    /** The number of the input at hand, and when it was begun; 0 before the first. */
    const shared = new Float64Array(new SharedArrayBuffer(16));
    shared[0] = next;
    const atHand = () => shared[0] ?? next;
    const begun = () => shared[1] ?? 0;
    const workerData = {
      shared,
      target: new URL(`${name}.mjs`, folder).href,
      name,
      next,
      end,
      deadline,
      seed: flags.seed,
    };
    const worker = new Worker(new URL("fuzz-tools/fuzz-worker.mjs", import.meta.url), { workerData });
    const watch = setInterval(() => {
      if (begun() === 0 || Date.now() - begun() < hangMilliseconds) return;
      fail(atHand(), `hangs above ${hangMilliseconds} ms`);
      finish(atHand() + 1);
    }, 200);
    /** @param {number} at */
    const finish = (at) => {
      clearInterval(watch);
      worker.removeAllListeners();
      worker.on("error", () => undefined);
      void worker.terminate().then(() => resolve(at));
    };
    worker.on("message", (message) => {
      for (const { number, problem } of message.problems) fail(number, problem);
      result.count += message.counts.count;
      result.accepted += message.counts.accepted;
      result.worst = Math.max(result.worst, message.counts.worst);
      for (const [code, count] of Object.entries(/** @type {Record<string, number>} */ (message.counts.codes)))
        result.codes[code] = (result.codes[code] ?? 0) + count;
      if (message.done !== undefined) finish(message.done);
    });
    worker.on("error", (error) => {
      fail(atHand(), `ends the thread: ${error}`);
      // Before the first input, the target itself is at fault, and would be again.
      finish(begun() === 0 ? Infinity : atHand() + 1);
    });
    worker.on("exit", (code) => {
      fail(atHand(), `ends the thread (exit code ${code})`);
      finish(atHand() + 1);
    });
  });
}
