import { basename, dirname } from "node:path";
import { CorruptModelError, type FileDigest, UnsupportedModelError } from "@medgemma/core";
import { absolutePath } from "../files/absolute-path.js";
import { readCheckpointConfig } from "../checkpoint/read-checkpoint.js";
import { tensorLayout } from "../checkpoint/tensor-layout.js";
import { embeddingsName } from "../checkpoint/tensor-names.js";
import type { LowRankUpdate } from "../lora/weight-change.js";
import { readAdapter } from "../lora/read-adapter.js";
import { checkNewFile, publishFile } from "../output/publish-file.js";
import { folderName } from "../output/publish-folder.js";
import { FileSink } from "../output/file-sink.js";
import { checkConvertOptions } from "../option-checks.js";
import { encodeValues } from "./encode-values.js";
import { layOutGguf } from "./gguf-header.js";
import { textTensors } from "./gguf-tensors.js";
import type { GgufTensorInfo, GgufValue } from "./gguf-types.js";

export interface ConvertAdapterOptions {
  /** Folder of a PEFT adapter. */
  readonly adapter: string;
  /** Folder of the base checkpoint; only its config is read. */
  readonly checkpoint: string;
  /** File to make. It must not exist. */
  readonly output: string;
  /** `general.name`. Default: the name of the adapter's folder. */
  readonly name?: string;
}

/**
 * Converts a PEFT LoRA adapter to a GGUF adapter, which llama.cpp adds to its base model at load.
 *
 * @throws {UnsupportedModelError} when the adapter replaces whole weights, or changes the image encoder, the token
 *   embeddings or the output head, or is one with `use_dora`, which a GGUF adapter cannot express: merge it (`adapters` of `convertCheckpoint` and `convertCheckpointToGguf`).
 * @throws {InvalidArgumentError} when `output` exists or cannot be written.
 * @throws {CorruptModelError} when the adapter is damaged or does not belong to the checkpoint.
 */
export async function convertAdapterToGguf(options: ConvertAdapterOptions): Promise<FileDigest> {
  checkConvertOptions("adapter", options);
  const output = absolutePath(options.output, "output");
  await checkNewFile(output);
  const config = await readCheckpointConfig(options.checkpoint);
  const { changes, replaced } = await readAdapter(options.adapter, tensorLayout(config));
  const names = new Map(textTensors(config, "f32", { hasOwnHead: false }).map(({ source, name }) => [source, name]));
  // llama.cpp would use an update of the embeddings for a tied output head as well, which PEFT does not.
  names.delete(embeddingsName);
  const updates = new Map<string, LowRankUpdate>();
  for (const [weight] of replaced) throw inexpressible(weight);
  for (const [weight, change] of changes) {
    if (!names.has(weight) || change.kind !== "low-rank" || change.magnitudes !== undefined)
      throw inexpressible(weight);
    updates.set(weight, change);
  }
  const infos: GgufTensorInfo[] = [];
  const data: Float32Array[] = [];
  for (const [weight, update] of updates) {
    const name = names.get(weight) as string;
    const inputs = update.a.length / update.rank;
    infos.push({ name: `${name}.lora_a`, dims: [inputs, update.rank], type: "f32" });
    infos.push({ name: `${name}.lora_b`, dims: [update.rank, update.b.length / update.rank], type: "f32" });
    const b = scaled(update);
    if (!b.every(Number.isFinite)) {
      throw new CorruptModelError(`The adapter's change of \`${weight}\` is too large for 32-bit numbers.`);
    }
    data.push(update.a, b);
  }
  const metadata = new Map<string, GgufValue>([
    ["general.architecture", { string: "gemma3" }],
    ["general.type", { string: "adapter" }],
    ["adapter.type", { string: "lora" }],
    ["general.name", { string: options.name ?? folderName(options.adapter) }],
    ["adapter.lora.alpha", { float32: referenceAlpha }],
    ["general.quantization_version", { uint32: 2 }],
  ]);
  const layout = layOutGguf(metadata, infos);
  return publishFile(output, async (path) => {
    const sink = await FileSink.create(dirname(path), basename(path));
    try {
      await sink.write(layout.header);
      for (const [index, values] of data.entries()) {
        await sink.padTo(layout.offsets[index] as number);
        await sink.write(encodeValues(values, "f32"));
      }
    } finally {
      await sink.close();
    }
    return { ...sink.finish(), path: basename(output) };
  });
}

function inexpressible(weight: string): UnsupportedModelError {
  return new UnsupportedModelError(`The adapter changes \`${weight}\` in a way that a GGUF adapter cannot express.`, {
    hint: "Merge it into the base instead: give it as `adapters` when the checkpoint is converted.",
  });
}

/** llama.cpp multiplies by `alpha / rank`, with one alpha for the file; what differs from it goes into B. */
const referenceAlpha = 1;

function scaled({ b, rank, scale }: LowRankUpdate): Float32Array {
  const factor = scale / (referenceAlpha / rank);
  return b.map((value) => value * factor);
}
