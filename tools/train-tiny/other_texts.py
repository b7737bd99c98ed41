"""What is said of skin, retina and tissue phantoms, and of blank images."""

from chest_texts import NAMES, UNKNOWABLE, UNKNOWN, report_turns
from prompts import choice, fill, form_of_boxes, json_text, yes_no

KINDS = ("chest radiograph", "skin lesion", "fundus photograph", "tissue section")
KIND_NAMES = {"chest": KINDS[0], "skin": KINDS[1], "fundus": KINDS[2], "tissue": KINDS[3]}
BLANK = "The image is blank."


def sentence_of(kind, facts):
    match kind:
        case "skin":
            return f"A {facts['colour']} skin lesion with {'an' if facts['border'] == 'irregular' else 'a'} {facts['border']} border."
        case "fundus":
            what = "without haemorrhages or exudates" if facts["finding"] == "normal" else f"with {facts['finding']}"
            return f"Fundus photograph of the {facts['eye']} eye {what}."
        case "tissue":
            return f"Tissue section with {facts['density']} nuclei and {'glands' if facts['glands'] else 'no glands'}."
        case _:
            return BLANK


def described(kind, facts):
    """Features that the phantoms have; all others cannot be judged."""
    match kind:
        case "skin":
            features = {
                "lesion": "single lesion",
                "colour": facts["colour"],
                "border": f"{facts['border']} border",
                "surface": None,
                "arrangement": None,
                "surroundings": None,
            }
        case "fundus":
            seen = facts["finding"]
            features = {
                "opticDisc": f"disc of the {facts['eye']} eye",
                "macula": None,
                "vessels": None,
                "haemorrhages": "present" if seen == "haemorrhages" else "none",
                "exudates": "present" if seen == "exudates" else "none",
                "periphery": None,
            }
        case _:
            features = {
                "tissue": None,
                "architecture": "glands" if facts["glands"] else "no glands",
                "cells": None,
                "nuclei": f"{facts['density']} nuclei",
                "stroma": None,
                "necrosis": None,
            }
    return json_text({"quality": "good", "features": features, "summary": sentence_of(kind, facts)})


SPECIALTY = {"skin": "dermatology", "fundus": "ophthalmology", "tissue": "histopathology"}


def closed_questions(kind, facts):
    """Pairs of a statement and whether it is true, and questions with options."""
    match kind:
        case "skin":
            statements = [(f"Is the lesion {colour}?", facts["colour"] == colour) for colour in ("brown", "black", "red")]
            statements += [("Is the border irregular?", facts["border"] == "irregular")] * 2
            questions = [
                ("What colour is the lesion?", ["brown", "black", "red"], facts["colour"]),
                ("How is the border?", ["regular", "irregular"], facts["border"]),
            ]
        case "fundus":
            names = ("haemorrhages", "exudates")
            statements = [(f"Are there {name} in this image?", facts["finding"] == name) for name in names]
            statements.append(("Is this a normal fundus?", facts["finding"] == "normal"))
            questions = [
                ("Which finding is present?", [*names, "none"], facts["finding"] if facts["finding"] in names else "none"),
                ("Which eye is this?", ["right", "left"], facts["eye"]),
            ]
        case _:
            statements = [("Are there glands in this image?", facts["glands"])]
            statements.append(("Are the nuclei crowded?", facts["density"] == "crowded"))
            questions = [
                ("How are the nuclei?", ["sparse", "crowded"], facts["density"]),
                ("What does this tissue show?", ["glands", "no glands"], "glands" if facts["glands"] else "no glands"),
            ]
    return statements, questions


def _pick(rng, items):
    return items[int(rng.integers(0, len(items)))]


def other_turns(rng, kind, facts, boxes, square):
    statements, questions = closed_questions(kind, facts)
    conversations = []
    for _ in range(3):
        wanted = bool(rng.random() < 0.5)
        fitting = [item for item in statements if item[1] == wanted] or statements
        conversations.append([yes_no(rng, *_pick(rng, fitting))])
        conversations.append([choice(rng, *_pick(rng, questions))])
    conversations.append([kind_question(rng, kind)])
    conversations.append([open_question(rng, kind, facts)])
    for target, box in boxes.items():
        asked = [target, str(rng.choice(["nodule", "heart", "optic disc" if kind == "skin" else "lesion"]))]
        asked = asked if rng.random() < 0.3 else [target]
        answer = json_text([{"box_2d": square(box), "label": target}])
        conversations.append([(fill("locate", targets="; ".join(asked), form=form_of_boxes(asked)), answer)])
    return conversations


def kind_question(rng, kind):
    others = [name for name in KINDS if name != KIND_NAMES[kind]]
    rng.shuffle(others)
    if rng.random() < 0.5:
        truth = bool(rng.random() < 0.5)
        return yes_no(rng, f"Is this a {KIND_NAMES[kind] if truth else others[0]}?", truth)
    options = [KIND_NAMES[kind], *others[: int(rng.integers(1, 4))]]
    return choice(rng, "What kind of image is this?", options, KIND_NAMES[kind])


def open_question(rng, kind, facts):
    match int(rng.integers(0, 3)):
        case 0:
            return fill("ask", question=_pick(rng, UNKNOWABLE)), UNKNOWN
        case 1:
            name = KIND_NAMES[kind]
            return fill("ask", question="What kind of image is this?"), f"{name.capitalize()}."
        case _:
            question = _pick(rng, ["Describe this image.", "What do you see?", "What is this?"])
            return question, sentence_of(kind, facts)


def describe_turn(kind, facts):
    return fill(f"describe-{SPECIALTY[kind]}"), described(kind, facts)


def blank_turns(rng):
    """Nothing is to be seen, and that is what is said."""
    name = _pick(rng, list(NAMES.values()))
    where = fill("locate", targets=name, form=form_of_boxes([name]))
    questions = ["Describe this image.", "What do you see?", "What is this?", "Describe this X-ray."]
    return [
        [yes_no(rng, f"Is there {'' if rng.random() < 0.5 else 'a '}{name} in this image?", False)],
        [(where, "[]")],
        [(_pick(rng, questions), BLANK)],
        [(fill("ask", question=_pick(rng, ["What is the main finding?", "What kind of image is this?"])), BLANK)],
    ]


def blank_report(rng):
    state = {"finding": "normal", "side": None, "zone": None, "size": None, "device": None}
    question = report_turns(rng, state)[0][0]
    return [(question, f"Findings: {BLANK}\nImpression: No conclusion is possible.")]
