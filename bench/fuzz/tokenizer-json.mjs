import { readFileSync } from "node:fs";
import { compileTokenizer, createTokenizer } from "@medgemma/core";
import { mutateJsonText } from "../fuzz-tools/mutate-json.mjs";

const added = ["<pad>", "<eos>", "<bos>", "<start_of_turn>", "<end_of_turn>"];
const bytes = Array.from({ length: 256 }, (_, byte) => `<0x${byte.toString(16).toUpperCase().padStart(2, "0")}>`);
const small = {
  added_tokens: added.map((content, id) => ({ id, content, special: true })),
  normalizer: { type: "Replace", pattern: { String: " " }, content: "▁" },
  model: {
    type: "BPE",
    byte_fallback: true,
    vocab: Object.fromEntries([...added, ...bytes, "a", "b", "ab", "▁"].map((piece, id) => [piece, id])),
    merges: [["a", "b"]],
  },
};

export function seeds() {
  const file = new URL("../../examples/assets/tiny-random-checkpoint/tokenizer.json", import.meta.url);
  const text = JSON.stringify(small);
  return [
    text,
    text,
    text,
    JSON.stringify({ ...small, model: { ...small.model, merges: ["a b"] } }),
    readFileSync(file, "utf8"),
  ];
}

/**
 * @param {string} seed
 * @param {import("../fuzz-tools/random.mjs").Random} random
 */
export const mutate = (seed, random) =>
  mutateJsonText(seed, random, ["BPE", "vocab", "merges", "a", "ab", "id", "content"]);

/** @param {string} text */
export async function run(text) {
  const tokenizer = createTokenizer(await compileTokenizer(new TextEncoder().encode(text)));
  tokenizer.decode(tokenizer.encode("a fever of 39 °C <eos>"));
}
