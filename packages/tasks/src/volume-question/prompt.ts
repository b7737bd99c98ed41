import type { PromptSet } from "../task/prompt-presets.js";

/** A series is told by its label, on a line of its own; without labels the line is empty and left out. */
const slices = "{label}\n{image}SLICE {number}";

/**
 * Slices with their numbers, then the question: the forms of MedGemma 1.5's evaluation on CT and MRI (arXiv:2604.05081,
 * appendix B; the number stands after its slice as in Google's notebook; slices of several series follow one another). The SDK's wording keeps the frame and asks for one
 * word, which can be scored. Change them only together with their version.
 */
export const volumeQuestionPrompts: PromptSet = {
  sdk: {
    id: "volume-question",
    version: "2",
    image: slices,
    user: [
      "{images}",
      "These are {count} slices of one {modality} volume, in their order.",
      "Indication and patient history: {history}",
      "{question}",
      "Answer with one word only: yes or no.",
    ].join("\n"),
  },
  "medgemma-1.5": {
    id: "volume-question-published",
    version: "2",
    form: "final-answer",
    image: slices,
    user: [
      "{images}",
      "{frame}",
      "{question}",
      "You may write out your argument before stating your final answer " +
        '"Final Answer: yes" or "Final Answer: no".',
    ].join("\n"),
  },
};
