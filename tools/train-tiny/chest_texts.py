"""What is said of chest phantoms: report, list of findings, questions, boxes, and comparison with a prior image."""

from prompts import choice, fill, form_of_boxes, json_text, yes_no

NAMES = {
    "effusion": "pleural effusion",
    "nodule": "nodule",
    "consolidation": "consolidation",
    "cardiomegaly": "cardiomegaly",
    "pneumothorax": "pneumothorax",
    "pacemaker": "pacemaker",
}
# Never drawn: a question about them is always answered with no.
NEVER = ("fracture", "pulmonary edema", "atelectasis", "lung mass", "enlarged cardiomediastinum")
VIEWS = ("PA", "AP")
INDICATIONS = ("cough", "fever", "cough, fever", "chest pain", "dyspnea", "follow-up", "before surgery", "weight loss")
UNKNOWN = "The image does not show it."
UNKNOWABLE = (
    "What is the patient's name?",
    "How old is the patient?",
    "What is the patient's blood pressure?",
    "What is the temperature?",
    "Which drug does the patient take?",
    "When was this image made?",
    "What is the hemoglobin?",
    "Which hospital is this from?",
)


def site(state):
    """`right upper zone` for what has a zone."""
    return f"{state['side']} {state['zone']} zone"


def statement(state):
    match state["finding"]:
        case "effusion":
            return f"There is a {state['size']} pleural effusion on the {state['side']}."
        case "nodule" | "consolidation":
            return f"There is a {state['finding']} in the {site(state)}."
        case "pneumothorax":
            return f"There is a pneumothorax on the {state['side']}."
        case _:
            return "The lungs are clear."


def conclusion(state):
    match state["finding"]:
        case "normal":
            text = "Normal chest radiograph."
        case "cardiomegaly":
            text = "Cardiomegaly."
        case "nodule" | "consolidation":
            text = f"{state['finding'].capitalize()} in the {site(state)}."
        case finding:
            text = f"{state['side'].capitalize()} {NAMES[finding]}."
    return text + (f" Pacemaker on the {state['device']}." if state["device"] else "")


def finding_sentences(state):
    heart = "The heart is enlarged." if state["finding"] == "cardiomegaly" else "The heart is of normal size."
    sentences = [statement(state), heart]
    if state["finding"] in ("normal", "cardiomegaly"):
        sentences.append("No pleural effusion or pneumothorax.")
    if state["device"]:
        sentences.append(f"A pacemaker is seen on the {state['device']}.")
    return sentences


def change_of(prior, current):
    """What a comparison says, and the term of the list."""
    before, now = prior["finding"], current["finding"]

    def named(state):
        finding = state["finding"]
        if finding in ("nodule", "consolidation"):
            return f"The {finding} in the {site(state)}"
        return f"The {state['side']} {NAMES[finding]}" if finding != "cardiomegaly" else "The cardiomegaly"

    if before == now:
        if now == "normal":
            return "No change: both images are normal.", None
        order = ("small", "moderate", "large")
        if now == "effusion" and prior["size"] != current["size"]:
            worse = order.index(current["size"]) > order.index(prior["size"])
            return f"{named(current)} is {'larger' if worse else 'smaller'}.", "worse" if worse else "better"
        return f"{named(current)} is unchanged.", "unchanged"
    if now == "normal":
        return f"{named(prior)} has resolved.", "resolved"
    return f"{named(current)} is new.", "new"


def listed(state, sentences, change=None):
    """Findings as the second question wants them: in the report's words, with the number of the sentence."""

    def item(finding, number, where=None, side=None, status="present", changed=None):
        return {"finding": finding, "site": where, "side": side, "status": status, "change": changed, "sentence": number}

    found = []
    if state["finding"] not in ("normal", "cardiomegaly"):
        zone = f"{state['zone']} zone" if state["zone"] else None
        found.append(item(NAMES[state["finding"]], 1, zone, state["side"], changed=change))
    if state["finding"] == "cardiomegaly":
        found.append(item("heart enlarged", 2, changed=change))
    for number, sentence in enumerate(sentences, 1):
        if sentence.startswith("No pleural effusion"):
            found += [item("pleural effusion", number, status="absent"), item("pneumothorax", number, status="absent")]
        if sentence.startswith("A pacemaker"):
            found.append(item("pacemaker", number, side=state["device"]))
    return json_text({"findings": found})


def sentences_of(text):
    return [part.strip() + "." for part in text.rstrip(".").split(".")]


def report_turns(rng, state, prior=None):
    """The report, then the question for the list of its findings."""
    values = {
        "view": str(rng.choice(VIEWS)) if rng.random() < 0.5 else None,
        "indication": str(rng.choice(INDICATIONS)) if rng.random() < 0.5 else None,
    }
    findings, change = finding_sentences(state), None
    sections = [f"Findings: {' '.join(findings)}"]
    sentences = list(findings)
    if prior is not None:
        compared, change = change_of(prior, state)
        sections.append(f"Comparison: {compared}")
        sentences.append(compared)
    ending = conclusion(state)
    sections.append(f"Impression: {ending}")
    sentences += sentences_of(ending)
    name = "report" if prior is None else "report-prior"
    return [(fill(name, **values), "\n".join(sections)), list_turn(state, sentences, change)]


def list_turn(state, sentences, change=None):
    """The question for the findings of a report of these sentences."""
    numbered = "\n".join(f"[{number}] {text}" for number, text in enumerate(sentences, 1))
    return fill("finding-list", sentences=numbered), listed(state, sentences, change)


def _present(state):
    return {state["finding"], "pacemaker" if state["device"] else None}


def yes_no_question(rng, state):
    """Half of them are true."""
    truth = bool(rng.random() < 0.5)
    present = [f for f in (state["finding"], "pacemaker" if state["device"] else None) if f in NAMES]
    if truth and present:
        finding = str(rng.choice(present))
        phrase = NAMES[finding]
        side = state["device"] if finding == "pacemaker" else state["side"]
        sided = side is not None and rng.random() < 0.35
        phrase = f"{side} {phrase}" if sided else phrase
    elif truth:
        return "Is this a normal chest radiograph?", True
    elif rng.random() < 0.3 and (state["side"] or state["device"]):
        # The right finding on the wrong side.
        finding = state["finding"] if state["side"] else "pacemaker"
        side = state["side"] or state["device"]
        phrase = f"{'left' if side == 'right' else 'right'} {NAMES[finding]}"
    elif rng.random() < 0.15 and present:
        return "Is this a normal chest radiograph?", False
    else:
        absent = [name for key, name in NAMES.items() if key not in present]
        phrase = str(rng.choice(absent + absent + list(NEVER)))
        if rng.random() < 0.25 and phrase not in ("cardiomegaly",):
            phrase = f"{rng.choice(['left', 'right'])} {phrase}"
    article = "" if phrase.endswith(("cardiomegaly", "consolidation", "edema", "atelectasis")) else "a "
    form = str(rng.choice(["Is there {} in this image?", "Is there {}?", "Does this image show {}?"]))
    return form.format((article if rng.random() < 0.5 else "") + phrase), truth


def choice_question(rng, state):
    kinds = ["finding", "finding"]
    if state["side"]:
        kinds.append("side")
    if state["zone"]:
        kinds.append("zone")
    if state["size"]:
        kinds.append("size")
    kinds.append("heart")
    kind = str(rng.choice(kinds))
    name = NAMES.get(state["finding"])
    if kind == "side":
        return f"On which side is the {name}?", ["right", "left"], state["side"]
    if kind == "zone":
        return f"In which zone is the {name}?", ["upper", "mid", "lower"], state["zone"]
    if kind == "size":
        return "How large is the pleural effusion?", ["small", "moderate", "large"], state["size"]
    if kind == "heart":
        return "How large is the heart?", ["normal", "enlarged"], "enlarged" if state["finding"] == "cardiomegaly" else "normal"
    none = str(rng.choice(["none", "none of these", "normal"]))
    answer = name or none
    # All with a negative: also where the finding is there, so that the options do not give it away.
    others = [other for key, other in NAMES.items() if other != answer and key != "pacemaker"]
    rng.shuffle(others)
    options = [answer] + others[: int(rng.integers(1, 4))]
    if none not in options and rng.random() < 0.5:
        options.append(none)
    question = str(rng.choice(["Which finding is present?", "Which is most likely?", "What does this image show?"]))
    return question, options, answer


def open_question(rng, state):
    match int(rng.integers(0, 4)):
        case 0:
            return fill("ask", question=str(rng.choice(UNKNOWABLE))), UNKNOWN
        case 1:
            question = str(rng.choice(["What is the main finding?", "What does this image show?"]))
            return fill("ask", question=question), conclusion({**state, "device": None})
        case 2:
            question = str(rng.choice(["What kind of image is this?", "Which view is this?"]))
            return fill("ask", question=question), "Frontal chest radiograph."
        case _:
            # A bare question, as in a conversation.
            question = str(rng.choice(["Describe this image.", "Describe this X-ray.", "What do you see?", "What is this?"]))
            return question, f"Frontal chest radiograph. {' '.join(finding_sentences(state))}"


def boxes_turn(rng, state, boxes, square):
    """`square` puts a box into the padded square, from 0 to 1000."""
    anatomy = ("heart", "right lung", "left lung")
    targets = [t for t in anatomy if rng.random() < 0.15]
    keys = ["effusion", "nodule", "consolidation", "pneumothorax", "pacemaker"]
    here = [key for key in keys if key in boxes]
    asked = [here[0]] if here and rng.random() < 0.85 else []
    if len(here) > 1 and rng.random() < 0.4:
        asked.append(here[1])
    absent = [key for key in keys if key not in boxes]
    if not asked or rng.random() < 0.2:
        asked.append(str(rng.choice(absent)))
    if rng.random() < 0.15:
        targets, asked = [str(rng.choice(anatomy))], []
    targets += [NAMES[key] for key in asked]
    rng.shuffle(targets)
    by_name = {NAMES.get(key, key): box for key, box in boxes.items()}
    answer = [{"box_2d": square(by_name[target]), "label": target} for target in targets if target in by_name]
    values = {
        "view": str(rng.choice(VIEWS)) if rng.random() < 0.3 else None,
        "targets": "; ".join(targets),
        "form": form_of_boxes(targets),
    }
    return fill("locate", **values), json_text(answer)


def chest_turns(rng, state):
    """Independent conversations about one image, each a list of turns."""
    conversations = [[yes_no(rng, *yes_no_question(rng, state))] for _ in range(2)]
    conversations += [[choice(rng, *choice_question(rng, state))] for _ in range(2)]
    return [*conversations, [open_question(rng, state)]]


PLACES = ("the first image", "the second image", "both images", "neither image")


def _finding_of_pair(rng, states):
    pool = [state["finding"] for state in states if state["finding"] in NAMES]
    return str(rng.choice(pool)) if pool and rng.random() < 0.8 else str(rng.choice(list(NAMES)))


def pair_choice_question(rng, first, second):
    finding = _finding_of_pair(rng, (first, second))
    where = (finding in _present(first), finding in _present(second))
    answer = PLACES[{(True, False): 0, (False, True): 1, (True, True): 2, (False, False): 3}[where]]
    question = str(rng.choice(["Which image shows a {}?", "Where is a {} seen?"])).format(NAMES[finding])
    return question, list(PLACES), answer


def pair_yes_no_question(rng, first, second):
    index = int(rng.integers(0, 2))
    pool = [s["finding"] for s in (first, second) if s["finding"] in NAMES] + [str(rng.choice(list(NAMES)))]
    finding = str(rng.choice(pool))
    question = f"Is there a {NAMES[finding]} in the {('first', 'second')[index]} image?"
    return question, finding in _present((first, second)[index])


def pair_turns(rng, first, second):
    """Questions about two images."""
    conversations = [[choice(rng, *pair_choice_question(rng, first, second))] for _ in range(4)]
    return conversations + [[yes_no(rng, *pair_yes_no_question(rng, first, second))] for _ in range(4)]
