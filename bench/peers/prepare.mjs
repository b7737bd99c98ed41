// Makes what the sides load: packages of one checkpoint in the form of each, and the peers that are no dependencies here.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { convertCheckpoint, convertCheckpointToGguf } from "@medgemma/convert";
import { createTokenizer } from "@medgemma/core";
import { ggufQuantizer } from "@medgemma/runtime-gguf";
import { writeTransformersJsModel } from "./transformers-js-model.mjs";

/** @typedef {"q4" | "q8"} Format */

/**
 * Where the weights lie in the form of each side.
 *
 * @typedef {object} PeerModels
 * @property {string} onnx folder of this project's package
 * @property {string} gguf file
 * @property {string} transformersJs folder
 */

/**
 * What is there already is used again.
 *
 * @param {string} checkpoint
 * @param {string} folder
 * @param {Format} format
 * @returns {Promise<PeerModels>}
 */
export async function prepareModels(checkpoint, folder, format) {
  const onnx = join(folder, `onnx-${format}`);
  const gguf = join(folder, `gguf-${format}`);
  const transformersJs = join(folder, `transformers-js-${format}`);
  await mkdir(folder, { recursive: true });
  if (!existsSync(onnx)) await convertCheckpoint({ checkpoint, output: onnx, format });
  if (!existsSync(gguf)) {
    const quantized = format === "q8" ? { format: /** @type {const} */ ("q8_0") } : await fourBits();
    await convertCheckpointToGguf({ checkpoint, output: gguf, ...quantized });
  }
  if (!existsSync(transformersJs)) {
    // Whole or not at all.
    const output = `${transformersJs}.partial`;
    await rm(output, { recursive: true, force: true });
    await writeTransformersJsModel({ checkpoint, onnxPackage: onnx, output }, format);
    await rename(output, transformersJs);
  }
  const { files } = JSON.parse(await readFile(join(gguf, "medgemma.json"), "utf8"));
  return { onnx, gguf: join(gguf, files.text.path), transformersJs };
}

async function fourBits() {
  return { format: /** @type {const} */ ("q4_0"), quantizer: ggufQuantizer() };
}

/**
 * Installs the newest versions into `folder`, unless they are there; returns why it failed if it did.
 *
 * @param {string} folder
 * @param {readonly string[]} names
 */
export async function installPeers(folder, names) {
  const missing = names.filter((name) => !existsSync(join(folder, "node_modules", name)));
  if (missing.length === 0) return undefined;
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  // onnxruntime-node's install script fetches CUDA libraries, which nothing here uses.
  const env = { ...process.env, ONNXRUNTIME_NODE_INSTALL: "skip" };
  try {
    execFileSync("npm", ["install", "--no-audit", "--no-fund", ...names], {
      cwd: folder,
      env,
      stdio: ["ignore", "ignore", "pipe"],
    });
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/**
 * Prompts of so many tokens, `<bos>` included, that begin differently.
 *
 * @param {string} onnxPackage whose tokenizer cuts them
 * @param {{ tokens: number, count: number }} size
 */
export async function makePrompts(onnxPackage, { tokens, count }) {
  const tokenizer = createTokenizer(await readFile(join(onnxPackage, "tokenizer.bin")));
  const sentences = "The heart is of normal size. The lungs are clear. There is no pleural effusion. ";
  /** @param {string} beginning */
  const cut = (beginning) => {
    const ids = tokenizer.encode(beginning + sentences.repeat(Math.ceil(tokens / 8)));
    return tokenizer.decode(ids.subarray(0, tokens - 1));
  };
  const prompts = Array.from({ length: count }, (_, index) =>
    cut(`${"ABCDEFGHIJKLMNOPQRSTUVWXYZ"[index % 26]} ${index}. `),
  );
  return { bos: tokenizer.decode([tokenizer.special.bos]), prompts };
}
