/** An answer in the form that MedGemma was trained with, and the argument before it. */
export interface FinalAnswer {
  readonly answer: string;
  readonly argument: string;
  /** Place after the mark, where the answer begins. */
  readonly at: number;
}

/**
 * `Final Answer: X`, also in bold, without the space or within a sentence, and `The most likely diagnosis is: (B)` of the
 * questions on skin and fundus. Only upright spaces stand between the words, so that no line is skipped.
 */
const marks =
  /(?:\*\*|__)?\b(?:final[ \t]*answer(?:[ \t]+is)?|the[ \t]+most[ \t]+likely[ \t]+diagnosis[ \t]+is)[ \t]*(?:\*\*|__)?[ \t]*:[ \t]*(?:\*\*|__)?/gi;

/**
 * Reads the last final answer of a text; models repeat the form while they argue. Undefined when there is none, or nothing
 * after it. Bold marks and boxes (`$\boxed{B}$`) around it are taken off; what is on later lines belongs to it only in a fence.
 */
export function finalAnswer(text: string): FinalAnswer | undefined {
  const found = Array.from(text.matchAll(marks)).at(-1);
  if (found === undefined) return undefined;
  const at = found.index + found[0].length;
  const answer = unwrap(text.slice(at));
  return answer === "" ? undefined : { answer, argument: text.slice(0, found.index).trim(), at };
}

function unwrap(rest: string): string {
  const trimmed = rest.trim();
  if (trimmed.startsWith("```")) return trimmed;
  const [line = ""] = trimmed.split(/[\r\n]/);
  const boxed = /^\$?\\boxed\{([^{}]*)\}\$?\.?$/.exec(line.trim())?.[1];
  return (boxed ?? line).replaceAll(/\*\*|__/g, "").trim();
}

/**
 * The option that a final answer names: by its letter, with or without brackets and with what may follow it (`B`, `(B)`,
 * `B: edema`, `option B`), or by its text. Undefined when it names none, or several.
 *
 * @param options in the order of their letters, from A.
 */
export function namedOption<Option extends string>(
  answer: string,
  options: readonly Option[],
  { lettered = true }: { readonly lettered?: boolean } = {},
): Option | undefined {
  const said = plain(answer);
  const exact = options.filter((option) => plain(option) === said);
  if (exact.length === 1) return exact[0];
  const byLetter = lettered ? optionAt(answer.trim(), options) : undefined;
  if (byLetter !== undefined) return byLetter;
  const within = options.filter((option) => isWithin(said, plain(option)));
  return within.length === 1 ? within[0] : undefined;
}

/** `A pneumothorax` begins with an article, not with a letter, unless that is what A stands for. */
function optionAt<Option extends string>(answer: string, options: readonly Option[]): Option | undefined {
  const found = /^(?:option|choice|answer)?\s*[([]?([a-z])(?:[)\]]|$|[.:),-]|(?=\s))/i.exec(answer);
  const option = found === null ? undefined : options[(found[1] ?? "").toUpperCase().charCodeAt(0) - 65];
  if (option === undefined || found === null) return undefined;
  const isArticle = /^a$/i.test(found[0].trim()) && answer.length > found[0].trim().length;
  return !isArticle || isWithin(plain(answer), plain(option)) ? option : undefined;
}

function plain(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[.!]+$/, "")
    .replace(/\s+/g, " ");
}

function isWithin(text: string, option: string): boolean {
  for (let at = text.indexOf(option); at >= 0; at = text.indexOf(option, at + 1)) {
    const around = (text[at - 1] ?? " ") + (text[at + option.length] ?? " ");
    if (!/[\p{L}\p{N}]/u.test(around)) return true;
  }
  return false;
}
