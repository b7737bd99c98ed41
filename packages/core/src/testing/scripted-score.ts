import type { ScoreInput } from "../decoding/score.js";
import { InvalidArgumentError } from "../errors/invalid-argument-error.js";
import type { ScoredChoice } from "../model/language-model.js";
import type { Tokenizer } from "../tokenizer/tokenizer.js";

/** Probability of the answer that the script names; the others share the rest. */
const probability = 0.9;

/**
 * Log-likelihoods that follow a script: the response names one of the continuations, by itself (`yes`), by its first words
 * (`Yes, on the right.`), or by the text, or its beginning, that a list in the prompt gives a letter (`A: left`).
 *
 * A closed question is asked in several orders of its options. They get one response: the next is taken for a prompt that is
 * not made of the same letters and images.
 *
 * @param next gives the next response of the script.
 * @throws {InvalidArgumentError} when the response names none of the continuations, or several.
 */
export function scriptedScore(
  tokenizer: Tokenizer,
  next: () => string,
): (input: ScoreInput) => readonly ScoredChoice[] {
  let asked: { readonly key: string; readonly answer: string } | undefined;
  return ({ prompt, continuations }) => {
    const ids = prompt.segments.flatMap((segment) => (segment.type === "tokens" ? Array.from(segment.ids) : []));
    const text = tokenizer.decode(ids);
    const listed = listedOptions(text);
    const images = prompt.segments.map((segment) => (segment.type === "image" ? segment.image.sha256 : ""));
    const key = [...text.split(""), ...continuations, ...images].toSorted().join("");
    if (asked?.key !== key) {
      const response = withoutThought(next());
      const named = matching(response, continuations);
      // A letter means what stands at it when the question is first asked.
      asked = { key, answer: (named !== undefined && listed.get(named)) || response };
    }
    const { answer } = asked;
    const option = matching(answer, Array.from(listed.values()));
    const letter = Array.from(listed).find(([, text]) => text === option)?.[0];
    const chosen = letter ?? matching(answer, continuations);
    if (chosen === undefined || !continuations.includes(chosen)) {
      throw new InvalidArgumentError(
        "The scripted response names none of the answers whose probabilities are asked for.",
        { hint: "For a closed question, script one of its answers: `yes`, or the text of an option." },
      );
    }
    const rest = (1 - probability) / Math.max(1, continuations.length - 1);
    return continuations.map((continuation) =>
      scored(tokenizer, continuation, Math.log(continuation === chosen ? probability : rest)),
    );
  };
}

function scored(tokenizer: Tokenizer, text: string, logprob: number): ScoredChoice {
  const ids = Array.from(tokenizer.encode(text));
  return { text, ids, tokenLogprobs: ids.map((_, index) => (index === 0 ? logprob : 0)), logprob };
}

/** The options that the prompt lists with letters, by their letter. */
function listedOptions(prompt: string): ReadonlyMap<string, string> {
  const lines = prompt.matchAll(/^([A-Z])[:.)] (.+)$/gm);
  return new Map(Array.from(lines, ([, letter = "", option = ""]) => [letter, option]));
}

/** The text that the response is, else the longest that it begins with, else the only one that begins with it. */
function matching(response: string, texts: readonly string[]): string | undefined {
  const wanted = plain(response);
  const begins = (text: string, start: string): boolean =>
    start !== "" && text.startsWith(start) && !/^\w/.test(text.slice(start.length));
  const said = texts.filter((text) => begins(wanted, plain(text))).toSorted((a, b) => b.length - a.length)[0];
  if (said !== undefined) return said;
  const [only, ...others] = texts.filter((text) => begins(plain(text), wanted));
  return others.length === 0 ? only : undefined;
}

function plain(text: string): string {
  return text.trim().toLowerCase().replace(/\.$/, "");
}

function withoutThought(response: string): string {
  return response.split("<unused95>").at(-1) ?? "";
}
