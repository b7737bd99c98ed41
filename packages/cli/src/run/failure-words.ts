/** What failure of an answer means for the person who asked, and what to do next. */
interface FailureWords {
  readonly what: string;
  readonly next: string;
}

const sample = "Try again with --temperature 0.7 --seed 1, or another model.";

const words: Readonly<Record<string, FailureWords>> = {
  empty: { what: "the model wrote nothing", next: sample },
  truncated: { what: "the answer was cut off before its end", next: "Give it more room with --max-tokens." },
  "thinking-unfinished": {
    what: "the model used up its room while thinking",
    next: "Raise --max-thinking-tokens, or add --no-thinking where the command has it; --show-thinking shows the thought.",
  },
  repetition: { what: "the model repeated itself without end", next: sample },
  "sections-missing": { what: "the answer lacks a section of a report", next: sample },
  "invalid-json": { what: "the answer is not in the form that was asked for", next: sample },
  "schema-mismatch": { what: "the answer is not in the form that was asked for", next: sample },
  unsupported: { what: "no sentence of it is backed by the text that it cites", next: sample },
  "no-usable-box": { what: "none of its boxes marks an area of the image", next: sample },
  "no-final-answer": {
    what: "its argument does not end in one of the answers",
    next: "Give it more room with --max-tokens, or try --method scored.",
  },
  undecided: {
    what: "the model would not decide on a level",
    next: "Give more of the case: vital signs, age, history.",
  },
  failed: { what: "the model failed while it wrote it", next: "Try again; `medgemma doctor` checks the model." },
  "no-room": { what: "there was no room left for it", next: "Raise --context." },
};

/** Puts the reason of a failed answer into words. */
export function failureWords(reason: string): FailureWords {
  return words[reason] ?? { what: reason, next: sample };
}
