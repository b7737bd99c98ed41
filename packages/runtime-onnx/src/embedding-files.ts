import { closeSync, openSync, readSync } from "node:fs";
import { join } from "node:path";
import { CorruptModelError, type PackageManifest } from "@medgemma/core";
import { createEmbeddingTable, type EmbeddingTable } from "@medgemma/onnx-engine";

export interface EmbeddingFiles {
  readonly table: EmbeddingTable;
  close(): void;
}

/** Opens the package's embedding table for reading by row; a row is a few kilobytes. */
export function openEmbeddingFiles(folder: string, { files, weights, config }: PackageManifest): EmbeddingFiles {
  const rows = openSync(join(folder, files.embeddings.path), "r");
  const scales = files.embeddingScales && openSync(join(folder, files.embeddingScales.path), "r");
  const table = createEmbeddingTable({
    format: weights.embeddings,
    hiddenSize: config.text.hiddenSize,
    read(file, offset, length) {
      const bytes = new Uint8Array(length);
      const read = readSync(file === "rows" ? rows : (scales ?? rows), bytes, 0, length, offset);
      // Zeros would be taken for a token's embedding.
      if (read !== length) throw new CorruptModelError("The file of the token embeddings has become shorter.");
      return bytes;
    },
  });
  return {
    table,
    close() {
      closeSync(rows);
      if (scales !== undefined) closeSync(scales);
    },
  };
}
