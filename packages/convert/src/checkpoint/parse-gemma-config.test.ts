import { readFileSync } from "node:fs";
import { CorruptModelError, UnsupportedModelError } from "@medgemma/core";
import { describe, expect, it } from "vitest";
import { tinyConfig, tinyTextConfig } from "../testing/tiny-config.js";
import { parseGemmaConfig } from "./parse-gemma-config.js";

const published = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../test-data/configs/${name}.json`, import.meta.url), "utf8"));

const withText = (text: Record<string, unknown>): unknown => ({
  ...tinyConfig,
  text_config: { ...tinyConfig.text_config, ...text },
});
const withVision = (vision: Record<string, unknown>): unknown => ({
  ...tinyConfig,
  vision_config: { ...tinyConfig.vision_config, ...vision },
});

describe("parseGemmaConfig", () => {
  it("reads the 4B model, which leaves out transformers' defaults", () => {
    const { text, vision, eosTokenIds, imageTokenId } = parseGemmaConfig(published("medgemma-4b"));
    const { local, ...shape } = text;
    expect(shape).toEqual({
      vocabSize: 262_208,
      hiddenSize: 2560,
      intermediateSize: 10_240,
      layers: 34,
      heads: 8,
      kvHeads: 4,
      headDim: 256,
      queryPreAttnScalar: 256,
      rmsNormEps: 1e-6,
      slidingWindow: 1024,
      ropeLocal: { theta: 1e4, factor: 1 },
      ropeGlobal: { theta: 1e6, factor: 8 },
      maxPositions: 131_072,
    });
    expect(local).toHaveLength(34);
    expect(local.flatMap((isLocal, layer) => (isLocal ? [] : [layer]))).toEqual([5, 11, 17, 23, 29]);
    expect(vision).toEqual({
      imageSize: 896,
      patchSize: 14,
      hiddenSize: 1152,
      intermediateSize: 4304,
      layers: 27,
      heads: 16,
      layerNormEps: 1e-6,
      tokensPerImage: 256,
    });
    expect(eosTokenIds).toEqual([1, 106]);
    expect(imageTokenId).toBe(262_144);
  });

  it("reads the same from the keys of transformers 5", () => {
    const old = parseGemmaConfig(published("medgemma-4b"));
    expect(parseGemmaConfig(published("medgemma-4b-saved-by-transformers-5"))).toEqual(old);
  });

  it("reads the 27B models", () => {
    const multimodal = parseGemmaConfig(published("medgemma-27b-multimodal"));
    const text = parseGemmaConfig(published("medgemma-27b-text"));
    expect(multimodal.text).toEqual({ ...text.text, vocabSize: 262_208 });
    expect(text.text).toMatchObject({
      vocabSize: 262_144,
      heads: 32,
      kvHeads: 16,
      headDim: 128,
      queryPreAttnScalar: 168,
    });
    expect(text.text.local.filter((isLocal) => !isLocal)).toHaveLength(10);
    expect(text).not.toHaveProperty("vision");
    expect(text).not.toHaveProperty("imageTokenId");
  });

  it("takes transformers' defaults for what is absent", () => {
    const { text, eosTokenIds } = parseGemmaConfig({ model_type: "gemma3_text" });
    expect(text).toMatchObject({ vocabSize: 262_208, hiddenSize: 2304, intermediateSize: 9216, layers: 26 });
    expect(text).toMatchObject({ slidingWindow: 4096, ropeGlobal: { theta: 1e6, factor: 1 } });
    expect(eosTokenIds).toEqual([1, 106]);
  });

  it("takes end-of-sequence ids from the generation config first", () => {
    expect(parseGemmaConfig(tinyTextConfig, { eos_token_id: [1, 106, 50] }).eosTokenIds).toEqual([1, 106, 50]);
    expect(parseGemmaConfig(tinyTextConfig, {}).eosTokenIds).toEqual([1]);
    expect(parseGemmaConfig(withText({ eos_token_id: 9 })).eosTokenIds).toEqual([9]);
    expect(() => parseGemmaConfig(tinyTextConfig, { eos_token_id: [300] })).toThrow(CorruptModelError);
  });

  it("reads layer kinds as transformers 5 lists them", () => {
    const layer_types = ["full_attention", "sliding_attention", "full_attention"];
    expect(parseGemmaConfig(withText({ layer_types })).text.local).toEqual([false, true, false]);
    expect(() => parseGemmaConfig(withText({ layer_types: ["full_attention"] }))).toThrow(/layer_types/);
    expect(() => parseGemmaConfig(withText({ layer_types: ["a", "b", "c"] }))).toThrow(UnsupportedModelError);
  });

  it.each([
    ["architectures", { ...tinyConfig, architectures: ["LlamaForCausalLM"] }],
    ["architectures", { ...tinyConfig, architectures: ["Gemma3nForConditionalGeneration"] }],
    ["architectures", { model_type: "gemma2" }],
    ["architectures", {}],
    ["quantization_config", { ...tinyConfig, quantization_config: { load_in_4bit: true } }],
    ["text_config.attn_logit_softcapping", withText({ attn_logit_softcapping: 50 })],
    ["text_config.final_logit_softcapping", withText({ final_logit_softcapping: 30 })],
    ["text_config.attention_bias", withText({ attention_bias: true })],
    ["text_config.hidden_activation", withText({ hidden_activation: "gelu" })],
    ["text_config.use_bidirectional_attention", withText({ use_bidirectional_attention: true })],
    ["text_config.num_key_value_heads", withText({ num_key_value_heads: 3 })],
    ["text_config.head_dim", withText({ head_dim: 15 })],
    ["text_config.rope_scaling.rope_type", withText({ rope_scaling: { rope_type: "yarn", factor: 4 } })],
    ["text_config.rope_parameters", withText({ rope_parameters: { rope_theta: 1e6 } })],
    ["vision_config.hidden_act", withVision({ hidden_act: "quick_gelu" })],
    ["vision_config.model_type", withVision({ model_type: "clip_vision_model" })],
    ["vision_config.num_channels", withVision({ num_channels: 1 })],
    ["vision_config.patch_size", withVision({ patch_size: 7 })],
    ["mm_tokens_per_image", { ...tinyConfig, mm_tokens_per_image: 9 }],
  ])("does not take another %s", (key, config) => {
    expect(() => parseGemmaConfig(config)).toThrow(UnsupportedModelError);
    expect(() => parseGemmaConfig(config)).toThrow(key);
  });

  it.each([
    ["text_config.hidden_size", withText({ hidden_size: "64" })],
    ["text_config.hidden_size", withText({ hidden_size: 0 })],
    ["text_config.num_hidden_layers", withText({ num_hidden_layers: 1e9 })],
    ["text_config.rms_norm_eps", withText({ rms_norm_eps: -1 })],
    ["text_config.rope_scaling.factor", withText({ rope_scaling: { rope_type: "linear" } })],
    ["image_token_index", { ...tinyConfig, image_token_index: 300 }],
    ["text_config", { ...tinyConfig, text_config: 3 }],
  ])("tells of a damaged %s", (key, config) => {
    expect(() => parseGemmaConfig(config)).toThrow(CorruptModelError);
    expect(() => parseGemmaConfig(config)).toThrow(key);
  });

  it("needs an object", () => {
    for (const value of [null, [], 3, "x"]) expect(() => parseGemmaConfig(value)).toThrow(CorruptModelError);
  });
});
