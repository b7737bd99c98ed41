import type { GemmaConfig, WeightFormat } from "@medgemma/core";
import { UnsupportedModelError } from "@medgemma/core";
import { buildDecoder } from "./graph/build-decoder.js";
import { buildVision } from "./graph/build-vision.js";
import { packageFiles } from "./output/package-files.js";
import { blockSize, WeightPlan } from "./weights/weight-plan.js";

export interface PackagePlan {
  /** ONNX files. */
  readonly decoder: Uint8Array;
  readonly vision?: Uint8Array;
  /** What is written to the data files, and where. */
  readonly weights: WeightPlan;
}

/**
 * Builds the graphs of a package and gives every weight its place.
 *
 * @throws {UnsupportedModelError} when the token embeddings do not divide into blocks.
 */
export function planPackage(
  { text, vision }: GemmaConfig,
  formats: {
    readonly decoder: WeightFormat;
    readonly hasOwnHead?: boolean;
    readonly vision: "fp32" | "q8";
    readonly hasInputSquares?: boolean;
  },
): PackagePlan {
  if (formats.decoder !== "fp32" && text.hiddenSize % blockSize !== 0) {
    throw new UnsupportedModelError(
      `\`hidden_size\` is ${text.hiddenSize}; q8 and q4 packages need a multiple of ${blockSize}.`,
      { hint: "Convert to fp32." },
    );
  }
  const plan = new WeightPlan();
  const { decoderData, embeddings, embeddingScales, visionData } = packageFiles;
  const files = { data: decoderData, embeddings, embeddingScales };
  const decoder = buildDecoder(text, {
    format: formats.decoder,
    hasOwnHead: formats.hasOwnHead ?? false,
    hasInputSquares: formats.hasInputSquares ?? false,
    plan,
    files,
  });
  if (vision === undefined) return { decoder, weights: plan };
  const options = { format: formats.vision, plan, file: visionData, textHiddenSize: text.hiddenSize };
  return { decoder, vision: buildVision(vision, options), weights: plan };
}
