import { compileTokenizer } from "@medgemma/core";
import { vocabularySteps } from "./check-vocabulary.js";
import type { GgufFile } from "./gguf-file.js";
import { runSliced } from "./slices.js";
import { tokenizerJson } from "./tokenizer-json.js";

/**
 * The binary form of a GGUF file's tokenizer, for `createTokenizer`.
 *
 * @throws {CorruptModelError} when the file's vocabulary is incomplete.
 */
export async function compileVocabulary(file: GgufFile): Promise<Uint8Array> {
  const vocabulary = await runSliced(vocabularySteps(file));
  return compileTokenizer(new TextEncoder().encode(JSON.stringify(tokenizerJson(vocabulary))));
}
