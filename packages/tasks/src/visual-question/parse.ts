/** Characters of a short answer at most. */
const maxAnswerLength = 300;

/** One line, with room for one character more than is allowed: an answer that fills it was not done. */
export const oneLine = `[^\\r\\n]{1,${maxAnswerLength + 1}}`;

/** The short answer, or why the text is none. */
export function parseShortAnswer(text: string): { readonly answer: string } | "truncated" | "not-short" {
  const answer = text.trim();
  if (/[\r\n]/.test(answer)) return "not-short";
  return Array.from(answer).length > maxAnswerLength ? "truncated" : { answer };
}
