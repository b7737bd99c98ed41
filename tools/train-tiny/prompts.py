"""The SDK's own wordings, from `prompts.json`, filled in as the SDK fills them.

`npx vitest run tests/tiny-prompts.test.ts` checks that the file is what the tasks really send.
"""

import json
import re
from pathlib import Path

PROMPTS = json.loads((Path(__file__).parent / "prompts.json").read_text())
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def fill(name, **values):
    """A line whose slot has no value is left out."""
    lines = []
    for line in PROMPTS[name]["user"].split("\n"):
        slots = re.findall(r"<<(\w+)>>", line)
        if any(values.get(slot) is None for slot in slots):
            continue
        lines.append(re.sub(r"<<(\w+)>>", lambda match: values[match[1]], line))
    return "\n".join(lines)


def system_of(name):
    return PROMPTS[name].get("system")


def json_text(value):
    """As constrained decoding writes it: without spaces."""
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


def yes_no(rng, question, truth):
    first, second = ("yes", "no") if rng.random() < 0.5 else ("no", "yes")
    name = f"yes-no-{int(rng.choice([0, 0, 1, 2]))}"
    return fill(name, question=question, first=first, second=second), "yes" if truth else "no"


def choice(rng, question, options, answer, context=None):
    options = list(options)
    rng.shuffle(options)
    lines = "\n".join(f"{LETTERS[i]}: {option}" for i, option in enumerate(options))
    name = f"choice-{int(rng.choice([0, 0, 1, 2]))}"
    return fill(name, context=context, question=question, options=lines), LETTERS[options.index(answer)]


def argued(argument, answer):
    """An answer in the published form."""
    return f"{argument} Final Answer: {answer}".strip()


def reasoned_choice(rng, question, options, answer, context=None, argument=""):
    """In a published form, of the first generation or of 1.5."""
    options = list(options)
    rng.shuffle(options)
    lines = "\n".join(f"({LETTERS[i]}) {option}" for i, option in enumerate(options))
    letter = LETTERS[options.index(answer)]
    if rng.random() < 0.5:
        name, final = "reasoned-medgemma-1", f"({letter})"
    else:
        name, final = "reasoned-medgemma-1.5", letter
    return fill(name, context=context, question=question, options=lines), argued(argument, final)


def fenced_boxes(boxes):
    """As in Google's notebook: spaces after commas and colons, in a fence."""
    return f"```json{json.dumps(boxes)}```"


def form_of_boxes(targets):
    labels = " | ".join(json.dumps(target) for target in targets)
    return f'[{{"box_2d": [integer, integer, integer, integer], "label": {labels}}}, …]'
