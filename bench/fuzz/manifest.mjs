import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { convertCheckpoint, convertCheckpointToGguf } from "@medgemma/convert";
import { parseGgufManifest, parsePackageManifest } from "@medgemma/core";
import { mutateJsonText } from "../fuzz-tools/mutate-json.mjs";
import { workFolder } from "../fuzz-tools/work-folder.mjs";

const words = [
  "onnx",
  "gguf",
  "files",
  "decoder",
  "chunks",
  "path",
  "bytes",
  "sha256",
  "config",
  "text",
  "vision",
  "..",
];

/** Manifests of conversions. */
export async function seeds() {
  const checkpoint = fileURLToPath(new URL("../../examples/assets/tiny-random-checkpoint", import.meta.url));
  const folder = workFolder();
  await convertCheckpoint({ checkpoint, output: join(folder, "onnx") });
  await convertCheckpointToGguf({ checkpoint, output: join(folder, "gguf") });
  return ["onnx", "gguf"].map((name) => readFileSync(join(folder, name, "medgemma.json"), "utf8"));
}

/**
 * @param {string} seed
 * @param {import("../fuzz-tools/random.mjs").Random} random
 */
export const mutate = (seed, random) => mutateJsonText(seed, random, words);

/** @param {string} text */
export const run = (text) => (text.includes('"gguf"') ? parseGgufManifest(text) : parsePackageManifest(text));
