import { estimateConversion } from "@medgemma/convert";
import type { GemmaConfig } from "@medgemma/core";
import { chooseFormat } from "./choose-format.js";
import { workingBytes } from "./memory-rule.js";

/** Formats that all runtimes have. */
const formats = ["fp32", "q8", "q4"] as const;

/**
 * Bytes of memory that a model of this shape needs on a runtime, by format: the weights, and the work of an image and 8192 positions.
 */
export function memoryNeeded(
  config: GemmaConfig,
  to: "onnx" | "gguf",
): Readonly<Record<(typeof formats)[number], number>> {
  const bytes = formats.map((wanted) => {
    const { format, vision } = chooseFormat({ to, wanted, config, memoryBytes: Infinity });
    const { outputBytes } = estimateConversion(config, { to, format, vision });
    return [wanted, outputBytes + workingBytes(config, to)] as const;
  });
  return Object.fromEntries(bytes) as Record<(typeof formats)[number], number>;
}
