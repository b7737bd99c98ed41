import { readFileSync } from "node:fs";
import { compileTokenizer, createTokenizer } from "@medgemma/core";
import { mutateBytes } from "../fuzz-tools/mutate-bytes.mjs";
import { seeds as texts } from "./tokenizer-json.mjs";

export async function seeds() {
  const file = new URL("../../examples/assets/tiny-random-checkpoint/tokenizer.json", import.meta.url);
  const sources = [...texts().slice(0, 1), readFileSync(file, "utf8")];
  return Promise.all(sources.map((text) => compileTokenizer(new TextEncoder().encode(text))));
}

export const mutate = mutateBytes;

/** @param {Uint8Array} bytes */
export function run(bytes) {
  const tokenizer = createTokenizer(bytes);
  tokenizer.decode(tokenizer.encode("a fever of 39 °C <eos>"));
  for (let id = 0; id < Math.min(tokenizer.size, 600); id++) tokenizer.bytesOf(id);
}
