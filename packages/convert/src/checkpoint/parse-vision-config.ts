import type { GemmaVisionConfig } from "@medgemma/core";
import type { ConfigSection } from "./config-section.js";

/**
 * Reads the image encoder's part of `config.json`.
 *
 * Defaults are those of `SiglipVisionConfig` in transformers (configuration_siglip.py).
 *
 * @param section `vision_config`.
 * @param root The whole file, which holds `mm_tokens_per_image`.
 */
export function parseVisionConfig(section: ConfigSection, root: ConfigSection): GemmaVisionConfig {
  section.require("model_type", "siglip_vision_model");
  section.require("hidden_act", "gelu_pytorch_tanh");
  section.require("num_channels", 3);
  const config: GemmaVisionConfig = {
    imageSize: section.integer("image_size", 224),
    patchSize: section.integer("patch_size", 16),
    hiddenSize: section.integer("hidden_size", 768),
    intermediateSize: section.integer("intermediate_size", 3072),
    layers: section.integer("num_hidden_layers", 12),
    heads: section.integer("num_attention_heads", 12),
    layerNormEps: section.positive("layer_norm_eps", 1e-6),
    tokensPerImage: root.integer("mm_tokens_per_image", 256),
  };
  if (config.imageSize % config.patchSize !== 0)
    throw section.unsupported("patch_size", "; it has to divide the image");
  if (config.hiddenSize % config.heads !== 0) {
    throw section.unsupported("num_attention_heads", "; it has to divide the hidden size");
  }
  if (config.layers > 1024) throw section.wrong("num_hidden_layers", "at most 1024");
  const side = Math.sqrt(config.tokensPerImage);
  if (!Number.isInteger(side) || (config.imageSize / config.patchSize) % side !== 0) {
    throw root.unsupported("mm_tokens_per_image", "; the patches have to pool to a square of that many");
  }
  return config;
}
