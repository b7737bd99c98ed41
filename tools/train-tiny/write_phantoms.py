"""Writes held-out phantoms with what was drawn and questions about them: `python write_phantoms.py --output DIR`.

Their seed differs from the training's. `phantoms.json` holds raw questions: the SDK's tasks put them into words.
Boxes are `[y0, x0, y1, x1]`, fractions of the image's height and width.
"""

import argparse
import json
from pathlib import Path

import numpy as np
from PIL import Image

import chest_texts
import other_texts
import record_texts
from phantoms import FINDINGS, draw_blank, draw_chest, draw_fundus, draw_patient, draw_skin, draw_tissue, random_chest_state
from samples import chest_pair

HELD_OUT_SEED = 777_000


def questions(make, count):
    names = ("question", "options", "answer")
    return [dict(zip(names, make())) for _ in range(count)]


def truths(make, count):
    return [dict(zip(("question", "truth"), make())) for _ in range(count)]


def facts_of(state):
    return {key: value for key, value in state.items() if key != "jitter"}


class Writer:
    def __init__(self, folder: Path):
        self.folder, self.cases, self.count = folder, [], 0
        folder.mkdir(parents=True, exist_ok=True)

    def image(self, pixels):
        name = f"{self.count:04d}.png"
        self.count += 1
        grey = (pixels[..., 0] == pixels[..., 1]).all() and (pixels[..., 0] == pixels[..., 2]).all()
        Image.fromarray(pixels[..., 0] if grey else pixels).save(self.folder / name, optimize=True)
        return name

    def case(self, **values):
        self.cases.append(values)


def write(folder, chests, pairs, others, records, seed):
    writer = Writer(folder)
    for index in range(chests):
        rng = np.random.default_rng([HELD_OUT_SEED, seed, 0, index])
        # All findings equally often.
        state = random_chest_state(rng, FINDINGS[index % len(FINDINGS)])
        phantom = draw_chest(rng, draw_patient(rng), state)
        names = {chest_texts.NAMES.get(key, key): box for key, box in phantom.boxes.items()}
        writer.case(
            kind="chest",
            images=[writer.image(phantom.pixels)],
            facts=facts_of(state),
            boxes=names,
            yesNo=truths(lambda: chest_texts.yes_no_question(rng, state), 2),
            choices=questions(lambda: chest_texts.choice_question(rng, state), 2),
        )
    for index in range(pairs):
        rng = np.random.default_rng([HELD_OUT_SEED, seed, 1, index])
        (first, second), phantoms = chest_pair(rng)
        sentence, change = chest_texts.change_of(first, second)
        writer.case(
            kind="pair",
            images=[writer.image(phantom.pixels) for phantom in phantoms],
            facts=[facts_of(first), facts_of(second)],
            comparison=sentence,
            change=change,
            yesNo=truths(lambda: chest_texts.pair_yes_no_question(rng, first, second), 1),
            choices=questions(lambda: chest_texts.pair_choice_question(rng, first, second), 1),
        )
    for index in range(others):
        rng = np.random.default_rng([HELD_OUT_SEED, seed, 2, index])
        phantom = (draw_skin, draw_fundus, draw_tissue)[index % 3](rng)
        statements, asked = other_texts.closed_questions(phantom.kind, phantom.facts)
        writer.case(
            kind=phantom.kind,
            images=[writer.image(phantom.pixels)],
            facts=phantom.facts,
            boxes=phantom.boxes,
            yesNo=truths(lambda: statements[int(rng.integers(0, len(statements)))], 1),
            choices=questions(lambda: asked[int(rng.integers(0, len(asked)))], 1),
        )
    for index in range(records):
        rng = np.random.default_rng([HELD_OUT_SEED, seed, 4, index])
        writer.case(kind="summary", **record_texts.summary_case(rng))
        writer.case(kind="triage", **record_texts.triage_case(rng))
    blank = draw_blank(np.random.default_rng([HELD_OUT_SEED, seed, 3]))
    writer.case(kind="blank", images=[writer.image(blank.pixels)], facts={}, boxes={}, yesNo=[], choices=[])
    (folder / "phantoms.json").write_text(json.dumps({"seed": seed, "cases": writer.cases}, indent=1) + "\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Writes held-out phantoms.")
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--chests", type=int, default=180)
    parser.add_argument("--pairs", type=int, default=60)
    parser.add_argument("--others", type=int, default=45)
    parser.add_argument("--records", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    o = parser.parse_args()
    write(o.output, o.chests, o.pairs, o.others, o.records, o.seed)
