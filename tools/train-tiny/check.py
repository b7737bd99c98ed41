"""Compares this folder's model with transformers' on a checkpoint: `python check.py DIR`."""

import sys
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from transformers import Gemma3ForConditionalGeneration

from checkpoint import load_weights
from model import TinyGemma, masks_of
from samples import Encoder, pair_row, random_row, report_row
from train import collate, to_pixels


def main(folder):
    reference = Gemma3ForConditionalGeneration.from_pretrained(folder, dtype=torch.float32, attn_implementation="eager").eval()
    config = reference.config
    model = TinyGemma(config.text_config.vocab_size)
    load_weights(model, Path(folder))
    encoder = Encoder(Tokenizer.from_file(f"{folder}/tokenizer.json"), config.image_token_id)
    rng, worst = np.random.default_rng(7), 0.0
    for make in (report_row, pair_row, random_row, random_row, random_row):
        row = encoder.encode(make(rng))
        # transformers knows no branches: the prefix and each branch on its own.
        for branch in range(1, row.branch.max() + 1):
            part = (row.branch == 0) | (row.branch == branch)
            ids = torch.from_numpy(row.ids[part])[None]
            pixels = to_pixels(row.pictures)
            with torch.no_grad():
                extra = {"pixel_values": pixels} if len(row.pictures) else {}
                theirs = reference(input_ids=ids, token_type_ids=(ids == config.image_token_id).long(), **extra).logits[0]
                batch = collate([row])
                hidden = model(batch[0], batch[1], masks_of(batch[2], batch[3], batch[1]), pixels, batch[3] > 0)
                ours = model.logits(hidden)[0][torch.from_numpy(part)]
            worst = max(worst, (theirs - ours).abs().max().item())
    print(f"largest difference of logits from transformers: {worst:.2e}")
    return 0 if worst < 1e-3 else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
