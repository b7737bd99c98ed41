import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { Checkpoint } from "./checkpoint/read-checkpoint.js";

/** Source files are hashed, and then their weights are converted. */
export async function bytesToProcess({ folder, files, tensors }: Checkpoint): Promise<number> {
  let total = 0;
  for (const file of files) total += (await stat(join(folder, file))).size;
  for (const { bytes } of tensors.values()) total += bytes;
  return total;
}
