import { type GemmaConfig, InvalidArgumentError, type WeightFormat } from "@medgemma/core";
import { ggufSpace } from "./gguf/disk-space.js";
import { textTensors, visionTensors } from "./gguf/gguf-tensors.js";
import { ggmlTypes, type GgufFormat, ggufFormats, type GgufTensorType, isQuantizedFormat } from "./gguf/gguf-types.js";
import { textMetadata, visionMetadata } from "./gguf/model-metadata.js";
import { planPackage } from "./plan-package.js";
import { defaultVision, type VisionFormat } from "./weights/vision-types.js";

export interface ConversionTarget {
  /** What is made: an ONNX package, or GGUF files. */
  readonly to: "onnx" | "gguf";
  /** Weights of the text model, as `format` of `convertCheckpoint` or `convertCheckpointToGguf`. */
  readonly format: WeightFormat | GgufFormat;
  /** Weights of the image encoder. Default: that of the conversion. */
  readonly vision?: VisionFormat | GgufTensorType;
}

export interface ConversionEstimate {
  /** Bytes of the weights and graphs, which is also about what they take in memory: scales in float16 take twice as much there. */
  readonly outputBytes: number;
  /** Bytes that the output's disk needs for a while: a GGUF file that is quantised lies beside its source. */
  readonly diskBytes: number;
}

/**
 * Reckons what a conversion of a model takes, from its shape alone, for weights in bfloat16 as Google's are. The tokenizer (in GGUF files a part of the header) and the
 * manifest are not counted. A model with an output head of its own, as some fine-tunes have, takes more.
 *
 * @throws {InvalidArgumentError} for a format that the conversion does not make.
 * @throws {UnsupportedModelError} for a shape that it does not convert.
 */
export function estimateConversion(config: GemmaConfig, target: ConversionTarget): ConversionEstimate {
  return target.to === "onnx" ? estimatePackage(config, target) : estimateGguf(config, target);
}

function estimatePackage(config: GemmaConfig, target: ConversionTarget): ConversionEstimate {
  const format = requireOneOf(["fp32", "q8", "q4"], target.format, "format");
  const vision = requireOneOf(["fp32", "fp16", "q8"], target.vision ?? defaultVision(format), "vision");
  const plan = planPackage(config, { decoder: format, vision });
  const bytes = plan.weights.totalBytes + plan.decoder.length + (plan.vision?.length ?? 0);
  return { outputBytes: bytes, diskBytes: bytes };
}

function estimateGguf(config: GemmaConfig, target: ConversionTarget): ConversionEstimate {
  const format = requireOneOf(ggufFormats, target.format, "format");
  const vision = requireOneOf(Object.keys(ggmlTypes) as GgufTensorType[], target.vision ?? "f16", "vision");
  const type = isQuantizedFormat(format) ? "bf16" : format;
  const text = {
    metadata: textMetadata(config, { name: "", type }),
    tensors: textTensors(config, type, { hasOwnHead: false }),
  };
  const mmproj = config.vision && {
    metadata: visionMetadata(config, { name: "", type: vision }),
    tensors: visionTensors(config, vision),
  };
  return ggufSpace({ text, mmproj, format, shape: config.text });
}

function requireOneOf<Name extends string>(names: readonly Name[], given: string, option: string): Name {
  const name = names.find((one) => one === given);
  if (name !== undefined) return name;
  throw new InvalidArgumentError(`\`${option}\` must be one of ${names.join(", ")}.`);
}
