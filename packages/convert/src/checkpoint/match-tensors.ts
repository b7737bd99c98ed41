import { CorruptModelError, UnsupportedModelError } from "@medgemma/core";
import { isFloatType, type TensorEntry } from "./tensor-entry.js";
import type { TensorLayout } from "./tensor-layout.js";
import { canonicalName, checkpointSpelling, embeddingsName, headName, isUnused } from "./tensor-names.js";

/**
 * Finds the tensors that the model needs among those of the checkpoint: every tensor of the layout by its name there, and
 * `lm_head.weight` if the checkpoint stores it. A checkpoint that stores the head only, and not the embeddings, has them
 * tied: transformers 5 reads it so, too (`tie_weights`).
 *
 * @throws {CorruptModelError} naming the tensor that is missing, unexpected, stored twice or of another shape.
 * @throws {UnsupportedModelError} naming the tensor that is not of a floating-point type.
 */
export function matchTensors(entries: readonly TensorEntry[], layout: TensorLayout): ReadonlyMap<string, TensorEntry> {
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
  const head = found.get(headName);
  if (head !== undefined) {
    checkTensor(head, layout.get(embeddingsName) ?? []);
    if (!found.has(embeddingsName)) found.set(embeddingsName, head);
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
  return found;
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
