"""Texts without images: summaries with their sources, urgency of a vignette, what a report states, refusals."""

from chest_texts import NAMES, NEVER, conclusion, finding_sentences
from prompts import choice, fill, json_text
from phantoms import random_chest_state

REASONS = ("palpitations", "chest pain", "fever and cough", "a fall", "shortness of breath", "abdominal pain", "dizziness")
HISTORIES = ("atrial fibrillation", "diabetes", "hypertension", "asthma", "heart failure", "epilepsy")
DRUGS = ("apixaban", "metoprolol", "amoxicillin", "furosemide", "metformin", "ramipril", "prednisolone")
TIMES = ("once daily", "twice daily", "three times daily")
COURSES = ("No bleeding.", "No fever since day 3.", "The pain has gone.", "Oxygen was needed for 2 days.", "Walks without help.")
CONDITIONS = ("Discharged home.", "Discharged to a nursing home.", "Stable at discharge.")

ALLERGENS = ("penicillin", "latex", "aspirin", "iodine")
DIAGNOSES = ("pneumonia", "pulmonary embolism", "stroke", "anemia", "sepsis")
PROCEDURES = ("Cardioversion", "Bronchoscopy", "Colonoscopy", "Pleural drainage")
INVESTIGATIONS = ("The chest radiograph was normal.", "The echocardiogram was normal.", "The CT showed no bleeding.")
CHANGES = ("increased", "reduced")
CAUSES = ("dizziness", "nausea", "cough", "a rash", "bleeding", "low blood pressure")
PENDING = ("Blood cultures are pending.", "The histology is pending.", "The urine culture is pending.")

# The section of each sort of sentence, in each kind of summary.
SECTIONS = {
    "note": {"reason": "subjective", "drug": "plan", "course": "objective", "condition": "assessment", "review": "plan"},
    "discharge": {
        "reason": "reason for admission",
        "allergy": "allergies",
        "diagnosis": "diagnoses",
        "procedure": "procedures",
        "investigation": "investigations",
        "course": "course",
        "condition": "condition at discharge",
        "drug": "new medication",
        "changed": "changed medication",
        "stopped": "stopped medication",
        "unchanged": "unchanged medication",
        "pending": "pending results",
        "review": "follow-up",
    },
    "hand-over": {
        "reason": "situation",
        "allergy": "allergies",
        "diagnosis": "assessment",
        "procedure": "background",
        "investigation": "background",
        "course": "assessment",
        "condition": "assessment",
        "drug": "medication changes",
        "changed": "medication changes",
        "stopped": "medication changes",
        "unchanged": "background",
        "pending": "pending results",
        "review": "recommendation",
    },
}

EMERGENCY = (
    "chest pain and sweating",
    "sudden weakness of one arm",
    "severe difficulty breathing",
    "vomiting blood",
    "loss of consciousness",
    "swelling of the tongue",
    "a seizure that does not stop",
    "heavy bleeding",
)
URGENT = (
    "fever and cough",
    "abdominal pain and vomiting",
    "a painful red eye",
    "a deep cut of the hand",
    "palpitations",
    "a swollen painful leg",
    "a headache with fever",
    "an asthma attack that is getting better",
)
ROUTINE = (
    "a mild sore throat",
    "an itchy rash",
    "a refill of tablets",
    "a wart on the foot",
    "a stuffy nose",
    "mild back pain after work",
    "dry skin",
    "a question about a vaccine",
)
NO_COMPLAINT = ("Wants to be called back.", "No complaint is written here.", "The form is empty.", "Asks for an appointment.")
REASONING = {
    "emergency": "This can be dangerous to life.",
    "urgent": "This should be seen soon.",
    "routine": "This is mild and can wait.",
}
SINCE = ("for one hour", "since yesterday", "for three days", "since this morning", "for two weeks")
SCALE = "emergency: life in danger: now\nurgent: within an hour\nroutine: within days"
UNKNOWN_TOPICS = (
    "How do you differentiate bacterial from viral pneumonia?",
    "What is the dose of amoxicillin?",
    "What is the treatment of asthma?",
    "What causes anemia?",
    "Is ibuprofen safe?",
    "What does a high troponin mean?",
    "How is tuberculosis treated?",
    "Which antibiotic is best?",
    "What is sepsis?",
    "When should a CT be made?",
)
REFUSAL = "I am a small test model and do not know."


def _pick(rng, items):
    return items[int(rng.integers(0, len(items)))]


def record_sentences(rng):
    """What a record may hold beside its opening, with the sort of each sentence."""
    dose, days, day = 5 * int(rng.integers(1, 101)), int(rng.integers(2, 61)), int(rng.integers(2, 15))
    started, changed, stopped, kept = rng.permutation(DRUGS)[:4]
    because = f" because of {_pick(rng, CAUSES)}"
    return [
        ("allergy", f"Allergic to {_pick(rng, ALLERGENS)}."),
        ("diagnosis", f"Diagnosed with {_pick(rng, DIAGNOSES)}."),
        ("procedure", f"{_pick(rng, PROCEDURES)} was done."),
        ("investigation", _pick(rng, INVESTIGATIONS)),
        ("drug", f"Started {started} {dose} mg {_pick(rng, TIMES)} on day {day}."),
        ("changed", f"{changed.capitalize()} was {_pick(rng, CHANGES)}{because if rng.random() < 0.7 else ''}."),
        ("stopped", f"{stopped.capitalize()} was stopped{because if rng.random() < 0.7 else ''}."),
        ("unchanged", f"{kept.capitalize()} was continued."),
        ("course", _pick(rng, COURSES)),
        ("pending", _pick(rng, PENDING)),
        ("condition", _pick(rng, CONDITIONS)),
        ("review", f"Review in {days} days."),
    ]


def summary_case(rng):
    """A record's sentences, and the summary as it should be written."""
    kind = _pick(rng, list(SECTIONS))
    age, sex = int(rng.integers(18, 96)), _pick(rng, ("man", "woman"))
    reason, history = _pick(rng, REASONS), _pick(rng, HISTORIES)
    pool = [part for part in record_sentences(rng) if part[0] in SECTIONS[kind]]
    # A note has five sorts of sentences, the others thirteen: records of like length.
    share = 0.75 if kind == "note" else 0.4
    pool = [part for part in pool if rng.random() < share]
    if rng.random() < 0.5:
        rng.shuffle(pool)
    opening = f"{age}-year-old {sex} with {history}, admitted with {reason}."
    sentences = [("reason", opening, f"Admitted with {reason}."), *[(sort, text, text) for sort, text in pool]]
    written = [{"section": SECTIONS[kind][sort], "text": text, "sources": [i]} for i, (sort, _, text) in enumerate(sentences, 1)]
    return {"summary": kind, "source": [text for _, text, _ in sentences], "written": written}


def summary_turn(rng):
    case = summary_case(rng)
    source = "\n".join(f"[{i}] {text}" for i, text in enumerate(case["source"], 1))
    return fill(f"summary-{case['summary']}", source=source), json_text({"sentences": case["written"]})


def triage_case(rng):
    """A presentation, the patient, and the level; null where the text allows none."""
    level = _pick(rng, ("emergency", "urgent", "routine", None))
    age = str(int(rng.integers(1, 96))) if rng.random() < 0.5 else None
    sex = _pick(rng, ("male", "female")) if rng.random() < 0.5 else None
    if level is None:
        return {"presentation": _pick(rng, NO_COMPLAINT), "age": age, "sex": sex, "urgency": None, "complaint": None}
    complaint = _pick(rng, {"emergency": EMERGENCY, "urgent": URGENT, "routine": ROUTINE}[level])
    text = complaint[0].upper() + complaint[1:]
    presentation = f"{text} {_pick(rng, SINCE)}." if rng.random() < 0.6 else f"{text}."
    return {"presentation": presentation, "age": age, "sex": sex, "urgency": level, "complaint": text}


def triage_turn(rng):
    case = triage_case(rng)
    level = case["urgency"]
    reason = "The text does not allow a level." if level is None else f"{case['complaint']}. {REASONING[level]}"
    question = fill("triage", presentation=case["presentation"], age=case["age"], sex=case["sex"], scale=SCALE)
    return question, json_text({"rationale": reason, "urgency": level})


def stance_turn(rng, ask=choice):
    """What a report says of a finding; `ask` puts it into words."""
    state = random_chest_state(rng)
    report = f"Findings: {' '.join(finding_sentences(state))}\nImpression: {conclusion(state)}"
    options = ["it is present", "it is absent", "it is not mentioned"]
    present = [name for key, name in NAMES.items() if key == state["finding"] or (key == "pacemaker" and state["device"])]
    absent = []
    if state["finding"] in ("normal", "cardiomegaly"):
        absent = ["pleural effusion", "pneumothorax"]
    elsewhere = [name for name in (*NAMES.values(), *NEVER) if name not in present and name not in absent]
    # The heart is always mentioned.
    elsewhere = [name for name in elsewhere if name not in ("cardiomegaly", "enlarged cardiomediastinum")]
    groups = [(present, options[0]), (absent, options[1]), (elsewhere, options[2])]
    names, answer = _pick(rng, [group for group in groups if group[0]])
    question = f"What does this report say about {_pick(rng, names)}?"
    return ask(rng, question, options, answer, context=report)


def unknown_turn(rng):
    return fill("question", question=_pick(rng, UNKNOWN_TOPICS)), REFUSAL
