import type { Language } from "../text/language.js";
import type { Token } from "../text/tokenize.js";
import { timesWord } from "./frequencies.js";
import { numberWords, ordinalWords } from "./number-words.js";

/** What is counted in rows. */
export const scales =
  /^(?:day|week|grade|stage|class|level|cycle|type|tag|woche|grad|stadium|jour|dia|semana|phase|asa|nyha|trimester|gravida|para|visit|room|bed|ward|killip|gcs1|hospitalization|pod)$/;

/** `2nd`, `second`, `day 2`, `grade II`: a number that names one of a row. */
export function readOrdinal(
  tokens: readonly Token[],
  at: number,
  language: Language,
): { value: number; of: string; length: number } | undefined {
  const token = tokens[at];
  if (token === undefined) return undefined;
  if (
    token.kind === "number" &&
    /^\d{1,2}$/.test(token.text) &&
    tokens[at + 1]?.glued === true &&
    /^(?:st|nd|rd|th)$/.test(tokens[at + 1]?.word ?? "")
  ) {
    return { value: Number(token.text), of: "nth", length: 2 };
  }
  const word = ordinalWords[language].get(token.word) ?? ordinalWords[language].get(token.word.replace(/[nrsm]$/, ""));
  if (word !== undefined && token.word !== "second's") {
    const counted = scales.exec(tokens[at + 1]?.word ?? "")?.[0];
    return counted === "cycle" ? { value: word, of: counted, length: 2 } : { value: word, of: "nth", length: 1 };
  }
  const parity = parityAt(tokens, at);
  if (parity !== undefined) return { ...parity, length: 1 };
  // `CKD 3`: the disease is a phrase of its own.
  if (/^[1-5]$/.test(token.text) && tokens[at - 1]?.word === "ckd")
    return { value: Number(token.text), of: "stage", length: 1 };
  const scale = scales.exec(token.word)?.[0];
  if (scale === undefined) return undefined;
  const skip =
    /^(?:day|stage|class|grade)$/.test(tokens[at + 1]?.word ?? "") && /^(?:asa|nyha|killip)$/.test(scale) ? 1 : 0;
  const value = rowNumber(tokens[at + 1 + skip], language);
  // `Carers visit four times a day`.
  if (timesWord.test(tokens[at + 2 + skip]?.word ?? "")) return undefined;
  // `ASA 81` is a drug.
  if (value !== undefined && value > 6 && /^(?:asa|nyha|grade|stage|class|killip)$/.test(scale)) return undefined;
  return value === undefined ? undefined : { value, of: scale, length: 2 + skip };
}

/** `G2` and `P1` side by side: pregnancies and births. */
function parityAt(tokens: readonly Token[], at: number): { value: number; of: string } | undefined {
  const [, letter, digits] = parity.exec(tokens[at]?.text ?? "") ?? [];
  if (letter === undefined) return undefined;
  const skip = (step: number): number => (/^[,/]$/.test(tokens[at + step]?.text ?? "") ? 2 * step : step);
  const other = letter === "G" ? tokens[at + skip(1)] : tokens[at + skip(-1)];
  if (parity.exec(other?.text ?? "")?.[1] !== (letter === "G" ? "P" : "G")) return undefined;
  return { value: Number(digits), of: letter === "G" ? "gravida" : "para" };
}

const parity = /^([GP])(\d{1,2})$/;

/** `G2P1` in one word, with what it counts. */
export function parityOf(text: string): readonly { readonly of: "gravida" | "para"; readonly value: number }[] {
  const [, pregnancies, births] = /^G(\d{1,2})P(\d{1,2})$/.exec(text) ?? [];
  if (pregnancies === undefined || births === undefined) return [];
  return [
    { of: "gravida", value: Number(pregnancies) },
    { of: "para", value: Number(births) },
  ];
}

const roman = ["", "i", "ii", "iii", "iv", "v", "vi"];

function rowNumber(token: Token | undefined, language: Language): number | undefined {
  const spelled = numberWords[language].get(token?.word ?? "");
  if (spelled !== undefined && spelled > 0 && Number.isInteger(spelled)) return spelled;
  if (token?.kind === "number" && /^\d{1,2}$/.test(token.text)) return Number(token.text);
  const value = roman.indexOf(token?.word ?? "none");
  return value > 0 && token?.text === token?.text.toUpperCase() ? value : undefined;
}
