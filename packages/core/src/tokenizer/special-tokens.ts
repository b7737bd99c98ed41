import { CorruptModelError } from "../errors/corrupt-model-error.js";
import type { SpecialTokens } from "./tokenizer.js";

/** Tokens that every Gemma 3 tokenizer has. */
export const requiredTokens = ["<pad>", "<eos>", "<bos>", "<start_of_turn>", "<end_of_turn>"] as const;

/** Names of tokens that text-only models may lack. */
const optionalTokens = {
  startOfImage: "<start_of_image>",
  endOfImage: "<end_of_image>",
  imageSoftToken: "<image_soft_token>",
  startOfThought: "<unused94>",
  endOfThought: "<unused95>",
} as const;

/**
 * Looks the special tokens up by name.
 *
 * @throws CorruptModelError when one of the required ones is missing.
 */
export function findSpecialTokens(idOf: (piece: string) => number | undefined): SpecialTokens {
  const required = (piece: (typeof requiredTokens)[number]): number => {
    const id = idOf(piece);
    if (id === undefined) throw new CorruptModelError(`The tokenizer file is damaged: it has no ${piece}.`);
    return id;
  };
  const optional: Partial<Record<keyof typeof optionalTokens, number>> = {};
  for (const name of ["startOfImage", "endOfImage", "imageSoftToken", "startOfThought", "endOfThought"] as const) {
    const id = idOf(optionalTokens[name]);
    if (id !== undefined) optional[name] = id;
  }
  return {
    pad: required("<pad>"),
    eos: required("<eos>"),
    bos: required("<bos>"),
    startOfTurn: required("<start_of_turn>"),
    endOfTurn: required("<end_of_turn>"),
    ...optional,
  };
}
