import { CorruptModelError, UnsupportedModelError } from "@medgemma/core";
import { isFloatType, type TensorEntry } from "./tensor-entry.js";
import type { TensorLayout } from "./tensor-layout.js";
import { canonicalName, checkpointSpelling, headName, isUnused } from "./tensor-names.js";

export interface MatchedTensors {
  /** Every tensor of the layout, by its name there. */
  readonly tensors: ReadonlyMap<string, TensorEntry>;
  /** `lm_head.weight`, when the checkpoint stores it. */
  readonly head?: TensorEntry;
}

/**
 * Finds the tensors that the model needs among those of the checkpoint.
 *
 * @throws {CorruptModelError} naming the tensor that is missing, unexpected, stored twice or of another shape.
 * @throws {UnsupportedModelError} naming the tensor that is not of a floating-point type.
 */
export function matchTensors(entries: readonly TensorEntry[], layout: TensorLayout): MatchedTensors {
  const found = new Map<string, TensorEntry>();
  for (const entry of entries) {
    const canonical = canonicalName(entry.name);
    if (canonical !== undefined && isUnused(canonical)) continue;
    if (canonical === undefined || (canonical !== headName && !layout.has(canonical))) {
      throw new CorruptModelError(`Tensor \`${entry.name}\` does not belong to the model that config.json describes.`, {
        hint: "Merge an adapter into its base model first; check that config.json belongs to the weights.",
      });
    }
    const other = found.get(canonical);
    if (other !== undefined) {
      throw new CorruptModelError(`Tensors \`${other.name}\` and \`${entry.name}\` are the same part of the model.`);
    }
    found.set(canonical, entry);
  }
  for (const [canonical, shape] of layout) {
    const entry = found.get(canonical);
    if (entry === undefined) {
      throw new CorruptModelError(`The checkpoint lacks the tensor \`${checkpointSpelling(canonical, found)}\`.`, {
        hint: "Check that config.json belongs to the weights, and that they were downloaded completely.",
      });
    }
    checkTensor(entry, shape);
  }
  const head = found.get(headName);
  if (head === undefined) return { tensors: found };
  checkTensor(head, layout.get("text.embed_tokens.weight") ?? []);
  found.delete(headName);
  return { tensors: found, head };
}

function checkTensor({ name, dtype, shape }: TensorEntry, expected: readonly number[]): void {
  if (!isFloatType(dtype)) {
    throw new UnsupportedModelError(`Tensor \`${name}\` is of type ${dtype}; BF16, F16 and F32 can be converted.`);
  }
  if (shape.length !== expected.length || shape.some((size, axis) => size !== expected[axis])) {
    throw new CorruptModelError(
      `Tensor \`${name}\` has shape [${shape.join(", ")}]; config.json calls for [${expected.join(", ")}].`,
    );
  }
}
