"""Trains the tiny model from one seed: `python train.py --output DIR`. See README.md."""

import argparse
import json
import math
import multiprocessing
import os
import signal
import time
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

from checkpoint import load_weights, save_checkpoint
from model import VISION, TinyGemma, masks_of
from phantoms import FINDINGS, SIDES, SIZES, ZONES, draw_chest, draw_fundus, draw_patient, draw_skin, draw_tissue, random_chest_state
from row_source import row_batches
from samples import opening, padded, random_row, to_square, turn_texts
from tokenizer import copy_tokenizer, train_tokenizer

SEED = 20261125


def tokenizer_texts(rng, rows):
    for _ in range(rows):
        row = random_row(rng)
        yield opening(row).replace("<image_soft_token>", "").replace("<start_of_image>", "").replace("<end_of_image>", "")
        for conversation in row.conversations:
            for text, _ in turn_texts(conversation):
                yield text.replace("<end_of_turn>", "").replace("<start_of_turn>", "")


def to_pixels(pictures):
    if not pictures:
        return torch.zeros(0, 3, 1, 1)
    return torch.from_numpy(np.stack(pictures)).permute(0, 3, 1, 2).float() / 127.5 - 1


# --- Stage 1: the image encoder learns to tell what was drawn, which is cheap without the decoder. ---

HEADS = {"kind": 4, "finding": 6, "side": 3, "zone": 4, "size": 4, "device": 3, "detail": 6, "second": 2}


def vision_labels(rng):
    kind = int(rng.choice(4, p=[0.7, 0.1, 0.1, 0.1]))
    labels, box = {"kind": kind}, None
    if kind == 0:
        state = random_chest_state(rng)
        phantom = draw_chest(rng, draw_patient(rng), state)
        place = lambda value, names: 0 if value is None else 1 + names.index(value)  # noqa: E731
        labels |= {"finding": FINDINGS.index(state["finding"]), "side": place(state["side"], SIDES)}
        labels |= {"zone": place(state["zone"], ZONES), "size": place(state["size"], SIZES), "device": place(state["device"], SIDES)}
        box = phantom.boxes.get(state["finding"])
    else:
        phantom = (draw_skin, draw_fundus, draw_tissue)[kind - 1](rng)
        f = phantom.facts
        match kind:
            case 1:
                labels |= {"detail": ["brown", "black", "red"].index(f["colour"]), "second": int(f["border"] == "irregular")}
            case 2:
                labels |= {"detail": 3 + ["normal", "haemorrhages", "exudates"].index(f["finding"]), "second": int(f["eye"] == "right")}
            case _:
                labels |= {"detail": int(f["glands"]), "second": int(f["density"] == "crowded")}
        box = next(iter(phantom.boxes.values()), None)
    corners = np.array(to_square(phantom.pixels)(box)) / 1000 if box else np.full(4, -1.0)
    return padded(phantom.pixels), labels, corners


def _vision_labels_of(seeds):
    return vision_labels(np.random.default_rng(seeds))


def train_vision(model, seed, steps, log, device, workers, batch=48, phantoms=16_000):
    rng = np.random.default_rng([seed, 1])
    with multiprocessing.get_context("spawn").Pool(workers) as pool:
        drawn = pool.map(_vision_labels_of, [[seed, 1, number] for number in range(phantoms)], chunksize=64)
    # On the mean of the soft tokens, so that each of them learns to carry what the whole image shows: the decoder then
    # finds it wherever it looks.
    heads = nn.ModuleDict({name: nn.Linear(VISION["hidden"], size) for name, size in HEADS.items()})
    boxes = nn.Linear(VISION["hidden"], 4)
    heads.to(device), boxes.to(device)
    vision = model.vision_tower.vision_model
    parameters = [*vision.parameters(), *heads.parameters(), *boxes.parameters()]
    optimizer = torch.optim.AdamW(parameters, lr=1e-3, weight_decay=0.02, betas=(0.9, 0.98))
    start = time.time()
    for step in range(steps):
        for group in optimizer.param_groups:
            group["lr"] = 1.2e-3 * min(1, step / 100) * (0.5 + 0.5 * math.cos(math.pi * step / steps) * 0.98)
        pictures, labels, corners = zip(*(drawn[i] for i in rng.integers(0, phantoms, batch)))
        pooled = model.multi_modal_projector.pool(vision(to_pixels(list(pictures)).to(device))).mean(1)
        loss, right = 0.0, {}
        for name, head in heads.items():
            target = torch.tensor([label.get(name, -1) for label in labels], device=device)
            logits = head(pooled)
            if (target >= 0).any():
                loss = loss + F.cross_entropy(logits, target, ignore_index=-1)
                known = target >= 0
                right[name] = (logits.argmax(-1) == target)[known].float().mean().item()
        corners = torch.tensor(np.stack(corners), dtype=torch.float32, device=device)
        known = corners[:, 0] >= 0
        distance = (boxes(pooled)[known] - corners[known]).abs().mean()
        loss = loss + 5 * distance
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(parameters, 1.0)
        optimizer.step()
        if step % 50 == 0 or step == steps - 1:
            accuracy = {name: round(value, 2) for name, value in right.items()}
            log({"stage": "vision", "step": step, "loss": round(loss.item(), 4), "box": round(distance.item(), 4), **accuracy,
                 "seconds": round(time.time() - start)})


# --- Stage 2: everything, on conversations. ---

def collate(rows):
    length = max(len(row.ids) for row in rows)
    pad = lambda name, fill: torch.from_numpy(  # noqa: E731
        np.stack([np.pad(getattr(row, name), (0, length - len(row.ids)), constant_values=fill) for row in rows])
    )
    return pad("ids", 0), pad("positions", 0), pad("branch", -1), pad("image", 0), pad("weight", 0), [
        picture for row in rows for picture in row.pictures
    ]


def parameter_groups(model, vision_factor=0.25):
    """The image encoder has learned already: it moves more slowly. Vectors do not decay."""
    groups = {}
    for name, parameter in model.named_parameters():
        factor = vision_factor if name.startswith("vision_tower") else 1.0
        decay = 0.05 if parameter.ndim > 1 else 0.0
        groups.setdefault((factor, decay), []).append(parameter)
    return [{"params": params, "weight_decay": decay, "factor": factor} for (factor, decay), params in groups.items()]


class Schedule:
    """Warm-up, a plateau, and a fall to zero over the last steps. SIGUSR1 begins the fall at once."""

    def __init__(self, steps, fall, peak, warmup=150):
        self.fall, self.peak, self.warmup, self.begin, self.step = fall, peak, warmup, steps - fall, 0
        signal.signal(signal.SIGUSR1, self.begin_now)

    def begin_now(self, *_):
        self.begin = min(self.begin, self.step)

    @property
    def steps(self):
        return self.begin + self.fall

    def rate(self, step):
        self.step = step
        falling = 1 - max(0, step - self.begin) / self.fall
        return self.peak * min(1, (step + 1) / self.warmup) * falling


def train_text(model, batches, schedule, log, save, device):
    optimizer = torch.optim.AdamW(parameter_groups(model), betas=(0.9, 0.98), fused=True)
    start, rows_seen, losses, rights, shorts, step = time.time(), 0, [], [], [], 0
    while step < schedule.steps:
        rate = schedule.rate(step)
        for group in optimizer.param_groups:
            group["lr"] = rate * group["factor"]
        rows = next(batches)
        *tensors, pictures = collate(rows)
        ids, positions, branch, image, weight = (tensor.to(device) for tensor in tensors)
        learned = tensors[-1].flatten().nonzero()[:, 0].to(device)
        hidden = model(ids, positions, masks_of(branch, image, positions), to_pixels(pictures).to(device), image > 0)
        targets, weights = torch.roll(ids, -1, 1).flatten()[learned], weight.flatten()[learned]
        logits = model.logits(hidden.flatten(0, 1)[learned])
        loss = (F.cross_entropy(logits, targets, reduction="none") * weights).sum() / weights.sum()
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        is_right = (logits.argmax(-1) == targets).float()
        losses.append(loss.detach())
        rights.append(is_right.mean())
        shorts.append(is_right[weights > 1].mean())
        step, rows_seen = step + 1, rows_seen + len(rows)
        if step % 100 == 0 or step == schedule.steps:
            mean = lambda values: round(torch.stack(values).nanmean().item(), 4)  # noqa: E731
            log({"stage": "text", "step": step, "rows": rows_seen, "loss": mean(losses), "tokens right": mean(rights),
                 "short answers' tokens right": mean(shorts), "rate": round(rate, 6), "seconds": round(time.time() - start)})
            losses, rights, shorts = [], [], []
        if step % 300 == 0:
            save()
    log({"fall began at step": schedule.begin, "steps": schedule.steps})


def main():
    parser = argparse.ArgumentParser(description="Trains the tiny model.")
    parser.add_argument("--output", type=Path, required=True, help="folder for the checkpoint and curve.jsonl")
    parser.add_argument("--continue-from", type=Path, help="folder of a checkpoint whose tokenizer is kept and whose weights learn on")
    parser.add_argument("--vision-steps", type=int, default=1200, help="none when training goes on from a checkpoint")
    parser.add_argument("--text-steps", type=int, default=4791)
    parser.add_argument("--fall-steps", type=int, default=1500, help="steps at the end over which the rate falls to zero")
    parser.add_argument("--rate", type=float, help="highest rate of the second stage: 1.2e-3, or 3e-4 with --continue-from")
    parser.add_argument("--batch", type=int, default=32, help="rows in a step of the second stage")
    parser.add_argument("--device", choices=("cpu", "cuda"), default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--workers", type=int, default=max(1, (os.cpu_count() or 2) - 1), help="processes that draw")
    parser.add_argument("--seed", type=int, default=SEED)
    options = parser.parse_args()
    options.output.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(options.seed)
    # One thread: sums are added in the same order every time, and a second one gains little at this size.
    torch.set_num_threads(1)
    start = options.continue_from
    if start is None:
        soft = train_tokenizer(tokenizer_texts(np.random.default_rng([options.seed, 0]), 3000), options.output)
    else:
        soft = copy_tokenizer(start, options.output)
    vocab = (soft + 1 + 63) // 64 * 64
    model = TinyGemma(vocab).to(options.device)
    if start is not None:
        load_weights(model, start)
    curve = (options.output / "curve.jsonl").open("w")

    def log(entry):
        curve.write(json.dumps(entry) + "\n")
        curve.flush()
        print(json.dumps(entry), flush=True)

    log({"parameters": sum(p.numel() for p in model.parameters()), "vocab": vocab, "soft": soft})
    if options.device == "cpu":
        for layer in [*model.language_model.model.layers, *model.vision_tower.vision_model.encoder.layers]:
            layer.compile(dynamic=True)
    save = lambda: save_checkpoint(model, options.output, vocab, soft)  # noqa: E731
    if start is None:
        train_vision(model, options.seed, options.vision_steps, log, options.device, options.workers)
    batches = row_batches(options.output / "tokenizer.json", soft, options.seed, options.batch, options.workers)
    rate = options.rate or (1.2e-3 if start is None else 3e-4)
    train_text(model, batches, Schedule(options.text_steps, options.fall_steps, rate), log, save, options.device)
    save()


if __name__ == "__main__":
    main()
