import { convertCheckpoint } from "@medgemma/convert";
import type { WeightFormat } from "@medgemma/core";
import { onnxRuntime } from "@medgemma/runtime-onnx";
import type { VerifyBackend } from "./verify-backend.js";
import { fp32Tolerances } from "./verify-context.js";

/** ONNX Runtime on the CPU. */
export function onnxBackend(format: WeightFormat): VerifyBackend {
  return {
    runtime: onnxRuntime({ device: "cpu" }),
    tolerances: fp32Tolerances,
    async convert(checkpoint, output, adapters) {
      await convertCheckpoint({ checkpoint, output, format, adapters });
    },
  };
}
