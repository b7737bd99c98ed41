import type { PackageManifest } from "@medgemma/core";
import { describe, expect, it } from "vitest";
import { bitsPerWeight } from "./bits-per-weight.js";

const text = { vocabSize: 100, hiddenSize: 64, intermediateSize: 128, layers: 2, heads: 4, kvHeads: 2, headDim: 32 };
/** Per layer: q 64 × 128, k and v 64 × 64 each, o 128 × 64, three of 64 × 128. */
const matrices = 2 * (2 * 64 * 128 + 2 * 64 * 64 + 3 * 64 * 128);
const norms = 4 * (2 * (4 * 64 + 2 * 32) + 64);

function manifest(bytes: number, weights: object): PackageManifest {
  return { config: { text }, files: { decoderData: { bytes } }, weights } as PackageManifest;
}

describe("bitsPerWeight", () => {
  it("counts matrices and their scales, and no norms", () => {
    expect(bitsPerWeight(manifest(norms + (matrices * 5) / 8, { decoder: "q4", embeddings: "q8" }))).toBeCloseTo(5, 6);
    expect(bitsPerWeight(manifest(norms + matrices * 4, { decoder: "fp32", embeddings: "fp32" }))).toBeCloseTo(32, 6);
  });

  it("leaves an output head of its own out", () => {
    const head = 100 * 64 + (100 * 64 * 4) / 32;
    const bytes = norms + head + (matrices * 9) / 8;
    expect(bitsPerWeight(manifest(bytes, { decoder: "q8", embeddings: "q8", head: "q8" }))).toBeCloseTo(9, 6);
  });
});
