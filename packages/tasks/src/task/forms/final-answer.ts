import { aText, requireArguments, someTexts } from "../arguments.js";

/** An answer in the form that MedGemma was trained with, and the argument before it. */
export interface FinalAnswer {
  readonly answer: string;
  readonly argument: string;
  /** Place after the mark, where the answer begins. */
  readonly at: number;
}

/**
 * `Final Answer: X`, also in bold, as a heading, without the space or within a sentence, and `The most likely diagnosis is: (B)` of
 * the questions on skin and fundus. Where no colon stands, the answer follows `is`, or begins the next line.
 */
const marks =
  /(?<opening>["'“‘`]|format:?[ \t]*)?(?:[*_]{1,3}|<b>)?\b(?:final[ \t]*answer|(?:the[ \t]+)?most[ \t]+likely[ \t]+diagnosis)(?<is>[ \t]+is)?[ \t]*(?:[*_]{1,3}|<\/b>)?[ \t]*(?<colon>[:：])?[ \t]*(?:[*_]{1,3}|<\/b>)?(?<end>[ \t]*(?:\r\n?|\n)+)?/gi;

/**
 * Reads the last final answer of a text; models repeat the form while they argue, and sometimes quote what they were asked for.
 * Undefined when there is none, or nothing after it. Marks around it (bold, code, tags, boxes such as `$\boxed{B}$`) are taken off;
 * what is on later lines belongs to it only in a fence.
 */
export function finalAnswer(text: string): FinalAnswer | undefined {
  requireArguments({ text }, { text: aText });
  const found = Array.from(text.matchAll(marks)).findLast(({ groups = {} }) => {
    const { opening, is, colon, end } = groups;
    return opening === undefined && (colon !== undefined || is !== undefined || end !== undefined);
  });
  if (found === undefined) return undefined;
  const at = found.index + found[0].length;
  const answer = unwrap(text.slice(at));
  return answer === ""
    ? undefined
    : {
        answer,
        argument: text
          .slice(0, found.index)
          .replace(/[#\s]+$/, "")
          .trim(),
        at,
      };
}

/** Marks that stand around an answer. */
const wrappers = /\*\*|__|<\/?[bi]>|^[`*_$]+|[`*_$]+$/g;

function unwrap(rest: string): string {
  const trimmed = rest.trim();
  if (trimmed.startsWith("```")) return trimmed;
  const [line = ""] = trimmed.split(/[\r\n]/);
  const boxed = /^\$?\\boxed\{(?:\\text\{)?([^{}]*)\}{1,2}\$?\.?$/.exec(line.trim())?.[1];
  return (boxed ?? line).replaceAll(wrappers, "").trim();
}

/**
 * The option that a final answer names: by its letter, with or without brackets and with what may follow it (`B`, `(B)`,
 * `B: edema`, `option B`), or by its text. What follows a letter must be that option's text: `C. difficile` is no answer C. Undefined
 * when it names none, several, or denies one, and where its letter is not its text's.
 *
 * @param options in the order of their letters, from A.
 */
export function namedOption<Option extends string>(
  answer: string,
  options: readonly Option[],
  { lettered = true }: { readonly lettered?: boolean } = {},
): Option | undefined {
  requireArguments({ answer, options }, { answer: aText, options: someTexts });
  const said = plain(answer);
  const exact = options.filter((option) => plain(option) === said);
  if (exact.length === 1) return exact[0];
  if (lettered && contradictsItself(answer.trim(), options)) return undefined;
  const byLetter = lettered ? optionByLetter(answer.trim(), options) : undefined;
  return byLetter ?? optionByText(said, options);
}

/** A letter at the start with the mark behind it, or at the end behind a word for an answer. */
const letterFirst =
  /^(?:(?:option|choice|answer)\s*:?\s*)?(?<open>[([])?(?<letter>[a-z])(?<mark>[)\]][:.]?|[:.](?=\s|$)|\s+[-–—](?=\s)|(?=\s|$))\s*(?<rest>.*)$/is;
const letterLast = /\b(?:is|option|choice|answer)\s*:?\s*[([]?([A-Z])[)\]]?\.?$/;

function optionByLetter<Option extends string>(answer: string, options: readonly Option[]): Option | undefined {
  const { letter = "", open, rest = "" } = letterFirst.exec(answer)?.groups ?? {};
  const first = optionAt(letter, options);
  if (first !== undefined) {
    const said = plain(rest);
    if (said === "" || agrees(said, first)) return first;
    // In brackets it is a letter and nothing else, unless the text names another option.
    if (open !== undefined && !denies(said) && optionByText(said, options) === undefined) return first;
  }
  const last = letterLast.exec(answer);
  return last === null || denies(plain(answer.slice(0, last.index))) ? undefined : optionAt(last[1] ?? "", options);
}

/** Whether a letter and the text behind it name two options: `A. MRI` where B is the MRI. */
function contradictsItself(answer: string, options: readonly string[]): boolean {
  const { letter = "", mark = "", open, rest = "" } = letterFirst.exec(answer)?.groups ?? {};
  const first = optionAt(letter, options);
  const said = plain(rest);
  // Without a mark the letter may be an article.
  if (first === undefined || said === "" || (open === undefined && mark.trim() === "") || agrees(said, first))
    return false;
  return options.some((option) => option !== first && plain(option) === said);
}

function optionAt<Option extends string>(letter: string, options: readonly Option[]): Option | undefined {
  return letter === "" ? undefined : options[letter.toUpperCase().charCodeAt(0) - 65];
}

function agrees(said: string, option: string): boolean {
  return !denies(said.replace(plain(option), "")) && (isWithin(said, plain(option)) || isWithin(plain(option), said));
}

function optionByText<Option extends string>(said: string, options: readonly Option[]): Option | undefined {
  const leading = options.filter(
    (option) => said.startsWith(plain(option)) && /^\s*[,;:.–—-]/.test(said.slice(plain(option).length)),
  );
  if (leading.length === 1) return leading[0];
  const within = options.filter((option) => isWithin(said, plain(option)));
  const longest = within.toSorted((a, b) => b.length - a.length)[0];
  if (longest !== undefined) {
    const isOne = within.every((option) => isWithin(plain(longest), plain(option)));
    return isOne && !denies(said.replace(plain(longest), " ")) ? longest : undefined;
  }
  const begun = options.filter((option) => said.length > 3 && isWithin(plain(option), said));
  return begun.length === 1 ? begun[0] : undefined;
}

/** Words after which a named option is not the answer. */
function denies(said: string): boolean {
  return /\b(?:not|no|nor|neither|cannot|can't|isn't|without|except|unlikely|wrong|incorrect|excluded?)\b/.test(said);
}

function plain(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[.!]+$/, "")
    .replace(/\s+/g, " ");
}

function isWithin(text: string, part: string): boolean {
  if (part === "") return false;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
    const around = (text[at - 1] ?? " ") + (text[at + part.length] ?? " ");
    if (!/[\p{L}\p{N}]/u.test(around)) return true;
  }
  return false;
}
