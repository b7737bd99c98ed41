import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { convertAdapterToGguf, readCheckpoint } from "@medgemma/convert";
import { mutateBytes } from "../fuzz-tools/mutate-bytes.mjs";
import { mutateJson, mutateJsonText } from "../fuzz-tools/mutate-json.mjs";
import { workFolder } from "../fuzz-tools/work-folder.mjs";

/** @typedef {import("../fuzz-tools/random.mjs").Random} Random */

/** @typedef {{ config: object, tensors: Record<string, (number | undefined)[]> }} Adapter */

const checkpoint = fileURLToPath(new URL("../../examples/assets/tiny-random-checkpoint", import.meta.url));
const folder = workFolder();
const output = join(folder, "out.gguf");
const words = ["LORA", "r", "lora_alpha", "rank_pattern", "alpha_pattern", "use_dora", "use_rslora", "bias", "q_proj"];

/**
 * Configs, and tensors by name with their shapes.
 *
 * @returns {Promise<Adapter[]>}
 */
export async function seeds() {
  const { tensors } = await readCheckpoint(checkpoint);
  const projections = [...tensors].filter(([name]) => /^text\..*(q_proj|down_proj)/.test(name)).slice(0, 4);
  const halves = projections.flatMap(([name, { shape }]) => {
    const module = name.replace("text.", "base_model.model.language_model.model.").replace(".weight", "");
    return [
      [`${module}.lora_A.weight`, [4, shape[1]]],
      [`${module}.lora_B.weight`, [shape[0], 4]],
    ];
  });
  const config = { peft_type: "LORA", r: 4, lora_alpha: 8, target_modules: ["q_proj"], bias: "none" };
  return [
    { config, tensors: Object.fromEntries(halves) },
    { config: { ...config, use_rslora: true, alpha_pattern: { q_proj: 2 } }, tensors: Object.fromEntries(halves) },
  ];
}

/**
 * @param {Adapter} seed
 * @param {Random} random
 */
export function mutate(seed, random) {
  const changesConfig = random.chance(0.5);
  const config = changesConfig
    ? mutateJsonText(JSON.stringify(seed.config), random, words)
    : JSON.stringify(seed.config);
  const names = Object.keys(seed.tensors);
  const tensors = changesConfig
    ? seed.tensors
    : mutateJson(seed.tensors, random, [
        ...names,
        String(names[0]).replace("language_model.model", "model.language_model"),
      ]);
  return { config, file: fileOf(tensors, random) };
}

/**
 * @param {unknown} tensors
 * @param {Random} random
 */
function fileOf(tensors, random) {
  /** @type {Record<string, object>} */
  const header = {};
  let offset = 0;
  const isRecord = typeof tensors === "object" && tensors !== null && !Array.isArray(tensors);
  for (const [name, shape] of Object.entries(isRecord ? tensors : {})) {
    const sizes = Array.isArray(shape) ? shape.map((size) => (typeof size === "number" ? size : 1)) : [];
    const bytes = sizes.reduce((product, size) => product * size, 4);
    const safe = Number.isSafeInteger(bytes) && bytes >= 0 && bytes < 1e6 ? bytes : 4;
    header[name] = { dtype: "F32", shape, data_offsets: [offset, (offset += safe)] };
  }
  const json = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(json.length));
  const data = Buffer.alloc(offset);
  const value = random.pick([0, 0.01, 1, 1e30, -3e38, Infinity, Number.NaN]);
  for (let at = 0; at + 4 <= data.length; at += 4) data.writeFloatLE(value, at);
  const whole = Buffer.concat([length, json, data]);
  return random.chance(0.1) ? mutateBytes(whole, random) : whole;
}

/** @param {{ config: string, file: Uint8Array }} changed */
export async function run({ config, file }) {
  writeFileSync(join(folder, "adapter_config.json"), config);
  writeFileSync(join(folder, "adapter_model.safetensors"), file);
  rmSync(output, { force: true });
  await convertAdapterToGguf({ adapter: folder, checkpoint, output });
}
