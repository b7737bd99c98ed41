import type { Place } from "./identity.js";

/** Holes of a template: brackets with words, lines to be filled, letters for a number. */
const patterns: readonly RegExp[] = [
  // A number is no hole, nor is one with its label: `[CTR 0.45]`.
  /\[(?!\d+\]|\s*\d+\s*[-–,]\s*\d+\s*\]|\p{Lu}[\p{L}-]{0,9}[ :=]{0,3}\d+(?:[.,]\d+)?\s?(?:%|mm|cm)?\])[^\]\n]{0,160}\]/gu,
  /<(?![<=>\s\d])[\p{L}][^<>\n]{0,60}>/gu,
  /\{\{?[^{}\n]{1,80}\}?\}/g,
  /_{3,}/g,
  /(?<![\p{L}\d])[Xx]{1,4}(?:[.,][Xx]{1,2})?\s?(?:[x×]\s?[Xx]{1,4}\s?)?(?:mm|cm|ml|mL|HU|%|degrees)(?![\p{L}])/gu,
  /(?<![\p{L}\d])(?:X{2,}|x{3,}|XX\/XX(?:\/X{2,4})?)(?![\p{L}\d])/gu,
  /\b(?:TBD|TBC|to be (?:completed|filled in|determined|inserted)|lorem ipsum|insert\s+(?:\p{L}+\s+){0,4}here|fill in (?:the )?\p{L}+|à compléter|a completar|auszufüllen|bitte (?:ausfüllen|ergänzen)|rellenar|preencher|por completar)\b/giu,
  /\((?:specify|describe|insert|if applicable|state|add|enter|fill in|select|choose|left\/right|right\/left|yes\/no|angeben|préciser|especificar)[^)\n]{0,80}\)/gi,
  /(?<![\p{L}])(?:left\/right|right\/left|present\/absent|links\/rechts|droite\/gauche|gauche\/droite|izquierd[oa]\/derech[oa])(?![\p{L}])/giu,
  /\?{2,}\s?(?:mm|cm|x)?/g,
  /(?:(?<!\.)\.{4,}|(?<!…)…{2,})\s?(?:mm|cm)\b/g,
  /(?<!\*)\*{3,}(?=\s|$)/g,
];

export function placeholdersIn(text: string): readonly Place[] {
  return patterns.flatMap((pattern) =>
    Array.from(text.matchAll(pattern), (match) => ({ start: match.index, end: match.index + match[0].length })),
  );
}
