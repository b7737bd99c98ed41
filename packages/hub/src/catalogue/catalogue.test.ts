import { parseGemmaConfig } from "@medgemma/convert";
import { describe, expect, it } from "vitest";
import { catalogue, catalogueEntry } from "./catalogue.js";

describe("catalogue", () => {
  it("finds an entry by its exact id only", () => {
    for (const entry of catalogue) expect(catalogueEntry(entry.id)).toBe(entry);
    expect(catalogueEntry("google/medgemma-4b")).toBeUndefined();
    expect(catalogueEntry("Google/MedGemma-4B-IT")).toBeUndefined();
    expect(new Set(catalogue.map(({ id }) => id)).size).toBe(catalogue.length);
  });

  it("counts the parameters that are published: 4.3B, 27.0B and 27.4B", () => {
    const billions = (id: string) => {
      const { text, vision = 0, total } = catalogueEntry(id)!.parameters;
      return [text, vision, total].map((count) => Number((count / 1e9).toFixed(2)));
    };
    for (const name of ["1.5-4b-it", "4b-it", "4b-pt"]) {
      expect(billions(`google/medgemma-${name}`)).toEqual([3.88, 0.42, 4.3]);
    }
    expect(billions("google/medgemma-27b-it")).toEqual([27.01, 0.42, 27.43]);
    expect(billions("google/medgemma-27b-text-it")).toEqual([27.01, 0, 27.01]);
  });

  it("holds the shapes that a config.json of Gemma 3 with the published values is read as", () => {
    const vision_config = {
      hidden_size: 1152,
      image_size: 896,
      intermediate_size: 4304,
      num_attention_heads: 16,
      num_hidden_layers: 27,
      patch_size: 14,
    };
    const text_config = {
      hidden_size: 2560,
      intermediate_size: 10_240,
      num_hidden_layers: 34,
      rope_scaling: { factor: 8, rope_type: "linear" },
      sliding_window: 1024,
    };
    const root = { architectures: ["Gemma3ForConditionalGeneration"], mm_tokens_per_image: 256, vision_config };
    expect(catalogueEntry("google/medgemma-4b-it")?.config).toEqual(parseGemmaConfig({ ...root, text_config }));
    const large = {
      ...text_config,
      hidden_size: 5376,
      intermediate_size: 21_504,
      num_hidden_layers: 62,
      num_attention_heads: 32,
      num_key_value_heads: 16,
      head_dim: 128,
      query_pre_attn_scalar: 168,
    };
    expect(catalogueEntry("google/medgemma-27b-it")?.config).toEqual(parseGemmaConfig({ ...root, text_config: large }));
    expect(catalogueEntry("google/medgemma-27b-text-it")?.config).toEqual(
      parseGemmaConfig({ ...large, architectures: ["Gemma3ForCausalLM"], vocab_size: 262_144 }),
    );
  });

  it("names no text-only model's images, and only GGUF repositories that were seen", () => {
    expect(catalogue.filter(({ modalities }) => !modalities.includes("image")).map(({ id }) => id)).toEqual([
      "google/medgemma-27b-text-it",
    ]);
    expect(catalogueEntry("google/medgemma-1.5-4b-it")?.ggufRepositories).toEqual(["unsloth/medgemma-1.5-4b-it-GGUF"]);
    expect(catalogueEntry("google/medgemma-4b-pt")?.ggufRepositories).toEqual([]);
  });
});
