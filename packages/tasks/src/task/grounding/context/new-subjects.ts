import { isContent, type Item, triggerOf } from "../facts/items.js";

/** What a finding has: `fever, cause not identified` denies no fever. In normal form. */
const attributes: ReadonlySet<string> = new Set(
  (
    "cause source origin etiology reason reaction nature mechanism type details severity focus trigger " +
    "ursache ursachen quelle ursprung grund atiologie herkunft reaktion art ausloser fokus " +
    "origine etiologie raison mecanisme causa origen etiologia foco fuente motivo reaccion origem fonte reacao"
  ).split(" "),
);

type Kind = "finding" | "act" | "measure" | "anatomy";

const kinds: Readonly<Record<string, Kind>> = {
  finding: "finding",
  organism: "finding",
  procedure: "act",
  test: "act",
  event: "act",
  drug: "act",
  "drug-class": "act",
  profession: "act",
  measure: "measure",
  anatomy: "anatomy",
};

function kindsOf(items: readonly Item[]): ReadonlySet<Kind> {
  return new Set(items.flatMap(({ concepts }) => concepts.flatMap(({ category }) => kinds[category] ?? [])));
}

/**
 * Whether words behind a comma, before what is said of them, are no part of the list before it: an attribute of it
 * (`reaction not recorded`), or things of another kind (`sepsis, lactate not measured`).
 */
export function isNewSubject(own: readonly Item[], before: readonly Item[]): boolean {
  if (own.some(({ word }) => attributes.has(word))) return true;
  const here = kindsOf(own);
  const there = kindsOf(before);
  if (here.size === 0 || there.size === 0 || !there.has("finding")) return false;
  return ![...here].some((kind) => there.has(kind));
}

/** Words that name an earlier time, in normal form. */
const earlier: ReadonlySet<string> = new Set(
  (
    "previously previous prior earlier before baseline zuvor vorher bisher voraufnahme vorbefund voruntersuchung " +
    "vorherig vorherigen auparavant precedent precedente anterieur anterieure anteriormente previamente antes previo previa anterior anteriores"
  ).split(" "),
);

/** Whether a denial speaks of an earlier time only: `mass, not seen on the previous CT` is a mass. */
export function deniesEarlier(items: readonly Item[], at: number): boolean {
  if (items.length > 40) return false;
  const from = items.findLastIndex((item, index) => index <= at + 3 && isDenying(item));
  if (from < 0 || Math.abs(at - from) > 5) return false;
  const rest = items.slice(from + 1);
  const before = items.slice(0, from);
  // `In der Voraufnahme nicht nachweisbar`.
  const named = rest.some(isEarlier) ? rest : before.every((item) => !isContent(item) || isStudy(item)) ? before : [];
  return named.some(isEarlier) && named.every((item) => !isContent(item) || isStudy(item));
}

function isEarlier({ word }: Item): boolean {
  return earlier.has(word);
}

function isStudy({ concepts, word }: Item): boolean {
  return earlier.has(word) || concepts.some(({ category }) => category === "test");
}

function isDenying(item: Item): boolean {
  return /^deny(?:-before)?$/.test(triggerOf(item) ?? "") && /^(?:not|nicht|non|n|no|nao)$/.test(item.word);
}
