import { createHash, randomBytes } from "node:crypto";
import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { digestChunkBytes } from "@medgemma/core";

/** Size of the largest file of a large package: three chunks. */
export const largeFileBytes = 40 * 2 ** 20;

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** Copies a package and appends noise to its decoder's weights, which no tensor refers to: it still computes the same. */
export async function writeLargePackage(model: string, output: string): Promise<string> {
  await cp(model, output, { recursive: true });
  const weights = await readFile(join(model, "decoder.data"));
  const data = Buffer.concat([weights, randomBytes(largeFileBytes - weights.length)]);
  const manifest = JSON.parse(await readFile(join(output, "medgemma.json"), "utf8")) as {
    files: Record<string, object>;
  };
  const parts = [0, 1, 2].map((part) => data.subarray(part * digestChunkBytes, (part + 1) * digestChunkBytes));
  manifest.files["decoderData"] = {
    path: "decoder.data",
    bytes: data.length,
    sha256: sha256(data),
    chunks: parts.map(sha256),
  };
  await writeFile(join(output, "decoder.data"), data);
  await writeFile(join(output, "medgemma.json"), JSON.stringify(manifest));
  return output;
}
