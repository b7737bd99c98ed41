import type { LexiconPart } from "./category.js";
import { normalizeWord } from "../text/normalize-word.js";
import { drugClasses } from "./drug-classes.js";
import { drugNames } from "./drugs.js";

/** Stems of international nonproprietary names, at the end of a word: those of the WHO's Stem book that we know by heart. */
const stemEnd =
  /(?:pril|prilat|sartan|olol|alol|statin|vastatin|mycin|micin|conazol|nidazol|prazol|oxacin|cillin|cyclin|tidin|dipin|azepam|azolam|zepam|triptan|setron|gliptin|gliflozin|glutid|glitazon|parin|xaban|grel|gatran|mab|tinib|ciclib|vudin|virin|fibrat|semid|tiazid|thiazid|dronat|dronsaur|curium|curonium|lukast|tropium|oxetin|azodon|peridon|barbital|coxib|profen|fenac|oxicam|penem|bactam|kinra|platin|rubicin|taxel|fosfamid|phosphamid|trexat|limus|relin|caftor|gepant|orexant|lisib|degib|parib|racetam|giline|gilin|zosin|lutamid|trozol|formin|gliclazid|morelin|tocin|pressin)$/;

/** Stems at the start of a word. */
const stemStart = /^(?:cef|sulfa)[a-z]{4,}|^ceph(?:alex|alor|azol|rad)/;

/** Words that end like a drug and are none. */
const noDrugs: ReadonlySet<string> = new Set(
  "amid azid pyramid steroid april nadir elixir vampir souvenir phase base case disease release increase decrease vase erase lease please purchase database enzyme lipase amylase transaminase dehydrogenase peptidase kinase protease phosphatase".split(
    " ",
  ),
);

/**
 * One spelling for a drug's name in all languages: `amoxicilina`, `amoxicilline` and `Amoxicillin` are the same. Takes
 * words in normal form.
 */
function drugKey(word: string): string {
  return word
    .replaceAll("ll", "l")
    .replaceAll("tt", "t")
    .replaceAll("ph", "f")
    .replaceAll("th", "t")
    .replaceAll("ch", "c")
    .replaceAll("y", "i")
    .replaceAll("k", "c")
    .replaceAll("z", "c")
    .replace(/cs/g, "x")
    .replace(/(?:a|e|o|um)$/, "");
}

/** A row without a colon is a name each. */
const rows: readonly string[] = drugNames
  .trim()
  .split("\n")
  .flatMap((line) => (line.includes(":") ? [line] : line.split(/\s+/)));

export const drugParts: readonly LexiconPart[] = [
  { category: "drug", lines: rows.join("\n") },
  { category: "drug-class", lines: drugClasses },
];

const byKey: ReadonlyMap<string, string> = new Map(
  rows.flatMap((row) => {
    const [name = "", others = ""] = row.split(":");
    const spellings = [name, ...others.split(";")].map((spelling) => normalizeWord(spelling.trim()));
    return spellings
      .filter((spelling) => /^[a-z]{6,}$/.test(spelling))
      .map((spelling) => [drugKey(spelling), name.trim()] as const);
  }),
);

/** The drug that a word names in another language's spelling, or a word that ends as drugs' names do; undefined for others. */
export function drugNamed(word: string): string | undefined {
  if (word.length < 6) return undefined;
  const key = drugKey(word);
  const known = byKey.get(key);
  if (known !== undefined) return known;
  const plain = word.replace(/(?:a|e|o)$/, "");
  if (noDrugs.has(word) || noDrugs.has(plain)) return undefined;
  return (plain.length > 6 && stemEnd.test(plain)) || stemStart.test(word) ? key : undefined;
}
