import type { ScoreInput } from "../decoding/score.js";
import { InvalidArgumentError } from "../errors/invalid-argument-error.js";
import type { ScoredChoice } from "../model/language-model.js";
import type { PreparedPrompt } from "../model/prepared-prompt.js";
import type { Tokenizer } from "../tokenizer/tokenizer.js";

/** Probability of the answer that the script names; the others share the rest. */
const probability = 0.9;

/** A closed question, asked in one or several orders of its options. */
interface Question {
  readonly answer: string;
  /** Prompts that it was asked with. */
  readonly asked: Set<string>;
}

/**
 * Log-likelihoods that follow a script: the response names one of the continuations, by itself (`yes`), by its first words
 * (`Yes, on the right.`), or by the text, or its beginning, that a list in the prompt gives a letter (`A: left`).
 *
 * A closed question is asked in several orders of its options, which get one response: they are prompts that differ in the
 * places of the options alone. The same prompt again is a new question.
 *
 * @param next gives the next response of the script.
 * @throws {InvalidArgumentError} when the response names none of the continuations.
 */
export function scriptedScore(
  tokenizer: Tokenizer,
  next: () => string,
): (input: ScoreInput) => readonly ScoredChoice[] {
  const questions = new Map<string, Question>();
  return ({ prompt, continuations, controls = [] }) => {
    const text = textOf(tokenizer, prompt);
    const listed = listedOptions(text);
    const key = withoutOptions(text, [...listed.values(), ...continuations]);
    const known = questions.get(key);
    const question = known === undefined || known.asked.has(text) ? ask(next(), { listed, continuations }) : known;
    questions.set(key, question);
    question.asked.add(text);
    const chosen = letterOf(question.answer, listed) ?? matching(question.answer, continuations);
    if (chosen === undefined || !continuations.includes(chosen)) {
      throw new InvalidArgumentError(
        "The scripted response names none of the answers whose probabilities are asked for.",
        { hint: "For a closed question, script one of its answers: `yes`, or the text of an option." },
      );
    }
    return [
      ...continuations.map((text) => scored(tokenizer, text, Math.log(shareOf(text, { chosen, continuations })))),
      // A scripted thought belongs to generations.
      ...controls.map((text) => scored(tokenizer, text, -Infinity)),
    ];
  };
}

/** Spellings of one answer, `yes` and ` YES` or `A` and `(A`, share its probability. */
function shareOf(
  text: string,
  { chosen, continuations }: { readonly chosen: string; readonly continuations: readonly string[] },
): number {
  const answers = new Set(continuations.map(bare));
  const spellings = continuations.filter((other) => bare(other) === bare(text)).length;
  const whole = bare(text) === bare(chosen) ? probability : (1 - probability) / Math.max(1, answers.size - 1);
  return whole / spellings;
}

function bare(text: string): string {
  return plain(text).replace(/^\(/, "");
}

type Listed = ReadonlyMap<string, string>;

function ask(
  response: string,
  { listed, continuations }: { readonly listed: Listed; readonly continuations: readonly string[] },
): Question {
  const answer = response.split("<unused95>").at(-1) ?? "";
  const isOption = Array.from(listed.values()).some((option) => plain(option) === plain(answer));
  const named = isOption ? undefined : matching(answer, continuations);
  // A letter means what stands at it when the question is first asked.
  return { answer: (named !== undefined && listed.get(named)) || answer, asked: new Set() };
}

function letterOf(answer: string, listed: Listed): string | undefined {
  const option = matching(answer, Array.from(listed.values()));
  return Array.from(listed).find(([, text]) => text === option)?.[0];
}

/** The prompt with images as their digests. */
function textOf(tokenizer: Tokenizer, { segments }: PreparedPrompt): string {
  const parts = segments.map((segment) =>
    segment.type === "tokens" ? tokenizer.decode(segment.ids) : `<${segment.image.sha256}>`,
  );
  return parts.join("");
}

/** What wordings of a question have in common. */
function withoutOptions(prompt: string, options: readonly string[]): string {
  const longestFirst = options.toSorted((a, b) => b.length - a.length);
  return longestFirst.reduce((text, option) => (option === "" ? text : text.replaceAll(option, "\0")), prompt);
}

function scored(tokenizer: Tokenizer, text: string, logprob: number): ScoredChoice {
  const ids = Array.from(tokenizer.encode(text));
  return { text, ids, tokenLogprobs: ids.map((_, index) => (index === 0 ? logprob : 0)), logprob };
}

/** The options that the prompt lists with letters, by their letter. */
function listedOptions(prompt: string): Listed {
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
