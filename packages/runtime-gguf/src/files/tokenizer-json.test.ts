import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { rebuildTokenizer } from "../rebuild-tokenizer.js";
import { vocabularySteps } from "./check-vocabulary.js";
import { GgufFile } from "./gguf-file.js";
import { runSliced } from "./slices.js";
import { tokenizerJson } from "./tokenizer-json.js";

const reference = fileURLToPath(
  new URL(`../../../../${process.env["MEDGEMMA_REFERENCE_DIR"] ?? "../shared/reference"}/a/`, import.meta.url),
);
const hasReference = existsSync(reference);
if (!hasReference) console.warn(`Skipped: no reference data in ${reference} (set MEDGEMMA_REFERENCE_DIR).`);

describe.runIf(hasReference)("a tokenizer rebuilt from llama.cpp's own file", () => {
  const read = (path: string): unknown => JSON.parse(readFileSync(`${reference}${path}`, "utf8"));

  it("has the merges of tokenizer.json, in their order", async () => {
    const file = await GgufFile.read(`${reference}gguf/text-f32.gguf`);
    const rebuilt = tokenizerJson(await runSliced(vocabularySteps(file))) as { model: { merges: unknown } };
    expect(rebuilt.model.merges).toEqual((read("model/tokenizer.json") as typeof rebuilt).model.merges);
  });

  it.each(["gguf", "gguf-text"])("gives the ids of transformers: %s", async (folder) => {
    const tokenizer = await rebuildTokenizer(await GgufFile.read(`${reference}${folder}/text-f32.gguf`));
    const { cases } = read("tokenizer.json") as { cases: { text: string; ids: number[]; decoded: string }[] };
    for (const { text, ids, decoded } of cases) {
      expect(Array.from(tokenizer.encode(text))).toEqual(ids);
      expect(tokenizer.decode(ids)).toBe(decoded);
    }
  });
});
