// Changes GGUF files, one value, type, dimension, offset or name at a time, and loads each with llama.cpp in a child
// process: a crash, a hang or an error that is not the SDK's own ends it with exit code 1.
//
//   node bench/fuzz-gguf-native.mjs --inputs 2000 --seed 1 [--kind text|folder|mmproj|adapter] [--keep FOLDER]
//     [--hang-seconds 5] [--only N] [--verbose]
//
// Packages have to be built. Input N of a seed is always the same: `--only N` repeats it, `--keep` copies the files
// that failed.
import { fork } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { makeAdapter, parseGguf, writeGguf } from "./fuzz-tools/gguf-file.mjs";
import { mutate, Random } from "./fuzz-tools/gguf-mutations.mjs";

const { values } = parseArgs({
  options: {
    inputs: { type: "string", default: "200" },
    seed: { type: "string", default: "1" },
    kind: { type: "string" },
    keep: { type: "string" },
    only: { type: "string" },
    "hang-seconds": { type: "string", default: "5" },
    verbose: { type: "boolean", default: false },
  },
});
const kinds = /** @type {Kind[]} */ (
  values.kind === undefined ? ["text", "text", "folder", "mmproj", "adapter"] : [values.kind]
);
const hangMs = Number(values["hang-seconds"]) * 1000;
const source = fileURLToPath(new URL("../packages/tiny-model/dist/gguf/", import.meta.url));
const manifest = JSON.parse(await readFile(join(source, "medgemma.json"), "utf8"));
const { text, mmproj, tokenizer } = manifest.files;
const originalText = parseGguf(await readFile(join(source, text.path)));
const originals = {
  text: originalText,
  folder: originalText,
  mmproj: parseGguf(await readFile(join(source, mmproj.path))),
  adapter: makeAdapter(originalText),
};

/** @typedef {keyof typeof originals} Kind */
/** @typedef {{ model: string, mmproj?: string, adapter?: string }} Input */
/** @typedef {{ outcome: string, detail?: string, message?: string }} Result */

const folder = await mkdtemp(join(tmpdir(), "medgemma-fuzz-"));
const changed = join(folder, "changed.gguf");
await mkdir(join(folder, "package"));
for (const { path } of [mmproj, tokenizer]) await copyFile(join(source, path), join(folder, "package", path));

/**
 * Writes an input, and tells the child what to load.
 *
 * @param {Kind} kind
 * @param {Uint8Array} bytes
 * @returns {Promise<Input>}
 */
async function prepare(kind, bytes) {
  if (kind === "folder") {
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    const files = { ...manifest.files, text: { ...text, bytes: bytes.length, sha256 } };
    await writeFile(join(folder, "package", text.path), bytes);
    await writeFile(join(folder, "package", "medgemma.json"), JSON.stringify({ ...manifest, files }));
    return { model: join(folder, "package") };
  }
  await writeFile(changed, bytes);
  if (kind === "text") return { model: changed };
  if (kind === "mmproj") return { model: join(source, text.path), mmproj: changed };
  return { model: join(source, text.path), adapter: changed };
}

/** @type {import("node:child_process").ChildProcess | undefined} */
let child;

/**
 * Has the child load it; starts another child after one that died.
 *
 * @param {Input} input
 * @param {number} limitMs
 * @returns {Promise<Result>}
 */
function load(input, limitMs) {
  child ??= fork(fileURLToPath(new URL("./fuzz-tools/gguf-child.mjs", import.meta.url)), {
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  const current = child;
  let said = "";
  /** @param {unknown} data */
  const listen = (data) => (said = (said + String(data)).slice(-2000));
  current.stderr?.on("data", listen);
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      child = undefined;
      current.kill("SIGKILL");
      end({ outcome: "hang", detail: `no answer within ${limitMs} ms` });
    }, limitMs);
    /** @param {number | null} code @param {string | null} signal */
    const exited = (code, signal) => {
      child = undefined;
      end({ outcome: "crash", detail: `${signal ?? code}: ${said}` });
    };
    /** @param {Result} result */
    const end = (result) => {
      clearTimeout(timer);
      current.off("exit", exited);
      current.stderr?.off("data", listen);
      current.removeAllListeners("message");
      resolve(result);
    };
    current.once("message", (result) => end(/** @type {Result} */ (result)));
    current.once("exit", exited);
    current.send(input);
  });
}

// A child that has to start, or a machine that is busy, is no hang: the input is tried again, alone and with more time.
/** @param {Input} input */
async function attempt(input) {
  const first = await load(input, child === undefined ? hangMs + 20_000 : hangMs);
  return first.outcome === "hang" ? load(input, hangMs * 3 + 20_000) : first;
}

const unchanged = await attempt(await prepare("text", writeGguf(originals.text)));
if (unchanged.outcome !== "answered") throw new Error(`The unchanged file gives ${JSON.stringify(unchanged)}.`);
for (const kind of /** @type {const} */ (["folder", "mmproj", "adapter"])) {
  const result = await attempt(await prepare(kind, writeGguf(originals[kind])));
  if (result.outcome !== "answered") throw new Error(`The unchanged ${kind} gives ${JSON.stringify(result)}.`);
}

/** @param {import("node:child_process").ChildProcess | undefined} running */
function stop(running) {
  running?.kill();
}

const counts = new Map();
let failures = 0;
const inputs = Number(values.inputs);
for (let number = 0; number < inputs; number++) {
  if (values.only !== undefined && Number(values.only) !== number) continue;
  const random = new Random(Number(values.seed) * 1_000_003 + number);
  const kind = random.of(kinds);
  const { bytes, told } = mutate(originals[kind], random);
  const result = await attempt(await prepare(kind, bytes));
  const { outcome, detail, message } = result;
  counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  if (values.verbose) console.log(`${number} ${kind}: ${told} -> ${outcome} ${message ?? ""}`);
  if (!["crash", "hang", "untyped", "ERR_INFERENCE_FAILED"].includes(outcome)) continue;
  failures++;
  console.log(`FAILED ${number} (${kind}): ${told} -> ${outcome}\n  ${detail ?? message}`);
  if (values.keep !== undefined) {
    await mkdir(values.keep, { recursive: true });
    await writeFile(join(values.keep, `${values.seed}-${number}-${kind}.gguf`), bytes);
  }
}
stop(child);
await rm(folder, { recursive: true, force: true });
console.log(`${inputs} inputs of seed ${values.seed}: ${failures} failed`);
console.log(Array.from(counts, ([outcome, count]) => `  ${outcome}: ${count}`).join("\n"));
process.exitCode = failures > 0 ? 1 : 0;
