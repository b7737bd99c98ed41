import type { ClosedAnswer } from "@medgemma/tasks";
import type { Screen } from "../terminal/screen.js";

const barLength = 30;

/** The most probable option, then all of them, most probable first. */
export function printProbabilities(
  screen: Screen,
  { answer, abstained, probabilities, optionMass, entropy }: ClosedAnswer,
): void {
  screen.line(screen.styled("bold", answer ?? "(undecided)"));
  const longest = Math.max(...probabilities.map(({ option }) => option.length));
  for (const { option, probability } of probabilities.toSorted((a, b) => b.probability - a.probability)) {
    const percent = `${(100 * probability).toFixed(1)} %`.padStart(7);
    const bar = "#".repeat(Math.round(barLength * probability));
    screen.line(`  ${option.padEnd(longest)} ${percent}${bar === "" ? "" : `  ${screen.styled("cyan", bar)}`}`);
  }
  if (abstained === "option-mass") {
    const share = (100 * optionMass).toFixed(optionMass < 0.1 ? 1 : 0);
    screen.note(
      `The answers together have ${share} % of the probability: the model was about to write something else.`,
    );
  }
  screen.note(`Entropy ${entropy.toFixed(2)} (0 certain, 1 undecided). Probabilities of words, not of diseases.`);
}
