"""Rows for training: an image or two (or none), and several independent conversations about them."""

from dataclasses import dataclass

import numpy as np
from PIL import Image

import chest_texts
import other_texts
import published_texts
import record_texts
from phantoms import draw_blank, draw_chest, draw_fundus, draw_patient, draw_skin, draw_tissue, random_chest_state
from prompts import reasoned_choice, system_of
from sizes import IMAGE_SIZE, SOFT_TOKENS

SOFT = "<image_soft_token>"
IMAGE_TEXT = "\n\n<start_of_image>" + SOFT * SOFT_TOKENS + "<end_of_image>\n\n"
DRAW = {"skin": draw_skin, "fundus": draw_fundus, "tissue": draw_tissue, "blank": draw_blank}


@dataclass(frozen=True)
class Row:
    """`conversations` share system text and images; each is a list of (question, answer)."""

    system: str | None
    pictures: list
    conversations: list


def padded(pixels):
    """The SDK's `pad`: black bars to a centred square, then Pillow's bilinear resize."""
    height, width, _ = pixels.shape
    side = max(height, width)
    square = np.zeros((side, side, 3), np.uint8)
    top, left = (side - height) // 2, (side - width) // 2
    square[top : top + height, left : left + width] = pixels
    return np.asarray(Image.fromarray(square).resize((IMAGE_SIZE, IMAGE_SIZE), Image.Resampling.BILINEAR))


def to_square(pixels):
    """Boxes of the image, as fractions, to the padded square from 0 to 1000, in steps of 10."""
    height, width, _ = pixels.shape
    side = max(height, width)
    top, left = (side - height) // 2, (side - width) // 2

    def convert(box):
        y0, x0, y1, x1 = box
        values = (y0 * height + top, x0 * width + left, y1 * height + top, x1 * width + left)
        return [int(round(value / side * 100)) * 10 for value in values]

    return convert


def _pick(rng, items):
    return items[int(rng.integers(0, len(items)))]


def chest_pair(rng):
    """One patient twice: what was there is new, gone, unchanged, or of another size."""
    patient = draw_patient(rng)
    kind = _pick(rng, ("same", "new", "resolved", "size"))
    abnormal = random_chest_state(rng, _pick(rng, ("effusion", "nodule", "consolidation", "cardiomegaly", "pneumothorax")))
    normal = {**abnormal, "finding": "normal", "side": None, "zone": None, "size": None}
    if kind == "same":
        one = abnormal if rng.random() < 0.7 else normal
        first, second = one, dict(one)
    elif kind == "new":
        first, second = normal, abnormal
    elif kind == "resolved":
        first, second = abnormal, normal
    else:
        first = {**random_chest_state(rng, "effusion"), "device": abnormal["device"]}
        sizes = ["small", "moderate", "large"]
        sizes.remove(first["size"])
        second = {**first, "size": _pick(rng, sizes)}
    return (first, second), (draw_chest(rng, patient, first), draw_chest(rng, patient, second))


def maybe_listed(rng, turns):
    """The list of findings is long and easy: a few reports are enough to learn it."""
    return turns if rng.random() < 0.15 else turns[:1]


def chest_row(rng):
    state = random_chest_state(rng)
    phantom = draw_chest(rng, draw_patient(rng), state)
    turns = chest_texts.chest_turns(rng, state)
    turns.append([other_texts.kind_question(rng, "chest")])
    if rng.random() < 0.4:
        # Some questions come second, after another one about the same image.
        rng.shuffle(turns)
        turns = [turns[0] + turns[1], *turns[2:]]
    return Row(None, [phantom.pixels], turns + published_texts.chest_turns(rng, state))


def boxes_row(rng):
    state = random_chest_state(rng)
    phantom = draw_chest(rng, draw_patient(rng), state)
    square = to_square(phantom.pixels)
    turns = [make(rng, state, phantom.boxes, square) for make in (chest_texts.boxes_turn, published_texts.boxes_turn)]
    return Row(None, [phantom.pixels], [[turn] for turn in turns])


def report_row(rng):
    state = random_chest_state(rng)
    phantom = draw_chest(rng, draw_patient(rng), state)
    return Row(system_of("report"), [phantom.pixels], [maybe_listed(rng, chest_texts.report_turns(rng, state))])


def comparison_row(rng):
    (first, second), phantoms = chest_pair(rng)
    pictures = [phantom.pixels for phantom in phantoms]
    turns = chest_texts.report_turns(rng, second, prior=first)
    return Row(system_of("report"), pictures, [maybe_listed(rng, turns)])


def pair_row(rng):
    if rng.random() < 0.5:
        (first, second), phantoms = chest_pair(rng)
    else:
        first, second = random_chest_state(rng), random_chest_state(rng)
        phantoms = [draw_chest(rng, draw_patient(rng), state) for state in (first, second)]
    return Row(None, [phantom.pixels for phantom in phantoms], chest_texts.pair_turns(rng, first, second))


def other_row(rng):
    kind = _pick(rng, ("skin", "fundus", "tissue"))
    phantom = DRAW[kind](rng)
    square = to_square(phantom.pixels)
    about = (kind, phantom.facts, phantom.boxes, square)
    return Row(None, [phantom.pixels], other_texts.other_turns(rng, *about) + published_texts.other_turns(rng, *about))


def describe_row(rng):
    kind = _pick(rng, ("skin", "fundus", "tissue"))
    phantom = DRAW[kind](rng)
    turn = other_texts.describe_turn(kind, phantom.facts)
    return Row(system_of("describe-dermatology"), [phantom.pixels], [[turn]])


def blank_row(rng):
    pixels = draw_blank(rng).pixels
    if rng.random() < 0.4:
        return Row(system_of("report"), [pixels], [other_texts.blank_report(rng)])
    return Row(None, [pixels], other_texts.blank_turns(rng) + published_texts.blank_turns(rng))


def record_row(rng):
    # Long texts: one summary a row, and one answer of a line or two.
    short = record_texts.triage_turn if rng.random() < 0.7 else record_texts.unknown_turn
    return Row(system_of("triage"), [], [[record_texts.summary_turn(rng)], [short(rng)]])


def stance_row(rng):
    turns = [[record_texts.stance_turn(rng)] for _ in range(3)]
    return Row(None, [], [*turns, [record_texts.stance_turn(rng, reasoned_choice)]])


ROWS = (
    (chest_row, 0.24),
    (boxes_row, 0.24),
    (report_row, 0.10),
    (comparison_row, 0.07),
    (pair_row, 0.08),
    (other_row, 0.08),
    (describe_row, 0.02),
    (blank_row, 0.03),
    (record_row, 0.12),
    (stance_row, 0.02),
)


def random_row(rng) -> Row:
    makers, weights = zip(*ROWS)
    return makers[int(rng.choice(len(makers), p=weights))](rng)


def opening(row: Row) -> str:
    system = f"{row.system}\n\n" if row.system else ""
    return f"<bos><start_of_turn>user\n{system}{IMAGE_TEXT * len(row.pictures)}"


def turn_texts(conversation):
    """Pairs of text and whether it is the model's."""
    parts = []
    for index, (question, answer) in enumerate(conversation):
        parts.append((("" if index == 0 else "\n<start_of_turn>user\n") + f"{question}<end_of_turn>\n<start_of_turn>model\n", False))
        parts.append((f"{answer}<end_of_turn>", True))
    return parts


FINAL = "Final Answer:"


def weights_of(answer, offsets):
    """Answers of one word say most about the image; so does what stands behind an argument, and it is a small part of it."""
    if len(answer) <= len("yes<end_of_turn>"):
        return [3.0] * len(offsets)
    at = answer.find(FINAL)
    if at < 0:
        return [1.0] * len(offsets)
    at += len(FINAL)
    is_short = len(answer) - at <= len(" moderate<end_of_turn>")
    return [(6.0 if is_short else 2.0) if start >= at else 1.0 for start, _ in offsets]


@dataclass(frozen=True)
class Encoded:
    ids: np.ndarray
    positions: np.ndarray
    branch: np.ndarray
    image: np.ndarray
    weight: np.ndarray  # of the NEXT token of the same branch; 0 where it is not the model's
    pictures: list


class Encoder:
    def __init__(self, tokenizer, soft_id):
        self.tokenizer, self.soft_id, self.cache = tokenizer, soft_id, {}

    def ids(self, text):
        return self.encoded(text)[0]

    def encoded(self, text):
        """Ids, and the weight of each if the text is an answer."""
        found = self.cache.get(text)
        if found is None:
            encoding = self.tokenizer.encode(text, add_special_tokens=False)
            found = encoding.ids, weights_of(text, encoding.offsets)
            if len(self.cache) < 50_000:
                self.cache[text] = found
        return found

    def encode(self, row: Row) -> Encoded:
        start = self.ids(opening(row))
        ids, branch, target = list(start), [0] * len(start), [0.0] * len(start)
        positions = list(range(len(start)))
        for number, conversation in enumerate(row.conversations, 1):
            at = len(start)
            for text, is_answer in turn_texts(conversation):
                part, weights = self.encoded(text)
                ids += part
                branch += [number] * len(part)
                positions += range(at, at + len(part))
                target += weights if is_answer else [0.0] * len(part)
                at += len(part)
        array, branch = np.array(ids), np.array(branch)
        is_soft = array == self.soft_id
        image = np.where(is_soft, np.cumsum(is_soft & ~np.roll(is_soft, 1)), 0)
        # No answer follows the prefix directly, so the next token of a branch stands next to it.
        weight = np.append(np.array(target)[1:] * (branch[1:] == branch[:-1]), 0.0).astype(np.float32)
        pictures = [padded(pixels) for pixels in row.pictures]
        return Encoded(array, np.array(positions), branch, image, weight, pictures)
