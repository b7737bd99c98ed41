import { join } from "node:path";
import type { Checkpoint } from "./checkpoint/read-checkpoint.js";
import { openSource } from "./files/source-file.js";

/** Source files are hashed, and then their weights are converted. */
export async function bytesToProcess({ folder, files, tensors }: Checkpoint): Promise<number> {
  let total = 0;
  for (const file of files) {
    await using handle = await openSource(join(folder, file));
    total += (await handle.stat()).size;
  }
  for (const { bytes } of tensors.values()) total += bytes;
  return total;
}
