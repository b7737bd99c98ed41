"""Makes real PEFT adapters of the tiny random checkpoint, and what PEFT computes with them.

    python tools/peft-adapters/make.py [--merged FOLDER]

Writes tests/adapters: a folder per kind, as `save_pretrained` writes it, and expected.json with the log-probability of
each token of some continuations. `--merged` also writes the merged model of each kind, as `merge_and_unload` and `save_pretrained` make it.
"""

import argparse
import json
import shutil
import warnings
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from peft import LoraConfig, PeftModel, get_peft_model
from safetensors.torch import load_file
from transformers import Gemma3ForConditionalGeneration

from kinds import supported, unsupported

root = Path(__file__).resolve().parents[2]
checkpoint = root / "examples/assets/tiny-random-checkpoint"
reference = root / "tests/reference"
output = root / "tests/adapters"

prompts = [
    {"name": "short", "content": ["What is a pneumothorax?"]},
    {"name": "one-image", "content": ["Describe this chest radiograph.", {"image": "images/chest.png"}]},
]
texts = ["yes", "no", "There is no pleural effusion."]


def base(dtype=torch.float32):
    return Gemma3ForConditionalGeneration.from_pretrained(checkpoint, dtype=dtype, attn_implementation="eager").eval()


def pixels(path):
    image = Image.open(reference / path).convert("RGB").resize((112, 112), Image.Resampling.BILINEAR)
    values = np.asarray(image, dtype=np.float32) / 255
    return torch.from_numpy((values - 0.5) / 0.5).permute(2, 0, 1)[None]


def cases():
    forward = {case["name"]: case for case in json.loads((reference / "forward.json").read_text())["cases"]}
    score = {case["name"]: case for case in json.loads((reference / "score.json").read_text())["cases"]}
    for prompt in prompts:
        known = forward[prompt["name"]]
        choices = {choice["text"]: choice for choice in score[prompt["name"]]["choices"]}
        yield prompt["name"], known, [choices[text] for text in texts]


@torch.no_grad()
def log_probabilities(model):
    result = {}
    for name, known, choices in cases():
        rows = []
        for choice in choices:
            ids = torch.tensor([known["ids"] + choice["ids"]])
            extra = {}
            if known["images"]:
                extra["pixel_values"] = torch.cat([pixels(path) for path in known["images"]])
                extra["token_type_ids"] = (ids == model.config.image_token_index).long()
            logits = model(input_ids=ids, attention_mask=torch.ones_like(ids), **extra).logits[0].double()
            start = len(known["ids"]) - 1
            rows.append([round(logits[start + i].log_softmax(-1)[id].item(), 6) for i, id in enumerate(choice["ids"])])
        result[name] = rows
    return result


def randomise(model, strength):
    """Weights as after training; PEFT starts where nothing changes."""
    generator = torch.Generator().manual_seed(7)
    for name, weight in model.named_parameters():
        if not weight.requires_grad:
            continue
        noise = torch.randn(weight.shape, generator=generator)
        if "lora_magnitude" in name:
            weight.data *= (1 + 0.2 * noise).to(weight.dtype)
        elif "lora_" in name or "delta" in name:
            weight.data = (noise * strength).to(weight.dtype)
        else:
            spread = weight.data.float().std() if weight.numel() > 1 else torch.tensor(0.0)
            weight.data += (noise * (0.3 * spread + 0.01)).to(weight.dtype)


def save(name, options, strength=0.15):
    model = base(torch.bfloat16)
    adapted = get_peft_model(model, LoraConfig(task_type="CAUSAL_LM", **options))
    randomise(adapted, strength)
    folder = output / name
    adapted.save_pretrained(folder)
    (folder / "README.md").unlink(missing_ok=True)
    config = json.loads((folder / "adapter_config.json").read_text())
    config["base_model_name_or_path"] = "tiny-random-checkpoint"
    (folder / "adapter_config.json").write_text(json.dumps(config, indent=1, sort_keys=True) + "\n")
    return folder


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--merged", type=Path)
    merged = parser.parse_args().merged
    warnings.filterwarnings("ignore")
    shutil.rmtree(output, ignore_errors=True)
    expected = {"base": log_probabilities(base())}
    for name, kind in supported.items():
        folder = save(name, kind)
        model = PeftModel.from_pretrained(base(), folder).eval()
        expected[name] = log_probabilities(model)
        print(name, expected[name], sorted(load_file(folder / "adapter_model.safetensors"))[:3])
        if merged is not None:
            model.merge_and_unload().save_pretrained(merged / name)
            for file in checkpoint.glob("*"):
                if not file.name.startswith("model") and not (merged / name / file.name).exists():
                    shutil.copy(file, merged / name)
    for name, kind in unsupported.items():
        save(f"unsupported-{name}", kind)
    document = {
        "prompts": prompts,
        "continuations": texts,
        "logprobs": expected,
    }
    (output / "expected.json").write_text(json.dumps(document, indent=1) + "\n")


main()
