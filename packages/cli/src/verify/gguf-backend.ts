import { existsSync } from "node:fs";
import { join } from "node:path";
import { convertAdapterToGguf, convertCheckpointToGguf, type GgufFormat } from "@medgemma/convert";
import { packageManifestName, type WeightFormat } from "@medgemma/core";
import { ggufQuantizer, ggufRuntime } from "@medgemma/runtime-gguf";
import type { VerifyBackend } from "./verify-backend.js";
import { ggufTolerances } from "./verify-context.js";

const formats: Readonly<Record<WeightFormat, GgufFormat>> = { fp32: "f32", q8: "q8_0", q4: "q4_k_m" };

/**
 * llama.cpp on the CPU, with a float32 cache and without flash attention, where it comes closest to float32.
 *
 * Files that our converter made carry the checkpoint's attention scale. Those of llama.cpp's own converter
 * cannot, so they are compared with references at the scale that llama.cpp assumes, and with its converter's
 * float16 projection in mind.
 */
export function ggufBackend(format: WeightFormat): VerifyBackend {
  return {
    runtime: ggufRuntime({ device: "cpu", flashAttention: false, kvCacheType: "f32" }),
    tolerances: ggufTolerances,
    async convert(checkpoint, output, adapters) {
      const vision = format === "fp32" ? "f32" : "f16";
      const quantizer = ggufQuantizer();
      await convertCheckpointToGguf({ checkpoint, output, format: formats[format], vision, adapters, quantizer });
    },
    async convertAdapter(adapter, checkpoint, output) {
      await convertAdapterToGguf({ adapter, checkpoint, output });
    },
    variantOf(source) {
      if (existsSync(join(source, packageManifestName))) return undefined;
      return { suffix: "-gguf", tolerances: { ...ggufTolerances, features: 5e-3 } };
    },
  };
}
