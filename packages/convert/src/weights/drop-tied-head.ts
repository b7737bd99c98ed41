import type { Checkpoint } from "../checkpoint/read-checkpoint.js";
import { embeddingsName, headName } from "../checkpoint/tensor-names.js";
import { TensorReader } from "./tensor-reader.js";

/** Both tensors are read in steps of so many rows, also when their types differ. */
const rowsAtATime = 256;

/**
 * The checkpoint without an output head that equals the token embeddings: the two are stored once. A head that differs, as
 * after a fine-tuning that trained it, stays, also where config.json says that it is tied: transformers 5 reads it so, too.
 */
export async function dropTiedHead(checkpoint: Checkpoint, signal?: AbortSignal): Promise<Checkpoint> {
  if (!(await isTied(checkpoint, signal))) return checkpoint;
  const tensors = new Map(checkpoint.tensors);
  tensors.delete(headName);
  return { ...checkpoint, tensors };
}

async function isTied({ folder, tensors }: Checkpoint, signal?: AbortSignal): Promise<boolean> {
  const embeddings = tensors.get(embeddingsName);
  const head = tensors.get(headName);
  if (head === undefined || head === embeddings || embeddings === undefined) return true;
  await using reader = new TensorReader(folder);
  const headRows = reader.rows(head, rowsAtATime);
  for await (const { values } of reader.rows(embeddings, rowsAtATime)) {
    signal?.throwIfAborted();
    const other = await headRows.next();
    if (other.done === true || values.some((value, index) => value !== other.value.values[index])) return false;
  }
  return true;
}
