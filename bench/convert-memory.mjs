// Usage: node bench/convert-memory.mjs [--format q4] [--folder DIR]
// Converts a random checkpoint of the true shape of MedGemma 4B (8.6 GB of bfloat16) and prints the peak resident
// memory of the converting process and its time. Needs about 20 GB of disk, which are freed afterwards.
import { execFileSync, fork } from "node:child_process";
import { mkdir, mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { convertCheckpoint } from "@medgemma/convert";
import { config4b } from "./config-4b.mjs";

/** @param {string} path */
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const { values } = parseArgs({
  options: {
    format: { type: "string", default: "q4" },
    folder: { type: "string", default: tmpdir() },
    child: { type: "string" },
  },
});

if (values.child !== undefined) await convertAndReport(values.child);
else await main();

async function main() {
  const folder = await mkdtemp(join(values.folder, "medgemma-bench-"));
  try {
    await mkdir(join(folder, "checkpoint"));
    await writeFile(join(folder, "config.json"), JSON.stringify(config4b));
    const tokenizer = here("../examples/assets/tiny-random-checkpoint/tokenizer.json");
    const make = [here("make-checkpoint.mjs"), join(folder, "config.json"), tokenizer, join(folder, "checkpoint")];
    execFileSync(process.execPath, make, { stdio: "inherit" });
    const child = fork(fileURLToPath(import.meta.url), ["--child", folder, "--format", values.format]);
    await new Promise((resolve) => child.once("exit", resolve));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** @param {string} folder */
async function convertAndReport(folder) {
  const { format } = values;
  if (format !== "fp32" && format !== "q8" && format !== "q4") throw new Error("--format is fp32, q8 or q4.");
  const start = performance.now();
  const output = join(folder, "package");
  const { files } = await convertCheckpoint({ checkpoint: join(folder, "checkpoint"), output, format });
  const seconds = (performance.now() - start) / 1000;
  let bytes = 0;
  for (const { path } of Object.values(files)) bytes += (await stat(join(output, path))).size;
  const peak = process.resourceUsage().maxRSS / 2 ** 10;
  console.log(
    `${values.format}: peak resident memory ${peak.toFixed(0)} MiB, ${seconds.toFixed(0)} s, package ${(bytes / 1e9).toFixed(2)} GB`,
  );
}
