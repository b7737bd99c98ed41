import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AdapterSource } from "@medgemma/convert";
import { ModelNotFoundError } from "@medgemma/core";
import type { VerifyBackend } from "./verify-backend.js";
import type { VerifiedModel } from "./verify-context.js";

export interface OpenedCheckpoint {
  readonly model: VerifiedModel;
  readonly close: () => Promise<void>;
}

/** Whether a folder is a Hugging Face checkpoint, and not something that was converted already. */
export function isCheckpoint(folder: string): boolean {
  return existsSync(join(folder, "config.json"));
}

/** Opens what the runtime loads as it is, or a checkpoint through a conversion that is removed afterwards. */
export async function openCheckpoint(
  { runtime, convert }: VerifyBackend,
  folder: string,
  adapters: readonly AdapterSource[] = [],
): Promise<OpenedCheckpoint> {
  if (!existsSync(folder)) throw new ModelNotFoundError(`There is no folder "${folder}".`);
  const temporary = isCheckpoint(folder) ? await mkdtemp(join(tmpdir(), "medgemma-verify-")) : undefined;
  const remove = async (): Promise<void> => {
    if (temporary !== undefined) await rm(temporary, { recursive: true, force: true });
  };
  try {
    const source = temporary === undefined ? folder : join(temporary, "converted");
    if (temporary !== undefined) await convert(folder, source, adapters);
    const parts = await runtime.open(source);
    const imageTokenId = parts.tokenizer.special.imageSoftToken;
    return {
      model: { ...parts, ...(imageTokenId !== undefined && { imageTokenId }) },
      async close() {
        await parts.model[Symbol.asyncDispose]();
        await remove();
      },
    };
  } catch (error) {
    await remove();
    throw error;
  }
}
