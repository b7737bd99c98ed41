import type { GemmaTextConfig, RopeConfig } from "@medgemma/core";
import type { ConfigSection } from "./config-section.js";

/** No Gemma has near as many layers; guards against a damaged file. */
const maxLayers = 1024;

/**
 * Reads the decoder's part of `config.json`.
 *
 * Defaults are those of `Gemma3TextConfig` in transformers (configuration_gemma3.py); published checkpoints leave
 * out what equals them.
 */
export function parseTextConfig(section: ConfigSection): GemmaTextConfig {
  section.require("hidden_activation", "gelu_pytorch_tanh");
  section.require("attention_bias", false);
  section.require("attn_logit_softcapping");
  section.require("final_logit_softcapping");
  section.require("use_bidirectional_attention", false);
  const layers = section.integer("num_hidden_layers", 26);
  if (layers > maxLayers) throw section.wrong("num_hidden_layers", `at most ${maxLayers}`);
  const heads = section.integer("num_attention_heads", 8);
  const kvHeads = section.integer("num_key_value_heads", 4);
  if (heads % kvHeads !== 0) throw section.unsupported("num_key_value_heads", "; it has to divide the heads");
  const headDim = section.integer("head_dim", 256);
  if (headDim % 2 !== 0) throw section.unsupported("head_dim", "; it has to be even");
  return {
    vocabSize: section.integer("vocab_size", 262_208),
    hiddenSize: section.integer("hidden_size", 2304),
    intermediateSize: section.integer("intermediate_size", 9216),
    layers,
    heads,
    kvHeads,
    headDim,
    queryPreAttnScalar: section.positive("query_pre_attn_scalar", 256),
    rmsNormEps: section.positive("rms_norm_eps", 1e-6),
    slidingWindow: section.integer("sliding_window", 4096),
    local: layerKinds(section, layers),
    ...parseRope(section),
    maxPositions: section.integer("max_position_embeddings", 131_072),
  };
}

/** `layer_types` of transformers 4.53 and later, or the older pattern: every n-th layer is global. */
function layerKinds(section: ConfigSection, layers: number): boolean[] {
  const types = section.get("layer_types");
  if (types === undefined) {
    const key =
      section.get("sliding_window_pattern") === undefined ? "_sliding_window_pattern" : "sliding_window_pattern";
    const pattern = section.integer(key, 6);
    return Array.from({ length: layers }, (_, layer) => (layer + 1) % pattern !== 0);
  }
  if (!Array.isArray(types) || types.length !== layers) throw section.wrong("layer_types", `a list of ${layers} kinds`);
  return types.map((type) => {
    if (type === "sliding_attention") return true;
    if (type === "full_attention") return false;
    throw section.unsupported("layer_types");
  });
}

/** `rope_parameters` of transformers 5, or the older keys, whose scaling is for global layers only. */
function parseRope(section: ConfigSection): { readonly ropeLocal: RopeConfig; readonly ropeGlobal: RopeConfig } {
  const globalTheta = section.positive("rope_theta", 1e6);
  const localTheta = section.positive("rope_local_base_freq", 1e4);
  const parameters = section.section("rope_parameters");
  if (parameters === undefined) {
    return {
      ropeLocal: { theta: localTheta, factor: 1 },
      ropeGlobal: ropeOf(section.section("rope_scaling"), globalTheta),
    };
  }
  const full = parameters.section("full_attention");
  const sliding = parameters.section("sliding_attention");
  if (full === undefined && sliding === undefined) throw section.unsupported("rope_parameters");
  return { ropeLocal: ropeOf(sliding, localTheta), ropeGlobal: ropeOf(full, globalTheta) };
}

function ropeOf(section: ConfigSection | undefined, theta: number): RopeConfig {
  if (section === undefined) return { theta, factor: 1 };
  const key = section.get("rope_type") === undefined ? "type" : "rope_type";
  section.require(key, "linear", "default");
  const linear = section.get(key) === "linear";
  if (linear && section.get("factor") === undefined) throw section.wrong("factor", "a number above 0");
  return { theta: section.positive("rope_theta", theta), factor: linear ? section.positive("factor", 1) : 1 };
}
