import type { Token } from "./tokenize.js";

/** Words whose full stop ends no sentence. */
const abbreviated: ReadonlySet<string> = new Set(
  (
    "dr mr mrs ms prof st vs pt pat bds bd re li ca approx evtl ggf bzw inkl jan feb mar apr jun jul aug sep sept oct nov " +
    "dec fig art tel nr ant antec sr sra dra m mme tab tabl caps inj susp amp dx hx tx rx fx sx"
  ).split(" "),
);

/**
 * Splits tokens at the ends of sentences: line ends, `!`, `?`, and a full stop before a space and a capital letter, a
 * number or the end.
 */
export function splitSentences(tokens: readonly Token[], text: string): readonly (readonly Token[])[] {
  const sentences: Token[][] = [];
  let current: Token[] = [];
  for (const [index, token] of tokens.entries()) {
    const before = tokens[index - 1];
    if (before !== undefined && /[\r\n]/.test(text.slice(before.end, token.start))) {
      sentences.push(current);
      current = [];
    }
    current.push(token);
    if (endsSentence(tokens, index)) {
      sentences.push(current);
      current = [];
    }
  }
  sentences.push(current);
  return sentences.filter((sentence) => sentence.length > 0);
}

/** A letter alone, such as an initial, that is no unit: `38.5 °C.` ends a sentence. */
function isInitial(tokens: readonly Token[], index: number): boolean {
  const before = tokens[index - 1];
  return tokens[index]?.text.length === 1 && before?.text !== "°" && before?.text !== "/" && before?.kind !== "number";
}

function endsSentence(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  if (token?.kind !== "mark" || !/^[.!?。]$/.test(token.text)) return false;
  const next = tokens[index + 1];
  // `?UTI`, `, ? stroke`: a query, not a question.
  if (token.text === "?" && next !== undefined && (next.glued || !token.glued)) return false;
  if (token.text !== ".") return true;
  if (next === undefined) return true;
  if (next.glued) return false;
  const before = tokens[index - 1];
  if (before?.kind === "word" && (abbreviated.has(before.word) || isInitial(tokens, index - 1))) return false;
  // `3. Mai`: an ordinal number.
  if (
    before?.kind === "number" &&
    /^\d{1,2}$/.test(before.text) &&
    next.kind === "word" &&
    !/^(?:the|he|she)$/.test(next.word)
  )
    return false;
  return next.kind === "number" || /^[\p{Lu}\p{Lo}"“„(¿¡-]/u.test(next.text);
}
