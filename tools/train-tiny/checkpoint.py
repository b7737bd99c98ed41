"""Writes the checkpoint in the layout of Hugging Face, bfloat16 as MedGemma is published."""

import json
import shutil
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file

from model import ROPE, TEXT, VISION
from sizes import IMAGE_SIZE, PATCH, SOFT_TOKENS


def config_of(vocab, soft):
    return {
        "architectures": ["Gemma3ForConditionalGeneration"],
        "boi_token_index": 169,
        "eoi_token_index": 170,
        "eos_token_id": [1, 106],
        "image_token_index": soft,
        "initializer_range": 0.02,
        "mm_tokens_per_image": SOFT_TOKENS,
        "model_type": "gemma3",
        "text_config": {
            "attention_bias": False,
            "attention_dropout": 0.0,
            "head_dim": TEXT["head_dim"],
            "hidden_activation": "gelu_pytorch_tanh",
            "hidden_size": TEXT["hidden"],
            "intermediate_size": TEXT["mlp"],
            "max_position_embeddings": 4096,
            "model_type": "gemma3_text",
            "num_attention_heads": TEXT["heads"],
            "num_hidden_layers": TEXT["layers"],
            "num_key_value_heads": TEXT["kv"],
            "query_pre_attn_scalar": TEXT["head_dim"],
            "rms_norm_eps": 1e-06,
            "rope_local_base_freq": ROPE["local"][0],
            "rope_scaling": {"factor": ROPE["global"][1], "rope_type": "linear"},
            "rope_theta": ROPE["global"][0],
            "sliding_window": TEXT["window"],
            "sliding_window_pattern": TEXT["pattern"],
            "vocab_size": vocab,
        },
        "torch_dtype": "bfloat16",
        "vision_config": {
            "hidden_act": "gelu_pytorch_tanh",
            "hidden_size": VISION["hidden"],
            "image_size": IMAGE_SIZE,
            "intermediate_size": VISION["mlp"],
            "layer_norm_eps": 1e-06,
            "model_type": "siglip_vision_model",
            "num_attention_heads": VISION["heads"],
            "num_channels": 3,
            "num_hidden_layers": VISION["layers"],
            "patch_size": PATCH,
            "vision_use_head": False,
        },
    }


PREPROCESSOR = {
    "do_convert_rgb": None,
    "do_normalize": True,
    "do_rescale": True,
    "do_resize": True,
    "image_mean": [0.5, 0.5, 0.5],
    "image_processor_type": "Gemma3ImageProcessor",
    "image_seq_length": SOFT_TOKENS,
    "image_std": [0.5, 0.5, 0.5],
    "processor_class": "Gemma3Processor",
    "resample": 2,
    "rescale_factor": 1 / 255,
    "size": {"height": IMAGE_SIZE, "width": IMAGE_SIZE},
}


def save_checkpoint(model, folder, vocab, soft):
    tensors = {name: value.detach().cpu().to(torch.bfloat16).contiguous() for name, value in model.state_dict().items()}
    save_file(tensors, folder / "model.safetensors", metadata={"format": "pt"})
    files = {
        "config.json": config_of(vocab, soft),
        "generation_config.json": {"bos_token_id": 2, "eos_token_id": [1, 106], "pad_token_id": 0, "do_sample": False},
        "preprocessor_config.json": PREPROCESSOR,
        "processor_config.json": {"image_seq_length": SOFT_TOKENS, "processor_class": "Gemma3Processor"},
    }
    for name, value in files.items():
        (folder / name).write_text(json.dumps(value, indent=2) + "\n")
    shutil.copy(Path(__file__).parent / "chat_template.jinja", folder)


def load_weights(model, folder):
    model.load_state_dict({name: value.float() for name, value in load_file(folder / "model.safetensors").items()})
