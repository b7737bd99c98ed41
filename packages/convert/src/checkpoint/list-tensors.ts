import { stat } from "node:fs/promises";
import { join } from "node:path";
import { CorruptModelError, ModelNotFoundError } from "@medgemma/core";
import { isRecord, parseUniqueJsonRecord } from "./json-record.js";
import { readSafetensorsHeader } from "./read-safetensors-header.js";
import { readOptionalText } from "./read-optional-file.js";
import type { TensorEntry } from "./tensor-entry.js";

const singleFile = "model.safetensors";
const indexFile = "model.safetensors.index.json";

export interface TensorList {
  readonly entries: readonly TensorEntry[];
  /** Files that hold the weights or list them, by name. */
  readonly files: readonly string[];
}

/**
 * Lists all tensors of a checkpoint: of `model.safetensors`, else of the shards that the index names.
 *
 * @throws {ModelNotFoundError} when the folder holds no weights in safetensors format.
 * @throws {CorruptModelError} when a shard is missing, damaged, or not what the index says.
 */
export async function listTensors(folder: string): Promise<TensorList> {
  if (await isFile(join(folder, singleFile))) {
    return { entries: await readSafetensorsHeader(folder, singleFile), files: [singleFile] };
  }
  const text = await readOptionalText(folder, indexFile);
  if (text === undefined) {
    throw new ModelNotFoundError(`The folder holds neither \`${singleFile}\` nor \`${indexFile}\`.`, {
      hint: "Give the folder of a Hugging Face checkpoint in safetensors format.",
    });
  }
  const shardOf = parseIndex(text);
  const shards = [...new Set(shardOf.values())].sort();
  const entries: TensorEntry[] = [];
  for (const shard of shards) {
    if (!(await isFile(join(folder, shard)))) {
      throw new CorruptModelError(`The shard \`${shard}\` that \`${indexFile}\` lists is missing.`, {
        hint: "Download the checkpoint completely.",
      });
    }
    entries.push(...(await readSafetensorsHeader(folder, shard)));
  }
  checkIndex(shardOf, entries);
  return { entries, files: [indexFile, ...shards] };
}

function parseIndex(text: string): ReadonlyMap<string, string> {
  const map = parseUniqueJsonRecord(text, indexFile)["weight_map"];
  if (!isRecord(map)) throw new CorruptModelError(`\`${indexFile}\` has no "weight_map".`);
  const shardOf = new Map<string, string>();
  for (const [name, shard] of Object.entries(map)) {
    // A shard lies in the folder itself; anything else could read files elsewhere.
    if (typeof shard !== "string" || !/^[\w-][\w.-]*$/.test(shard)) {
      throw new CorruptModelError(`\`${indexFile}\` places \`${name}\` in ${JSON.stringify(shard)}, not a file name.`);
    }
    shardOf.set(name, shard);
  }
  return shardOf;
}

function checkIndex(shardOf: ReadonlyMap<string, string>, entries: readonly TensorEntry[]): void {
  const found = new Set<string>();
  for (const { name, file } of entries) {
    if (shardOf.get(name) !== file) {
      throw new CorruptModelError(`Tensor \`${name}\` is in \`${file}\`, where \`${indexFile}\` does not place it.`);
    }
    found.add(name);
  }
  for (const [name, shard] of shardOf) {
    if (!found.has(name)) {
      throw new CorruptModelError(`Tensor \`${name}\` is not in \`${shard}\`, where \`${indexFile}\` places it.`);
    }
  }
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
