"""LoRA configurations as people train them, by a short name."""

text_linear = r".*language_model.*layers\.[03]\..*(q_proj|v_proj|down_proj)"
small = {"r": 2, "lora_alpha": 4, "target_modules": text_linear}

supported = {
    # Google's fine-tuning notebook.
    "notebook": {
        "r": 2,
        "lora_alpha": 2,
        "lora_dropout": 0.05,
        "bias": "none",
        "target_modules": "all-linear",
        "modules_to_save": ["lm_head", "embed_tokens"],
    },
    "embeddings-only": {**small, "modules_to_save": ["embed_tokens"]},
    "embeddings-tied": {**small, "modules_to_save": ["embed_tokens"], "ensure_weight_tying": True},
    "head-only": {**small, "modules_to_save": ["lm_head"]},
    "embedding-lora": {"r": 2, "lora_alpha": 4, "target_modules": ["q_proj", "embed_tokens"]},
    "embedding-lora-tied": {
        "r": 2,
        "lora_alpha": 4,
        "target_modules": ["q_proj", "embed_tokens"],
        "ensure_weight_tying": True,
    },
    "head-lora": {"r": 2, "lora_alpha": 4, "target_modules": ["q_proj", "lm_head"]},
    "trainable-tokens": {**small, "trainable_token_indices": [105, 107, 540, 958, 1277]},
    "trainable-tokens-tied": {
        **small,
        "trainable_token_indices": [105, 107, 540, 958, 1277],
        "ensure_weight_tying": True,
    },
    "trainable-tokens-head": {**small, "trainable_token_indices": {"embed_tokens": [105, 107], "lm_head": [540, 958]}},
    "tokens-and-head-lora": {
        **small,
        "target_modules": ["q_proj", "lm_head"],
        "trainable_token_indices": [105, 107, 540],
    },
    "head-tokens-tied": {**small, "trainable_token_indices": {"lm_head": [540, 958]}, "ensure_weight_tying": True},
    "copied-by-ending": {**small, "modules_to_save": ["tokens"]},
    "projector": {**small, "modules_to_save": ["multi_modal_projector"]},
    "norms": {**small, "modules_to_save": ["input_layernorm", "q_norm", "norm"]},
    "whole-linear": {**small, "target_modules": ["q_proj"], "modules_to_save": ["k_proj"]},
    "image-encoder": {"r": 2, "lora_alpha": 4, "target_modules": r".*vision_tower.*(q_proj|v_proj|fc1)"},
    "image-encoder-whole": {**small, "modules_to_save": ["vision_tower"]},
    "biases": {"r": 2, "lora_alpha": 4, "target_modules": ["q_proj", "fc1"], "bias": "all"},
    "biases-of-lora": {"r": 2, "lora_alpha": 4, "target_modules": ["q_proj", "fc1"], "bias": "lora_only"},
    "dora": {"r": 2, "lora_alpha": 4, "target_modules": ["q_proj", "fc1", "down_proj"], "use_dora": True},
    "dora-everywhere": {"r": 2, "lora_alpha": 4, "target_modules": "all-linear", "use_dora": True},
    "rank-stabilised": {
        "r": 2,
        "lora_alpha": 4,
        "use_rslora": True,
        "target_modules": r".*language_model.*(q_proj|o_proj|gate_proj)",
        "rank_pattern": {"o_proj": 3},
        "alpha_pattern": {"gate_proj": 9, "q.proj": 16},
    },
    "text-layers": small,
    "some-layers": {"r": 2, "lora_alpha": 4, "target_modules": ["q_proj", "v_proj"], "layers_to_transform": [1, 2]},
}

unsupported = {
    "lora-bias": {**small, "lora_bias": True},
    "target-parameters": {**small, "target_parameters": ["mm_input_projection_weight"]},
    "pissa": {**small, "init_lora_weights": "pissa"},
    "olora": {**small, "init_lora_weights": "olora"},
    "dora-on-embeddings": {**small, "target_modules": ["q_proj", "embed_tokens"], "use_dora": True},
    "convolution": {**small, "target_modules": ["patch_embedding"]},
    "alora": {**small, "alora_invocation_tokens": [105, 107]},
    "alpha-expression": {**small, "alpha_pattern": {r"layers\.0\..*q_proj": 8}},
}
