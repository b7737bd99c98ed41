/** `config.json` of a small model with images, in the keys of mid-2025. */
export const tinyConfig = {
  architectures: ["Gemma3ForConditionalGeneration"],
  image_token_index: 280,
  mm_tokens_per_image: 4,
  model_type: "gemma3",
  text_config: {
    head_dim: 16,
    hidden_size: 64,
    intermediate_size: 80,
    max_position_embeddings: 512,
    model_type: "gemma3_text",
    num_attention_heads: 4,
    num_hidden_layers: 3,
    num_key_value_heads: 2,
    query_pre_attn_scalar: 24,
    rope_scaling: { factor: 8, rope_type: "linear" },
    sliding_window: 8,
    sliding_window_pattern: 2,
    vocab_size: 300,
  },
  vision_config: {
    hidden_size: 32,
    image_size: 32,
    intermediate_size: 48,
    model_type: "siglip_vision_model",
    num_attention_heads: 2,
    num_hidden_layers: 2,
    patch_size: 8,
  },
} as const;

/** The same decoder without images. */
export const tinyTextConfig = {
  ...tinyConfig.text_config,
  architectures: ["Gemma3ForCausalLM"],
  eos_token_id: 1,
} as const;
