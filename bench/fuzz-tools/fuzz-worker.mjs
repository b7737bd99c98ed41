import { parentPort, workerData } from "node:worker_threads";
import { randomOf } from "./random.mjs";

const { shared, target, name, next, end, deadline, seed } = workerData;
const { seeds: given, mutate, run } = await import(target);
const seeds = typeof given === "function" ? await given() : given;
/** @type {{ count: number, accepted: number, worst: number, codes: Record<string, number> }} */
let counts = { count: 0, accepted: 0, worst: 0, codes: {} };
/** @type {{ number: number, problem: string }[]} */
let problems = [];
/** @type {unknown} */
let rejected;
// A promise that nobody waits for.
process.on("unhandledRejection", (reason) => (rejected = reason));

let number = next;
for (; number < end && Date.now() < deadline; number++) {
  if (number % 16 === 0) tell({});
  const random = randomOf(`${seed} ${name} ${number}`);
  const input = mutate(random.pick(seeds), random, seeds);
  const begun = performance.now();
  shared[0] = number;
  shared[1] = Date.now();
  try {
    await run(input);
    counts.accepted++;
  } catch (error) {
    const code = typedCode(error);
    if (code !== undefined) {
      counts.codes[code] = (counts.codes[code] ?? 0) + 1;
    } else problems.push({ number, problem: `throws ${describe(error)}` });
  }
  if (rejected !== undefined) problems.push({ number, problem: `leaves a promise rejected: ${describe(rejected)}` });
  rejected = undefined;
  counts.count++;
  const took = performance.now() - begun;
  counts.worst = Math.max(counts.worst, took);
}
tell({ done: number });

/**
 * The code of one of the SDK's errors.
 *
 * @param {unknown} error
 */
function typedCode(error) {
  if (typeof error !== "object" || error === null || !("code" in error)) return undefined;
  const { code } = error;
  const isOurs = Reflect.has(error, Symbol.for("@medgemma/core.error"));
  return isOurs && typeof code === "string" && code.startsWith("ERR_") ? code : undefined;
}

/** @param {{ done?: number }} message */
function tell(message) {
  parentPort?.postMessage({ ...message, counts, problems });
  counts = { count: 0, accepted: 0, worst: 0, codes: {} };
  problems = [];
}

/** @param {unknown} error */
function describe(error) {
  const stack = error instanceof Error ? (error.stack ?? String(error)) : String(error);
  return stack.split("\n").slice(0, 4).join("\n    ");
}
