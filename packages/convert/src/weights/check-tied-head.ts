import { UnsupportedModelError } from "@medgemma/core";
import type { Checkpoint } from "../checkpoint/read-checkpoint.js";
import { TensorReader } from "./tensor-reader.js";

/** Both tensors are read in steps of so many rows, also when their types differ. */
const rowsAtATime = 256;

/**
 * Checks that an output head that is stored apart equals the token embeddings, as the package stores them once.
 *
 * @throws {UnsupportedModelError} when it differs, as after a fine-tuning that untied them.
 */
export async function checkTiedHead(checkpoint: Checkpoint, signal?: AbortSignal): Promise<void> {
  const embeddings = checkpoint.tensors.get("text.embed_tokens.weight");
  const { head } = checkpoint;
  if (head === undefined || embeddings === undefined) return;
  await using reader = new TensorReader(checkpoint.folder);
  const headRows = reader.rows(head, rowsAtATime);
  for await (const { values } of reader.rows(embeddings, rowsAtATime)) {
    signal?.throwIfAborted();
    const other = await headRows.next();
    if (other.done === true || values.some((value, index) => value !== other.value.values[index])) {
      throw new UnsupportedModelError(
        `\`${head.name}\` differs from the token embeddings; this SDK runs tied heads only.`,
        {
          hint: "It was untied by fine-tuning. Fine-tune without the head and the embeddings, or keep them tied.",
        },
      );
    }
  }
}
