import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { GemmaConfig } from "@medgemma/core";
import { describe, expect, it } from "vitest";
import { parseGemmaConfig } from "./checkpoint/parse-gemma-config.js";
import { convertCheckpoint } from "./convert-checkpoint.js";
import { type ConversionTarget, estimateConversion } from "./estimate-conversion.js";
import { convertCheckpointToGguf } from "./gguf/convert-to-gguf.js";
import { temporaryFolder } from "./testing/temporary-folder.js";
import { writeTinyCheckpoint } from "./testing/tiny-checkpoint.js";
import { tinyConfig, tinyTextConfig } from "./testing/tiny-config.js";

/** Bytes of a folder's files but those that are not counted. */
function weightBytes(folder: string): number {
  const names = readdirSync(folder).filter((name) => !["NOTICE", "medgemma.json", "tokenizer.bin"].includes(name));
  return names.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
}

/** MedGemma 4B. */
function mediumShape(): GemmaConfig {
  const text_config = {
    model_type: "gemma3_text",
    hidden_size: 2560,
    intermediate_size: 10_240,
    num_hidden_layers: 34,
    sliding_window: 1024,
  };
  const vision_config = {
    hidden_size: 1152,
    image_size: 896,
    intermediate_size: 4304,
    num_attention_heads: 16,
    num_hidden_layers: 27,
    patch_size: 14,
  };
  return parseGemmaConfig({ architectures: ["Gemma3ForConditionalGeneration"], text_config, vision_config });
}

describe("estimateConversion", () => {
  it.each(["fp32", "q8", "q4"] as const)("is what an ONNX package takes (%s)", async (format) => {
    for (const [config, spelling] of [
      [tinyConfig, "2025"],
      [tinyTextConfig, "text-only"],
    ] as const) {
      const checkpoint = writeTinyCheckpoint(temporaryFolder(), { config, spelling });
      const output = join(temporaryFolder(), "onnx");
      const vision = format === "q8" ? "q8" : "fp32";
      await convertCheckpoint({ checkpoint, output, format, vision });
      const estimate = estimateConversion(parseGemmaConfig(config), { to: "onnx", format, vision });
      expect(estimate.outputBytes).toBe(weightBytes(output));
      expect(estimate.diskBytes).toBe(estimate.outputBytes);
    }
  });

  it.each(["f32", "f16", "bf16", "q8_0"] as const)(
    "is what GGUF files take but for the tokenizer (%s)",
    async (format) => {
      const checkpoint = writeTinyCheckpoint(temporaryFolder());
      const output = join(temporaryFolder(), "gguf");
      await convertCheckpointToGguf({ checkpoint, output, format, vision: "f32" });
      const { outputBytes } = estimateConversion(parseGemmaConfig(tinyConfig), { to: "gguf", format, vision: "f32" });
      // 300 tokens with a name, a score and a type each, and the model's name.
      const tokenizer = weightBytes(output) - outputBytes;
      expect(tokenizer).toBeGreaterThan(300 * 16);
      expect(tokenizer).toBeLessThan(300 * 32 + 1000);
    },
  );

  // Sizes of files that others made of MedGemma 1.5 4B (unsloth/medgemma-1.5-4b-it-GGUF).
  it.each([
    ["q4_k_m", 2.49],
    ["q8_0", 4.13],
    ["bf16", 7.77],
  ] as const)("comes to the size of a published file (%s)", (format, gigabytes) => {
    const { vision: _, imageTokenId: __, ...textOnly } = mediumShape();
    const { outputBytes } = estimateConversion(textOnly, { to: "gguf", format });
    expect(outputBytes / 1e9).toBeGreaterThan(gigabytes * 0.99);
    expect(outputBytes / 1e9).toBeLessThan(gigabytes * 1.01);
  });

  it("comes to the size of a published image encoder", () => {
    const config = mediumShape();
    const { vision: _, imageTokenId: __, ...textOnly } = config;
    const of = (one: GemmaConfig) =>
      estimateConversion(one, { to: "gguf", format: "q8_0", vision: "bf16" }).outputBytes;
    // ggml-org's bfloat16 mmproj of gemma-3-4b, whose projection and patches are bfloat16, has 851,251,424 bytes.
    expect((of(config) - of(textOnly)) / 851_251_424).toBeCloseTo(1, 1);
  });

  it("counts a quantised file beside its bfloat16 source, and the image encoder when that is gone", () => {
    const config = mediumShape();
    const { vision: _, imageTokenId: __, ...textOnly } = config;
    const source = estimateConversion(textOnly, { to: "gguf", format: "bf16" });
    const quantized = estimateConversion(textOnly, { to: "gguf", format: "q4_k_m" });
    expect(source.diskBytes).toBe(source.outputBytes);
    expect(quantized.diskBytes).toBe(quantized.outputBytes + source.outputBytes);
    const whole = estimateConversion(config, { to: "gguf", format: "q4_k_m" });
    expect(whole.diskBytes).toBe(quantized.diskBytes);
    expect(whole.outputBytes).toBeGreaterThan(quantized.outputBytes + 8e8);
  });

  it("takes what a conversion takes", () => {
    const wrong = (target: unknown) => () => estimateConversion(mediumShape(), target as ConversionTarget);
    expect(wrong({ to: "onnx", format: "q4_k_m" })).toThrow("`format` must be one of fp32, q8, q4.");
    expect(wrong({ to: "gguf", format: "q8" })).toThrow(/`format` must be one of f32, f16, q8_0, bf16, q4_0/);
    expect(wrong({ to: "gguf", format: "f32", vision: "fp32" })).toThrow(
      "`vision` must be one of f32, f16, q8_0, bf16.",
    );
  });
});
