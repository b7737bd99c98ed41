import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { convertCheckpoint } from "@medgemma/convert";
import { ModelNotFoundError, packageManifestName, type Runtime, type WeightFormat } from "@medgemma/core";
import type { VerifiedModel } from "./verify-context.js";

export interface OpenedCheckpoint {
  readonly model: VerifiedModel;
  readonly close: () => Promise<void>;
}

/** Opens a package, or a checkpoint through a package that is removed afterwards. */
export async function openCheckpoint(
  runtime: Runtime,
  folder: string,
  format: WeightFormat,
): Promise<OpenedCheckpoint> {
  if (!existsSync(folder)) throw new ModelNotFoundError(`There is no folder "${folder}".`);
  const isPackage = existsSync(join(folder, packageManifestName));
  const temporary = isPackage ? undefined : await mkdtemp(join(tmpdir(), "medgemma-verify-"));
  const remove = async (): Promise<void> => {
    if (temporary !== undefined) await rm(temporary, { recursive: true, force: true });
  };
  try {
    const source = temporary === undefined ? folder : join(temporary, "package");
    if (temporary !== undefined) await convertCheckpoint({ checkpoint: folder, output: source, format });
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
