import { hardWords, softWords, specimenWords } from "./words.js";

/** A word of a name. */
export interface NameWord {
  readonly word: string;
  /** Whether the name says the same without it. */
  readonly isSoft: boolean;
}

/** Small letters, no accents, one spelling for British and American names. */
export function fold(text: string): string {
  return text
    .replace(/[µμ]/g, "u")
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replaceAll("ß", "ss")
    .replaceAll("œ", "oe")
    .replaceAll("æ", "ae")
    .replace(/\s+/g, " ")
    .trim();
}

const greek: ReadonlyMap<string, string> = new Map([
  ["α", "alpha"],
  ["β", "beta"],
  ["γ", "gamma"],
  ["δ", "delta"],
  ["κ", "kappa"],
  ["λ", "lambda"],
  ["a1", "alpha1"],
]);

const months = /^(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|okt|dez|mai)[a-z]*$/;

/** Words of a name or of what stands around it; what is in brackets may be left out. */
export function nameWords(text: string): readonly NameWord[] {
  const words: NameWord[] = [];
  let depth = 0;
  for (const [piece] of fold(text).matchAll(/[()[\]]|[\p{L}\p{N}]+/gu)) {
    if ("([".includes(piece)) depth++;
    else if (")]".includes(piece)) depth = Math.max(0, depth - 1);
    else {
      const word = normalWord(piece);
      const isSoft = softWords.has(word) || specimenWords.has(word) || (depth > 0 && !hardWords.has(word));
      words.push({ word, isSoft });
    }
  }
  return joinAbbreviations(words);
}

function normalWord(word: string): string {
  if (/^\d+$/.test(word)) return String(Number(word));
  const month = months.exec(word);
  if (month !== null && word.length < 10 && !/^(?:decline|marker|mark)/.test(word)) return month[1] ?? word;
  const plain = greek.get(word) ?? word;
  if (plain.length < 5) return plain;
  const american = plain
    .replaceAll("ae", "e")
    .replaceAll("oe", "e")
    .replace(/^leuco/, "leuko")
    .replace(/^sulph/, "sulf");
  return american.length > 5 && /[^su]s$/.test(american) ? american.slice(0, -1) : american;
}

/** Names and abbreviations of one analyte, in normal form; the first stands for all. */
const synonyms = [
  "hb;hemoglobin;hgb;haemoglobin",
  "hct;hematocrit;pcv;packed cell volume",
  "rbc;red blood cell;red cell;erythrocyte;red cell count;red blood cell count",
  "wbc;white blood cell;white cell;leukocyte;leukocyte count;white cell count;white blood cell count;wcc",
  "plt;platelet;thrombocyte;platelet count",
  "na;sodium",
  "k;potassium",
  "cl;chloride",
  "ca;calcium",
  "mg;magnesium",
  "alt;alanine aminotransferase;alanine transaminase;gpt;sgpt",
  "ast;aspartate aminotransferase;aspartate transaminase;got;sgot",
  "alp;alkaline phosphatase",
  "ggt;gamma gt;gamma glutamyl transferase;gamma glutamyltransferase",
  "ldh;lactate dehydrogenase",
  "crp;c reactive protein",
  "esr;erythrocyte sedimentation rate",
  "tsh;thyroid stimulating hormone;thyrotropin",
  "ck;creatine kinase;cpk",
  "egfr;estimated glomerular filtration rate",
  "bun;blood urea nitrogen",
  "ferritin",
  "pct;procalcitonin",
  "neut;neutrophil",
  "lymph;lymphocyte",
  "hdl;hdl cholesterol;hdl c",
  "ldl;ldl cholesterol;ldl c",
  "psa;prostate specific antigen",
  "inr;international normalized ratio;international normalised ratio",
  "aptt;activated partial thromboplastin time;ptt",
  "hba1c;glycated hemoglobin;hemoglobin a1c;a1c",
  "t4;thyroxine",
  "ft4;free t4;free thyroxine",
  "ft3;free t3;free triiodothyronine",
].map((line) => line.split(";").map((name) => name.split(" ").map((word) => normalWord(word))));

/** Spellings by their first word, the longest first. */
const byFirst: ReadonlyMap<string, readonly { readonly words: readonly string[]; readonly name: string }[]> = (() => {
  const map = new Map<string, { words: readonly string[]; name: string }[]>();
  for (const spellings of synonyms) {
    for (const words of spellings) {
      const first = words[0] ?? "";
      map.set(first, [...(map.get(first) ?? []), { words, name: spellings[0]?.[0] ?? "" }]);
    }
  }
  for (const entries of map.values()) entries.sort((a, b) => b.words.length - a.words.length);
  return map;
})();

function joinAbbreviations(words: readonly NameWord[]): readonly NameWord[] {
  const joined: NameWord[] = [];
  for (let at = 0; at < words.length;) {
    const { word, isSoft } = words[at] ?? { word: "", isSoft: true };
    const found = byFirst
      .get(word)
      ?.find((entry) => entry.words.every((each, step) => words[at + step]?.word === each));
    joined.push(found === undefined ? { word, isSoft } : { word: found.name, isSoft });
    at += found?.words.length ?? 1;
  }
  return joined;
}
