import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { haiDefTerms } from "@medgemma/core";
import { catalogueEntry } from "../catalogue/index.js";

/** Contents that differ from each other and from each other's parts. */
export function noise(bytes: number, seed: number): Buffer {
  const out = Buffer.alloc(bytes);
  let state = seed;
  for (let i = 0; i < bytes; i++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    out[i] = state >>> 24;
  }
  return out;
}

export const smallFiles: Readonly<Record<string, Buffer>> = {
  "text-q8_0.gguf": noise(300_000, 1),
  "mmproj-f16.gguf": noise(50_000, 2),
  "tokenizer.bin": noise(9000, 3),
};

/** Writes a folder that is a package by its manifest; its weights are noise. */
export function writeSmallPackage(folder: string, files: Readonly<Record<string, Buffer>> = smallFiles): string {
  mkdirSync(folder, { recursive: true });
  const digest = (name: string) => {
    const bytes = files[name] as Buffer;
    writeFileSync(join(folder, name), bytes);
    return { path: name, bytes: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") };
  };
  const manifest = {
    formatVersion: 1,
    kind: "gguf",
    generator: { name: "@medgemma/convert", version: "1.0.0" },
    source: { name: "google/medgemma-1.5-4b-it", revision: "abc123", files: [] },
    weights: { text: "q8_0", vision: "f16" },
    config: catalogueEntry("google/medgemma-1.5-4b-it")?.config,
    chatTemplate: null,
    files: { text: digest("text-q8_0.gguf"), mmproj: digest("mmproj-f16.gguf"), tokenizer: digest("tokenizer.bin") },
    terms: haiDefTerms,
  };
  writeFileSync(join(folder, "medgemma.json"), JSON.stringify(manifest));
  writeFileSync(join(folder, "NOTICE"), `NOTICE\n\n${haiDefTerms.notice}\n`);
  return folder;
}
