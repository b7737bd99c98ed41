import { readFileSync } from "node:fs";
import { compileTokenizer } from "../../tokenizer/compile-tokenizer.js";
import { createTokenizer } from "../../tokenizer/create-tokenizer.js";
import type { Tokenizer } from "../../tokenizer/tokenizer.js";

/** The tokenizer of the tests' model: Gemma's make with about 1,300 tokens. */
export async function smallTokenizer(): Promise<Tokenizer> {
  const file = new URL("../../../test-data/tokenizer.json", import.meta.url);
  return createTokenizer(await compileTokenizer(readFileSync(file)));
}
