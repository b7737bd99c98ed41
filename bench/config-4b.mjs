/** What the published 4B config.json holds; the rest are defaults. */
export const config4b = {
  architectures: ["Gemma3ForConditionalGeneration"],
  model_type: "gemma3",
  boi_token_index: 255999,
  eoi_token_index: 256000,
  image_token_index: 262144,
  eos_token_id: [1, 106],
  mm_tokens_per_image: 256,
  text_config: {
    model_type: "gemma3_text",
    hidden_size: 2560,
    intermediate_size: 10240,
    num_hidden_layers: 34,
    sliding_window: 1024,
    rope_scaling: { rope_type: "linear", factor: 8 },
  },
  vision_config: {
    model_type: "siglip_vision_model",
    hidden_size: 1152,
    intermediate_size: 4304,
    image_size: 896,
    num_attention_heads: 16,
    num_hidden_layers: 27,
    patch_size: 14,
    vision_use_head: false,
  },
};
