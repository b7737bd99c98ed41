"""What is asked and said in the published forms of MedGemma's evaluations: a report that goes on from `findings:`, and
answers that argue first and end in `Final Answer: X`. `@medgemma/tasks` asks in them with its presets.
"""

import chest_texts
from chest_texts import INDICATIONS, NAMES, UNKNOWABLE, UNKNOWN, conclusion, finding_sentences, list_turn, sentences_of, statement
from other_texts import BLANK, KIND_NAMES, closed_questions, sentence_of
from prompts import argued, fenced_boxes, fill, reasoned_choice

FRONTAL = "Frontal chest radiograph."


def _pick(rng, items):
    return items[int(rng.integers(0, len(items)))]


def _asked_report(rng):
    """The indication, if any, stands before `findings:`."""
    return fill("report-published", indication=_pick(rng, INDICATIONS) if rng.random() < 0.5 else "").strip()


def report_turns(rng, state):
    """The report, then the question for the list of its findings."""
    findings, ending = finding_sentences(state), conclusion(state)
    report = f"{' '.join(findings)}\n\nimpression: {ending}"
    return [(_asked_report(rng), report), list_turn(state, [*findings, *sentences_of(ending)])]


def _ask(question, argument, answer):
    return fill("ask-published", question=question), argued(argument, answer)


def _ask_unknowable(rng):
    return _ask(_pick(rng, UNKNOWABLE), "", UNKNOWN)


def choice_turn(rng, state):
    question, options, answer = chest_texts.choice_question(rng, state)
    return reasoned_choice(rng, question, options, answer, argument=" ".join(finding_sentences(state)))


def question_turn(rng, state):
    seen = " ".join(finding_sentences(state))
    match int(rng.integers(0, 6)):
        case 0:
            return _ask_unknowable(rng)
        case 1:
            return _ask("What is the main finding?", "", conclusion({**state, "device": None}))
        case 2:
            return _ask(_pick(rng, ("What kind of image is this?", "Which view is this?")), "", FRONTAL)
        case 3 if state["side"]:
            name = NAMES[state["finding"]]
            asked = [(f"On which side is the {name}?", state["side"])]
            asked += [(f"In which zone is the {name}?", state["zone"])] if state["zone"] else []
            asked += [("How large is the pleural effusion?", state["size"])] if state["size"] else []
            question, answer = _pick(rng, asked)
            return _ask(question, seen, answer)
        case _:
            question, truth = chest_texts.yes_no_question(rng, state)
            return _ask(question, seen, "yes" if truth else "no")


def _located(target, argument, box):
    boxes = [] if box is None else [{"box_2d": box, "label": target}]
    return fill("locate-published", target=target), argued(argument, fenced_boxes(boxes))


def boxes_turn(rng, state, boxes, square):
    """One object: a finding, anatomy, or what is not there. `square` puts a box into the padded square, from 0 to 1000."""
    keys = ("effusion", "nodule", "consolidation", "pneumothorax", "pacemaker")
    here, absent = [key for key in keys if key in boxes], [key for key in keys if key not in boxes]
    chance = rng.random()
    if chance < 0.2:
        name = NAMES[_pick(rng, absent)]
        return _located(name, f"There is no {name}.", None)
    if here and chance < 0.8:
        key = _pick(rng, here)
        seen = f"A pacemaker is seen on the {state['device']}." if key == "pacemaker" else statement(state)
        return _located(NAMES[key], seen, square(boxes[key]))
    target = _pick(rng, ("heart", "heart", "right lung", "left lung"))
    return _located(target, f"The {target} is seen.", square(boxes[target]))


def chest_turns(rng, state):
    """Independent conversations about one image."""
    report = report_turns(rng, state)
    # As with the SDK's wording, the list is easy: a few reports are enough to learn it.
    turns = [make(rng, state) for make in (choice_turn, choice_turn, question_turn, question_turn)]
    return [report if rng.random() < 0.15 else report[:1], *([turn] for turn in turns)]


def other_turns(rng, kind, facts, boxes, square):
    """The same of skin, retina and tissue."""
    statements, questions = closed_questions(kind, facts)
    seen = sentence_of(kind, facts)
    question, options, answer = _pick(rng, questions)
    conversations = [[reasoned_choice(rng, question, options, answer, argument=seen)]]
    match int(rng.integers(0, 3)):
        case 0:
            conversations.append([_ask_unknowable(rng)])
        case 1:
            conversations.append([_ask("What kind of image is this?", "", f"{KIND_NAMES[kind].capitalize()}.")])
        case _:
            wanted = bool(rng.random() < 0.5)
            asked, truth = _pick(rng, [item for item in statements if item[1] == wanted] or statements)
            conversations.append([_ask(asked, seen, "yes" if truth else "no")])
    for target, box in boxes.items():
        conversations.append([_located(target, f"The {target} is seen.", square(box))])
    return conversations


def blank_turns(rng):
    name = _pick(rng, list(NAMES.values()))
    return [
        [(_asked_report(rng), f"{BLANK}\n\nimpression: No conclusion is possible.")],
        [_located(name, BLANK, None)],
        [_ask(f"Is there a {name} in this image?", BLANK, "no")],
    ]
