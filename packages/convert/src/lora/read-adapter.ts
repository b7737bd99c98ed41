import { resolve } from "node:path";
import { CorruptModelError, ModelNotFoundError, UnsupportedModelError } from "@medgemma/core";
import { absolutePath } from "../files/absolute-path.js";
import { parseJsonRecord } from "../checkpoint/json-record.js";
import { readOptionalText } from "../checkpoint/read-optional-file.js";
import { readSafetensorsHeader } from "../checkpoint/read-safetensors-header.js";
import type { TensorEntry } from "../checkpoint/tensor-entry.js";
import { canonicalName, embeddingsName, headName, isUnused } from "../checkpoint/tensor-names.js";
import type { TensorLayout } from "../checkpoint/tensor-layout.js";
import { readWholeTensor } from "../weights/tensor-reader.js";
import { type AdapterConfig, parseAdapterConfig } from "./adapter-config.js";
import { type AdapterPart, parseAdapterKey } from "./adapter-key.js";
import type { LoraAdapter, ReplacedWeight } from "./lora-adapter.js";
import { mergeFirst, unsupportedAdapter } from "./unsupported-adapter.js";
import type { LowRankUpdate, ReplacedRows, WeightChange } from "./weight-change.js";

const weightsFile = "adapter_model.safetensors";

/** A tensor of the adapter, and what it changes. */
interface AdapterTensor {
  readonly entry: TensorEntry;
  readonly module: string;
  /** This package's name of the weight that is changed, and its shape. */
  readonly weight: string;
  readonly shape: readonly number[];
  readonly part: AdapterPart;
}

/**
 * Reads a PEFT LoRA adapter's folder: `adapter_config.json`, `adapter_model.safetensors`. Key names of
 * mid-2025 and of today's transformers are understood.
 *
 * @param layout tensors of the base model.
 * @throws {ModelNotFoundError} when a file is missing.
 * @throws {UnsupportedModelError} when the adapter is of a kind that is not merged here.
 * @throws {CorruptModelError} when a tensor does not belong to the base model, has another shape, lacks its other half or
 *   changes a weight that another one changes, too.
 */
export async function readAdapter(adapter: string, layout: TensorLayout): Promise<LoraAdapter> {
  const folder = absolutePath(adapter, "adapter");
  const text = await readOptionalText(folder, "adapter_config.json");
  if (text === undefined) {
    throw new ModelNotFoundError("The adapter's folder holds no `adapter_config.json`.", {
      hint: "Give the folder that `save_pretrained` wrote; an adapter with a name of its own lies in a folder of that name.",
    });
  }
  const config = parseAdapterConfig(parseJsonRecord(text, "adapter_config.json"));
  const entries = await readSafetensorsHeader(folder, weightsFile).catch((cause: unknown) => {
    if (!(cause instanceof ModelNotFoundError)) throw cause;
    throw new ModelNotFoundError(`The adapter's folder holds no \`${weightsFile}\`.`, { cause });
  });
  const replaced = new Map<string, ReplacedWeight & { readonly module: string; readonly isRepetition: boolean }>();
  const parts = new Map<string, Map<AdapterPart["kind"], AdapterTensor>>();
  for (const entry of entries) {
    const tensor = identify({ ...entry, file: resolve(folder, entry.file) }, layout);
    if (tensor === undefined) continue;
    const { weight, part, shape, module } = tensor;
    if (part.kind === "whole") {
      checkShape(tensor.entry, shape);
      const { isRepetition } = part;
      const other = replaced.get(weight);
      if (other !== undefined && (other.module !== module || other.isRepetition === isRepetition)) {
        throw changedTwice(entry.name);
      }
      const inPlace = part.inPlace || !config.isCopied(module);
      if (other === undefined || !isRepetition) {
        replaced.set(weight, { entry: tensor.entry, inPlace, module, isRepetition });
      }
      continue;
    }
    const own = parts.get(weight) ?? new Map<AdapterPart["kind"], AdapterTensor>();
    if (own.has(part.kind)) throw changedTwice(entry.name);
    parts.set(weight, own.set(part.kind, tensor));
  }
  const changes = new Map<string, WeightChange>();
  for (const [weight, own] of parts) changes.set(weight, await readChange(own, config));
  if (changes.size + replaced.size === 0) throw new CorruptModelError("The adapter changes nothing.");
  return { changes, replaced, keepsTying: config.keepsTying };
}

/** Undefined for what takes no effect. */
function identify(entry: TensorEntry, layout: TensorLayout): AdapterTensor | undefined {
  const { name } = entry;
  const { module, tensor, part } = parseAdapterKey(name);
  if (part.kind === "unused") return undefined;
  const weight = canonicalName(tensor);
  if (weight === undefined) throw new CorruptModelError(`The adapter's tensor \`${name}\` names no part of the model.`);
  if (isUnused(weight)) return undefined;
  const shape = layout.get(weight === headName ? embeddingsName : weight);
  if (shape === undefined) {
    throw new CorruptModelError(`The adapter's tensor \`${name}\` does not belong to this base model.`, {
      hint: "Check that the adapter was trained on this checkpoint.",
    });
  }
  return { entry, module, weight, shape, part };
}

type Parts = ReadonlyMap<AdapterPart["kind"], AdapterTensor>;

async function readChange(parts: Parts, config: AdapterConfig): Promise<WeightChange> {
  const rows = parts.get("rows");
  const a = parts.get("A");
  const b = parts.get("B");
  if (rows === undefined) return readUpdate({ a, b, magnitudes: parts.get("magnitudes") }, config);
  if (parts.size > 1) throw changedTwice(rows.entry.name);
  return readRows(rows, config);
}

interface UpdateParts {
  readonly a: AdapterTensor | undefined;
  readonly b: AdapterTensor | undefined;
  readonly magnitudes: AdapterTensor | undefined;
}

async function readUpdate({ a, b, magnitudes }: UpdateParts, config: AdapterConfig): Promise<LowRankUpdate> {
  if (a === undefined || b === undefined) {
    const known = (a ?? b ?? magnitudes) as AdapterTensor;
    throw new CorruptModelError(`The adapter lacks the other half of \`${known.entry.name}\`.`);
  }
  const [out = 0, inputs = 0] = a.shape;
  const isEmbedding = a.part.kind === "A" && a.part.isEmbedding;
  if (a.shape.length !== 2) throw unsupportedAdapter(`LoRA on a convolution (\`${a.entry.name}\`)`);
  if (isEmbedding && config.hasMagnitudes)
    throw unsupportedAdapter(
      "`use_dora` on token embeddings",
      "Train them without DoRA, or as a copy (`modules_to_save`).",
    );
  if (config.hasMagnitudes !== (magnitudes !== undefined)) {
    throw new CorruptModelError(
      `The adapter's tensor \`${a.entry.name}\` and \`use_dora\` of adapter_config.json do not fit together.`,
      { hint: "Check that the two files belong together: it decides what the adapter computes." },
    );
  }
  const rank = rankOf(a.entry, config.rankOf(a.module));
  checkShape(a.entry, [rank, isEmbedding ? out : inputs]);
  checkShape(b.entry, isEmbedding ? [inputs, rank] : [out, rank]);
  if (magnitudes !== undefined) checkShape(magnitudes.entry, [out]);
  const first = await readWholeTensor(a.entry);
  const second = await readWholeTensor(b.entry);
  return {
    kind: "low-rank",
    // PEFT writes a table's update as `(B · A)ᵀ`, so that its halves change places.
    a: isEmbedding ? transposed(second, inputs) : first,
    b: isEmbedding ? transposed(first, rank) : second,
    rank,
    scale: config.scaleOf(a.module, rank),
    ...(magnitudes !== undefined && { magnitudes: await readWholeTensor(magnitudes.entry) }),
  };
}

async function readRows({ entry, module, shape }: AdapterTensor, config: AdapterConfig): Promise<ReplacedRows> {
  const [vocabulary = 0, width = 0] = shape;
  const tokens = config.tokensOf(module);
  if (tokens === undefined) {
    throw new CorruptModelError("`trainable_token_indices` in adapter_config.json does not fit the adapter's tensors.");
  }
  if (tokens.some((token) => token >= vocabulary)) throw unsupportedAdapter("tokens that the base model does not have");
  if (new Set(tokens).size < tokens.length) throw unsupportedAdapter("`trainable_token_indices` with a token twice");
  checkShape(entry, [tokens.length, width]);
  const values = await readWholeTensor(entry);
  return {
    kind: "rows",
    rows: new Map(tokens.map((token, index) => [token, values.slice(index * width, (index + 1) * width)])),
  };
}

/** @param columns of the result. @returns `[values / columns, columns]` from `[columns, values / columns]`. */
function transposed(values: Float32Array, columns: number): Float32Array {
  const rows = values.length / columns;
  return values.map((_, index) => values[(index % columns) * rows + Math.floor(index / columns)] as number);
}

/** Rows of the first half; two matrices without any between them change nothing, which nobody trains. */
function rankOf({ name, shape }: TensorEntry, stated: number | undefined): number {
  const rank = shape[0] ?? 0;
  if (rank === 0) throw new CorruptModelError(`The adapter's tensor \`${name}\` has rank 0.`);
  if (stated === undefined || stated === rank) return rank;
  throw new CorruptModelError(
    `The adapter's tensor \`${name}\` has rank ${rank}; adapter_config.json says ${stated}.`,
    { hint: "Check that the two files belong together: the rank decides how strongly the adapter counts." },
  );
}

function changedTwice(name: string): CorruptModelError {
  return new CorruptModelError(
    `The adapter's tensor \`${name}\` changes a weight that another of its tensors changes.`,
    {
      hint: "The weight is there under two names. Save the adapter again.",
    },
  );
}

function checkShape({ name, shape }: TensorEntry, expected: readonly number[]): void {
  if (shape.length === expected.length && shape.every((size, axis) => size === expected[axis])) return;
  const message = `The adapter's tensor \`${name}\` has shape [${shape.join(", ")}]; the base model calls for [${expected.join(", ")}].`;
  const isOtherVocabulary = /embed_tokens|lm_head/.test(name) && shape.length === 2 && shape[1] === expected[1];
  if (isOtherVocabulary) {
    throw new UnsupportedModelError(`${message} It was trained with another number of tokens.`, { hint: mergeFirst });
  }
  throw new CorruptModelError(message, { hint: "Check that the adapter was trained on this checkpoint." });
}
