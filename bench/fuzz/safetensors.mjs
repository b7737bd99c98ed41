import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readCheckpoint } from "@medgemma/convert";
import { mutateBytes } from "../fuzz-tools/mutate-bytes.mjs";
import { mutateJsonText } from "../fuzz-tools/mutate-json.mjs";
import { workFolder } from "../fuzz-tools/work-folder.mjs";

/** @typedef {import("../fuzz-tools/random.mjs").Random} Random */

const source = fileURLToPath(new URL("../../examples/assets/tiny-random-checkpoint", import.meta.url));
const folder = workFolder();
const words = ["dtype", "shape", "data_offsets", "BF16", "F32", "__metadata__"];

/** Headers with the bytes of data that belong to them. */
export async function seeds() {
  for (const file of ["config.json", "generation_config.json"]) cpSync(join(source, file), join(folder, file));
  writeFileSync(join(folder, "tokenizer.json"), "{}");
  const file = readFileSync(join(source, "model-00001-of-00003.safetensors"));
  const length = Number(file.readBigUInt64LE());
  const small =
    '{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"BF16","shape":[1,2],"data_offsets":[8,12]}}';
  return [
    { header: file.subarray(8, 8 + length).toString("utf8"), data: file.length - 8 - length },
    { header: small, data: 12 },
    { header: `{"__metadata__":{"format":"pt"},${small.slice(1)}`, data: 12 },
  ];
}

/**
 * @param {{ header: string, data: number }} seed
 * @param {Random} random
 */
export function mutate({ header, data }, random) {
  const json = Buffer.from(mutateJsonText(header, random, words));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(json.length));
  const whole = Buffer.concat([length, json, Buffer.alloc(random.chance(0.9) ? data : random.below(data + 9))]);
  return random.chance(0.2) ? mutateBytes(whole.subarray(0, 4000), random) : whole;
}

/** @param {Uint8Array} bytes */
export async function run(bytes) {
  const file = join(folder, "model.safetensors");
  rmSync(file, { force: true });
  writeFileSync(file, bytes);
  await readCheckpoint(folder);
}
