import { type AdapterSource, convertCheckpoint } from "@medgemma/convert";
import type { Runtime, WeightFormat } from "@medgemma/core";
import { onnxRuntime } from "@medgemma/runtime-onnx";
import { fp32Tolerances, type Tolerances } from "./verify-context.js";

/** A runtime under test, and how a checkpoint becomes what it loads. */
export interface VerifyBackend {
  readonly runtime: Runtime;
  readonly tolerances: Tolerances;
  readonly convert: (checkpoint: string, output: string, adapters: readonly AdapterSource[]) => Promise<void>;
}

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
