import { nearestModel, parseSource } from "@medgemma/hub/shared";
import { mutateBytes } from "../fuzz-tools/mutate-bytes.mjs";

export const seeds = [
  "google/medgemma-1.5-4b-it@main",
  "hf:owner/name@refs%2Fpr%2F1/q4/model-Q4_K_M.gguf",
  "https://huggingface.co/owner/name/tree/main/a%20b",
  "https://example.org/models/medgemma-q4/medgemma.json?signature=1",
  "file:///models/with%20space",
  "C:\\models\\medgemma",
  "MedGemma 7B",
];

/**
 * @param {string} seed
 * @param {import("../fuzz-tools/random.mjs").Random} random
 */
export const mutate = (seed, random) => Buffer.from(mutateBytes(Buffer.from(seed), random)).toString("latin1");

/** @param {string} text */
export function run(text) {
  nearestModel(text);
  return parseSource(text, () => "https://huggingface.co");
}
