import { existsSync, rmSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AdapterSource } from "@medgemma/convert";
import { type AdapterFile, ModelNotFoundError } from "@medgemma/core";
import type { ReferenceVariant, VerifyBackend } from "./verify-backend.js";
import type { VerifiedModel } from "./verify-context.js";

export interface OpenedCheckpoint {
  readonly model: VerifiedModel;
  /** Which references it is compared with, if not the checkpoint's own. */
  readonly variant?: ReferenceVariant;
  readonly close: () => Promise<void>;
}

/** Whether a folder is a Hugging Face checkpoint, and not something that was converted already. */
export function isCheckpoint(folder: string): boolean {
  return existsSync(join(folder, "config.json"));
}

export interface OpenAdapters {
  /** PEFT adapters that are merged into the weights. */
  readonly merged?: readonly AdapterSource[];
  /** Files that the runtime adds at load. */
  readonly added?: readonly AdapterFile[];
}

/** Opens what the runtime loads as it is, or a checkpoint through a conversion that is removed afterwards. */
export async function openCheckpoint(
  { runtime, convert, variantOf }: VerifyBackend,
  path: string,
  { merged = [], added = [] }: OpenAdapters = {},
): Promise<OpenedCheckpoint> {
  if (!existsSync(path)) throw new ModelNotFoundError(`There is no "${path}".`);
  const temporary = isCheckpoint(path) ? await mkdtemp(join(tmpdir(), "medgemma-verify-")) : undefined;
  const remove = async (): Promise<void> => {
    process.removeListener("exit", removeAtExit);
    if (temporary !== undefined) await rm(temporary, { recursive: true, force: true });
  };
  // Also when the process is ended before the end.
  const removeAtExit = (): void => {
    if (temporary !== undefined) rmSync(temporary, { recursive: true, force: true });
  };
  process.once("exit", removeAtExit);
  try {
    const source = temporary === undefined ? path : join(temporary, "converted");
    if (temporary !== undefined) await convert(path, source, merged);
    const parts = await runtime.open(source, { adapters: added });
    const imageTokenId = parts.tokenizer.special.imageSoftToken;
    const variant = variantOf?.(source);
    return {
      model: { ...parts, ...(imageTokenId !== undefined && { imageTokenId }) },
      ...(variant !== undefined && { variant }),
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
