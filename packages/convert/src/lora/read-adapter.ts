import { resolve } from "node:path";
import { CorruptModelError, ModelNotFoundError } from "@medgemma/core";
import { absolutePath } from "../files/absolute-path.js";
import { parseJsonRecord } from "../checkpoint/json-record.js";
import { readOptionalText } from "../checkpoint/read-optional-file.js";
import { readSafetensorsHeader } from "../checkpoint/read-safetensors-header.js";
import type { TensorEntry } from "../checkpoint/tensor-entry.js";
import { canonicalName, headName } from "../checkpoint/tensor-names.js";
import type { TensorLayout } from "../checkpoint/tensor-layout.js";
import { readWholeTensor } from "../weights/tensor-reader.js";
import { parseAdapterConfig } from "./adapter-config.js";
import type { LoraAdapter } from "./lora-adapter.js";
import type { LowRankUpdate } from "./low-rank-update.js";

const weightsFile = "adapter_model.safetensors";

/**
 * Reads a PEFT LoRA adapter's folder: `adapter_config.json`, `adapter_model.safetensors`. Key names of
 * mid-2025 and of today's transformers are understood.
 *
 * @param layout tensors of the base model.
 * @throws {ModelNotFoundError} when a file is missing.
 * @throws {UnsupportedModelError} when the adapter is of a kind that is not a low-rank update.
 * @throws {CorruptModelError} when a tensor does not belong to the base model, has another shape, lacks its other half or
 *   changes a weight that another one changes, too.
 */
export async function readAdapter(adapter: string, layout: TensorLayout): Promise<LoraAdapter> {
  const folder = absolutePath(adapter, "adapter");
  const text = await readOptionalText(folder, "adapter_config.json");
  if (text === undefined) throw new ModelNotFoundError("The adapter's folder holds no `adapter_config.json`.");
  const scaling = parseAdapterConfig(parseJsonRecord(text, "adapter_config.json"));
  const entries = await readSafetensorsHeader(folder, weightsFile).catch((cause: unknown) => {
    if (!(cause instanceof ModelNotFoundError)) throw cause;
    throw new ModelNotFoundError(`The adapter's folder holds no \`${weightsFile}\`.`, { cause });
  });
  const updates = new Map<string, LowRankUpdate>();
  const replaced = new Map<string, TensorEntry>();
  const located = entries.map((entry) => ({ ...entry, file: resolve(folder, entry.file) }));
  const byName = new Map(located.map((entry) => [entry.name, entry]));
  for (const entry of located) {
    const { module, part } = splitKey(entry.name);
    const weight = canonicalWeight(module, entry.name);
    if (part === "whole") {
      checkShape(entry, shapeOf(weight, layout, entry.name));
      if (replaced.has(weight)) throw changedTwice(entry.name);
      replaced.set(weight, entry);
      continue;
    }
    const other = part === "A" ? "lora_B" : "lora_A";
    const partner = byName.get(entry.name.replace(/lora_[AB](?=(?:\.default)?\.weight$)/, other));
    if (partner === undefined) throw new CorruptModelError(`The adapter lacks the other half of \`${entry.name}\`.`);
    if (part === "B") continue;
    if (updates.has(weight)) throw changedTwice(entry.name);
    const [out, inputs] = shapeOf(weight, layout, entry.name);
    const rank = rankOf(entry, scaling.rankOf(module));
    checkShape(entry, [rank, inputs ?? 0]);
    checkShape(partner, [out ?? 0, rank]);
    const scale = scaling.scaleOf(module, rank);
    updates.set(weight, { a: await readWholeTensor(entry), b: await readWholeTensor(partner), rank, scale });
  }
  if (updates.size + replaced.size === 0) throw new CorruptModelError("The adapter changes nothing.");
  return { updates, replaced };
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

/** Takes PEFT's additions off a key: `base_model.model.`, `.lora_A.default.weight`, `.modules_to_save.default`. */
function splitKey(key: string): { readonly module: string; readonly part: "A" | "B" | "whole" } {
  const name = key.replace(/^base_model\.model\./, "");
  const half = /^(.*)\.lora_([AB])(?:\.default)?\.weight$/.exec(name);
  if (half !== null) return { module: half[1] as string, part: half[2] as "A" | "B" };
  const whole = /^(.*?)(?:\.modules_to_save(?:\.default)?|\.base_layer)?\.weight$/.exec(name);
  if (whole === null || name.includes("lora_")) {
    throw new CorruptModelError(`The adapter's tensor \`${key}\` is of no known kind.`);
  }
  return { module: whole[1] as string, part: "whole" };
}

function canonicalWeight(module: string, key: string): string {
  const canonical = canonicalName(`${module}.weight`);
  if (canonical === undefined)
    throw new CorruptModelError(`The adapter's tensor \`${key}\` names no part of the model.`);
  return canonical;
}

function shapeOf(weight: string, layout: TensorLayout, key: string): readonly number[] {
  const shape = layout.get(weight === headName ? "text.embed_tokens.weight" : weight);
  if (shape === undefined) {
    throw new CorruptModelError(`The adapter's tensor \`${key}\` does not belong to this base model.`, {
      hint: "Check that the adapter was trained on this checkpoint.",
    });
  }
  return shape;
}

function checkShape({ name, shape }: TensorEntry, expected: readonly number[]): void {
  if (shape.length === expected.length && shape.every((size, axis) => size === expected[axis])) return;
  throw new CorruptModelError(
    `The adapter's tensor \`${name}\` has shape [${shape.join(", ")}]; the base model calls for [${expected.join(", ")}].`,
    { hint: "Check that the adapter was trained on this checkpoint." },
  );
}
