import type { GemmaConfig, WeightFormat } from "@medgemma/core";
import { UnsupportedModelError } from "@medgemma/core";
import { tensorLayout } from "./checkpoint/tensor-layout.js";
import { buildDecoder } from "./graph/build-decoder.js";
import { buildVision } from "./graph/build-vision.js";
import { packageFiles } from "./output/package-files.js";
import { isVisionMatrix, type VisionFormat, type VisionTypes } from "./weights/vision-types.js";
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
  config: GemmaConfig,
  formats: {
    readonly decoder: WeightFormat;
    readonly hasOwnHead?: boolean;
    readonly vision: VisionFormat;
    /** From `visionTypes`. Default: those of a checkpoint in bfloat16, as Google's are. */
    readonly visionTypes?: VisionTypes;
    readonly hasInputSquares?: boolean;
  },
): PackagePlan {
  const { text, vision } = config;
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
  const types = formats.visionTypes ?? typesInBfloat16(config, formats.vision);
  const options = {
    format: formats.vision === "q8" ? "q8" : "fp32",
    typeOf: (tensor: string) => types.get(tensor) ?? "float32",
    plan,
    file: visionData,
    textHiddenSize: text.hiddenSize,
  } as const;
  return { decoder, vision: buildVision(vision, options), weights: plan };
}

function typesInBfloat16(config: GemmaConfig, format: VisionFormat): VisionTypes {
  const matrices = [...tensorLayout(config)].filter(([tensor, shape]) => isVisionMatrix(tensor, shape));
  return new Map(format === "q8" ? [] : matrices.map(([tensor]) => [tensor, "bfloat16"]));
}
