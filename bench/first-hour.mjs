// Usage: node bench/first-hour.mjs [--only medgemma,transformers.js,node-llama-cpp]
// How long it takes, and how many megabytes, from an empty folder to the first answer: this SDK from packed packages,
// after a build, with the tiny model; transformers.js; and node-llama-cpp with the tiny model's GGUF file. Every way has a
// new folder and an npm cache of its own that is empty. Each install is tried as a user would type it first; when the
// script of onnxruntime-node cannot reach api.nuget.org that is said, and it is tried again with ONNXRUNTIME_NODE_INSTALL=skip.
// transformers.js takes its models from Hugging Face: where that cannot be reached, installing and importing is measured.
// Settings are the defaults of each; the answers are not of the same length, so this is no comparison of speed.
import { execFile, execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";

const root = fileURLToPath(new URL("..", import.meta.url));
const image = join(root, "examples/assets/chest-xray.png");
const gguf = join(root, "packages/tiny-model/dist/gguf/text-q8_0.gguf");
const hubModel = "onnx-community/Qwen2.5-0.5B-Instruct";

/**
 * @typedef {object} Way
 * @property {() => string[]} packages
 * @property {string} code
 */

/** @type {Record<string, Way>} */
const ways = {
  medgemma: {
    packages: () =>
      ["core", "onnx-engine", "runtime-onnx", "imaging", "tasks", "tiny-model"].map((name) =>
        join(work, `medgemma-${name}-0.0.0.tgz`),
      ),
    code: `
      import { loadMedGemma } from "@medgemma/core";
      import { readImage } from "@medgemma/imaging";
      import { onnxRuntime } from "@medgemma/runtime-onnx";
      import { radiologyReport } from "@medgemma/tasks";
      import { tinyModelDirectory } from "@medgemma/tiny-model";
      step("import");
      const model = await loadMedGemma({ model: tinyModelDirectory("onnx"), runtime: onnxRuntime() });
      step("load");
      const run = radiologyReport(model, { images: [await readImage(${JSON.stringify(image)})] });
      for await (const event of run) if (event.type === "text") { step("first words"); break; }
      await run.catch(() => {});
      const { ok } = await radiologyReport(model, { images: [await readImage(${JSON.stringify(image)})] });
      step(\`a whole report of a radiograph, tiny model, ok: \${ok}\`);
      process.exit(0);
    `,
  },
  "transformers.js": {
    packages: () => ["@huggingface/transformers@4.3.2"],
    code: `
      import { pipeline } from "@huggingface/transformers";
      step("import");
      try {
        const generate = await pipeline("text-generation", ${JSON.stringify(hubModel)}, { dtype: "q4" });
        step("download and load ${hubModel}");
        await generate("Hello", { max_new_tokens: 16 });
        step("an answer of 16 tokens");
      } catch (error) {
        const reason = String(error.cause?.code ?? error.cause?.message ?? error.message);
        console.log(\`  no answer: the model could not be had from Hugging Face (\${reason.slice(0, 80)})\`);
      }
      process.exit(0);
    `,
  },
  "node-llama-cpp": {
    packages: () => ["node-llama-cpp@3.22.1"],
    code: `
      import { getLlama, LlamaCompletion } from "node-llama-cpp";
      step("import");
      const llama = await getLlama({ gpu: false, build: "never" });
      const model = await llama.loadModel({ modelPath: ${JSON.stringify(gguf)} });
      const context = await model.createContext({ contextSize: 512 });
      step("load the tiny model's GGUF file");
      const completion = new LlamaCompletion({ contextSequence: context.getSequence() });
      let first = true;
      await completion.generateCompletion("Findings:", {
        maxTokens: 16,
        onTextChunk() { if (first) step("first words"); first = false; },
      });
      step("an answer of 16 tokens, text only");
      process.exit(0);
    `,
  },
};

const { values } = parseArgs({ options: { only: { type: "string" } } });
const names = values.only?.split(",") ?? Object.keys(ways);
if (names.some((name) => !(name in ways))) {
  console.error(`Usage: node bench/first-hour.mjs [--only ${Object.keys(ways).join(",")}]`);
  process.exit(2);
}

const run = promisify(execFile);
const work = mkdtempSync(join(tmpdir(), "medgemma-first-hour-"));
try {
  const pack = ["--yes", "pnpm@10.34.9", "-r", "--filter", "./packages/*", "pack", "--pack-destination", work];
  if (names.includes("medgemma")) await run("npx", pack, { cwd: root });
  console.log(`Node ${process.versions.node}, ${process.platform} ${process.arch}`);
  for (const name of names) await measure(name);
} finally {
  rmSync(work, { recursive: true, force: true, maxRetries: 3 });
}

/** @param {string} name */
async function measure(name) {
  const way = ways[name];
  if (way === undefined) return;
  const { packages, code } = way;
  console.log(
    `${name}: ${[...code.matchAll(/^ {6}\S.*$/gm)].filter(([line]) => !/step\(/.test(line)).length} lines of code`,
  );
  if (!(await install(name, packages(), {}))) {
    await install(name, packages(), { ONNXRUNTIME_NODE_INSTALL: "skip" });
  }
  const folder = join(work, name);
  const clock = `const start = performance.now();
const step = (what) => console.log(\`  \${((performance.now() - start) / 1000).toFixed(2).padStart(7)} s  \${what}, since the process started to run\`);
`;
  // Imported after the clock has started.
  writeFileSync(join(folder, "answer.mjs"), code);
  writeFileSync(join(folder, "main.mjs"), `${clock}globalThis.step = step;\nawait import("./answer.mjs");\n`);
  const { stdout } = await run(process.execPath, ["main.mjs"], { cwd: folder, timeout: 600_000 });
  process.stdout.write(stdout);
}

/**
 * Whether it worked; says so with seconds and megabytes.
 *
 * @param {string} name
 * @param {readonly string[]} packages
 * @param {Record<string, string>} more
 */
async function install(name, packages, more) {
  const folder = join(work, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  const cache = mkdtempSync(join(work, "cache-"));
  const start = performance.now();
  const settings = Object.entries(more).map(([key, value]) => `${key}=${value} `);
  const command = `${settings.join("")}npm install ${name === "medgemma" ? "(packed packages)" : packages.join(" ")}`;
  const args = ["install", "--no-audit", "--no-fund", "--cache", cache, ...packages];
  try {
    await run("npm", args, { cwd: folder, env: { ...process.env, ...more }, maxBuffer: 2 ** 26, timeout: 600_000 });
    const seconds = ((performance.now() - start) / 1000).toFixed(2).padStart(7);
    console.log(
      `  ${seconds} s  ${command}: ${megabytes(join(folder, "node_modules"))} MB on disk, ${megabytes(cache)} MB fetched`,
    );
    return true;
  } catch (error) {
    const seconds = ((performance.now() - start) / 1000).toFixed(2).padStart(7);
    const { stderr: complaints = "", message } = /** @type {Error & { stderr?: string }} */ (error);
    const reason = /getaddrinfo \S+ [\w.-]+/.exec(complaints) ?? /npm error .*/.exec(complaints) ?? [message];
    console.log(`  ${seconds} s  ${command} FAILED: ${reason[0]}`);
    if (Object.keys(more).length > 0) throw error;
    return false;
  } finally {
    rmSync(cache, { recursive: true, force: true });
  }
}

/** @param {string} folder */
function megabytes(folder) {
  return execFileSync("du", ["-sm", folder], { encoding: "utf8" }).split("\t")[0];
}
