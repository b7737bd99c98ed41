import type { FailedField } from "./failed-field.js";
import type { ReadText } from "./read-text.js";

type Sex = "male" | "female";

/** Words for a patient of one sex. */
const nouns: Readonly<Record<Sex, RegExp>> = {
  male: /(?<!\p{L})(?:man|male|boy|gentleman|mann|männlich(?:er|e)?|homme|hombre|varón|homem|\d{1,3}\s?-?M)(?![\p{L}\p{N}])/u,
  female:
    /(?<!\p{L})(?:woman|female|girl|lady|weiblich(?:er|e)?|frau|femme|mujer|mulher|\d{1,3}\s?-?F)(?![\p{L}\p{N}])/u,
};
const pronouns: Readonly<Record<Sex, RegExp>> = {
  male: /\b(?:he|his|him)\b/i,
  female: /\b(?:she|her|hers)\b/i,
};

/** The sex that a text gives its patient; undefined for none, and for both. */
function sexIn({ text, clauses }: ReadText): { readonly sex: Sex; readonly word: string } | undefined {
  const lower = text.replace(/\b(?=\p{Lu}\p{Ll})\p{Lu}/gu, (letter) => letter.toLowerCase());
  // A pronoun may be a relative's.
  const isAlone = !clauses.some(({ mentions }) =>
    mentions.some(({ category }) => category === "relative" || category === "profession"),
  );
  const named = (["male", "female"] as const).flatMap((sex) => {
    const word = nouns[sex].exec(lower)?.[0] ?? (isAlone ? pronouns[sex].exec(text)?.[0] : undefined);
    return word === undefined ? [] : [{ sex, word }];
  });
  return named.length === 1 ? named[0] : undefined;
}

/** Where a statement speaks of a woman and the source of a man, or the other way round. */
export function otherSex(said: ReadText, source: ReadText): readonly FailedField[] {
  const [own, known] = [sexIn(said), sexIn(source)];
  if (own === undefined || known === undefined || own.sex === known.sex) return [];
  return [{ field: "subject", statement: own.word, source: known.word }];
}
