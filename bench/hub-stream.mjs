// Usage: node bench/hub-stream.mjs [--gigabytes 8] [--format auto] [--folder DIR] [--hub FAKE_HUB_SCRIPT]
// A checkpoint of random bfloat16 weights (the text model of MedGemma 4B with fewer or more layers) goes from a stand-in for the
// Hugging Face Hub through the download and the conversion to a running model. Prints what was said up front, the times, and the
// peak resident memory of the process that downloads and converts. Needs about three times the checkpoint on the disk, and
// twice of it in memory: the stand-in holds all files there. What is written is removed afterwards.
import { execFileSync, fork, spawn } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { resolveModel } from "@medgemma/hub";

/** @param {string} path */
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const { values } = parseArgs({
  options: {
    gigabytes: { type: "string", default: "8" },
    format: { type: "string", default: "auto" },
    folder: { type: "string", default: tmpdir() },
    hub: {
      type: "string",
      default: join(process.env.MEDGEMMA_REFERENCE_DIR ?? here("../../shared/reference"), "interop/fake-hub.mjs"),
    },
    child: { type: "string" },
  },
});
const id = "made-up/random-text";

if (values.child !== undefined) await resolveAndReport();
else await main();

async function main() {
  const folder = await mkdtemp(join(values.folder, "medgemma-bench-"));
  /** @type {import("node:child_process").ChildProcess | undefined} */
  let hub;
  try {
    await makeCheckpoint(folder, Number(values.gigabytes) * 1e9);
    const started = spawn(process.execPath, [values.hub, "--root", join(folder, "root")], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    hub = started;
    /** @type {Buffer} */
    const said = await new Promise((resolve) => started.stdout.once("data", resolve));
    const endpoint = JSON.parse(String(said)).hub;
    const env = {
      ...process.env,
      HF_ENDPOINT: endpoint,
      MEDGEMMA_HOME: join(folder, "home"),
      HF_HUB_CACHE: join(folder, "none"),
    };
    const child = fork(fileURLToPath(import.meta.url), ["--child", "yes", "--format", values.format], { env });
    const code = await new Promise((resolve) => child.once("exit", resolve));
    if (code !== 0) throw new Error(`The process that converts ended with ${code}.`);
    const cli = here("../packages/cli/dist/bin.js");
    const args = ["complete", "Chest", "--model", id, "--format", values.format, "--max-tokens", "4", "--json"];
    const { model, text, provenance } = JSON.parse(
      execFileSync(process.execPath, [cli, ...args], { env, encoding: "utf8" }),
    );
    console.log("running model:", JSON.stringify(provenance?.model ?? model), `wrote ${JSON.stringify(text)}`);
  } finally {
    hub?.kill();
    await rm(folder, { recursive: true, force: true });
  }
}

/** @param {string} folder @param {number} bytes */
async function makeCheckpoint(folder, bytes) {
  const shape = {
    hidden_size: 2560,
    intermediate_size: 10240,
    num_attention_heads: 8,
    num_key_value_heads: 4,
    head_dim: 256,
  };
  const perLayer = 2 * (2560 * (2048 + 1024 + 1024 + 2048) + 3 * 2560 * 10240);
  const config = {
    architectures: ["Gemma3ForCausalLM"],
    model_type: "gemma3_text",
    ...shape,
    vocab_size: 1536,
    num_hidden_layers: Math.round(bytes / perLayer),
    sliding_window: 1024,
    eos_token_id: [1, 106],
  };
  await mkdir(join(folder, "root", id), { recursive: true });
  await writeFile(join(folder, "config.json"), JSON.stringify(config));
  const tokenizer = here("../packages/tiny-model/checkpoint/tokenizer.json");
  // Buffers of the stand-in hold 2 GB at most.
  const make = [here("make-checkpoint.mjs"), join(folder, "config.json"), tokenizer, join(folder, "root", id), "1.9"];
  execFileSync(process.execPath, make, { stdio: "inherit" });
}

async function resolveAndReport() {
  const start = performance.now();
  /** @type {Record<string, number>} */
  const began = {};
  const { path, formatReason } = await resolveModel(id, {
    runtime: "onnx",
    format: values.format,
    onProgress({ stage, message }) {
      began[stage] ??= (performance.now() - start) / 1000;
      if (message !== undefined) console.log(message);
    },
  });
  const end = (performance.now() - start) / 1000;
  const { download = NaN, convert = NaN } = began;
  const peak = process.resourceUsage().maxRSS / 2 ** 10;
  console.log(`${path}\n${formatReason}`);
  console.log(`download and check ${(convert - download).toFixed(0)} s, conversion ${(end - convert).toFixed(0)} s`);
  console.log(`peak resident memory ${peak.toFixed(0)} MiB`);
}
