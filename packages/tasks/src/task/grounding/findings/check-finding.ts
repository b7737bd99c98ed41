import { isOneOf, isText, required } from "@medgemma/core";
import { anObject, aText, nullable, requireArguments } from "../../arguments.js";
import type { Mention } from "../facts/facts.js";
import { sameStem } from "../text/stem.js";
import { tokenize } from "../text/tokenize.js";
import { changesOf, placesOf, type Scope, sidesOf } from "./bind-attributes.js";
import type { Change } from "./change-words.js";
import { equivalents, implied, notInClearLungs, sizedOrgans } from "./equivalents.js";
import { readSegments, type Segment } from "./read-segments.js";

/** A finding as a list names it. A field that is null makes no claim. */
export interface FindingItem {
  readonly finding: string;
  readonly side: "left" | "right" | "bilateral" | "midline" | null;
  readonly site: string | null;
  readonly status: "present" | "absent" | "uncertain";
  readonly change: "new" | "worse" | "unchanged" | "better" | "resolved" | null;
}

export type FindingField = keyof FindingItem;

/** Whether a finding is what its sentence says. */
export interface FindingCheck {
  readonly agrees: boolean;
  /** Fields that the sentence does not state of this finding. */
  readonly wrong: readonly FindingField[];
}

/**
 * Checks each field of a listed finding against the sentence that it cites: literal and rule-based, after bringing both into
 * normal forms (synonyms, sides, negation, certainty, course). An attribute counts for the finding that it is said of, not
 * for another one of the sentence.
 */
export function checkFinding(item: FindingItem, sentence: string): FindingCheck {
  requireArguments({ item, sentence }, { item: anObject(requireItem), sentence: aText });
  const segments = readSegments(sentence);
  const claim = readSegments(item.finding);
  let best: FindingCheck | undefined;
  for (const scope of scopesOf(claim, segments)) {
    const wrong = wrongFields(item, scope, claim);
    if (wrong.length === 0) return { agrees: true, wrong };
    if (best === undefined || wrong.length < best.wrong.length) best = { agrees: false, wrong };
  }
  if (best === undefined && item.status === "absent" && isDeniedByNormality(claim, segments))
    return { agrees: true, wrong: [] };
  return best ?? { agrees: false, wrong: ["finding"] };
}

function requireItem({ finding, side, site, status, change }: Readonly<Record<string, unknown>>): void {
  requireArguments(
    { finding, side, site, status, change },
    {
      finding: aText,
      side: nullable(isOneOf("left", "right", "bilateral", "midline")),
      site: nullable(isText),
      status: required(isOneOf("present", "absent", "uncertain")),
      change: nullable(isOneOf("new", "worse", "unchanged", "better", "resolved")),
    },
  );
}

/** Categories that a finding's place and not the finding itself has. */
const modifiers: ReadonlySet<string> = new Set(["anatomy", "patient"]);

/** Every place of the sentence that states the finding. */
function scopesOf(claim: readonly Segment[], segments: readonly Segment[]): readonly Scope[] {
  const wanted = claim.flatMap(({ mentions }) => mentions);
  if (wanted.length === 0) return [];
  const scopes = findScopes(wanted, segments);
  if (scopes.length > 0) return scopes;
  const key = [...new Set(wanted.map(({ concept }) => concept))].toSorted().join(" ");
  return (equivalents.get(key) ?? []).flatMap((concepts) => findParaphrases(concepts, segments));
}

function findScopes(wanted: readonly Mention[], segments: readonly Segment[]): readonly Scope[] {
  const heads = wanted.filter(({ category }) => !modifiers.has(category));
  const required = heads.length > 0 ? heads : wanted;
  const rest = wanted.filter((mention) => !required.includes(mention));
  const scopes: Scope[] = [];
  for (const [at, segment] of segments.entries()) {
    const found = required.map((each) => segment.mentions.find((mention) => sameMention(each, mention)));
    if (found.includes(undefined)) continue;
    const head =
      found.findLast((mention) => mention?.category === "finding" || mention?.category === "thing") ?? found.at(-1);
    if (head === undefined) continue;
    const scope = { segments, at, head };
    if (rest.every((each) => isPlace(each, scope))) scopes.push(scope);
  }
  return scopes;
}

function findParaphrases(concepts: readonly string[], segments: readonly Segment[]): readonly Scope[] {
  const scopes: Scope[] = [];
  for (const [at, segment] of segments.entries()) {
    const found = concepts.map((concept) => {
      const mention = segment.mentions.find((each) => each.concept === concept || sameStem(each.concept, concept));
      return mention ?? (segment.sides.some(({ side }) => side === concept) ? segment.mentions[0] : undefined);
    });
    const head = found.at(-1);
    if (!found.includes(undefined) && head !== undefined) scopes.push({ segments, at, head });
  }
  return scopes;
}

function sameMention(wanted: Mention, given: Mention): boolean {
  if (wanted.concept === given.concept) return true;
  return wanted.category === "word" && given.category === "word" && sameStem(wanted.concept, given.concept);
}

/** Whether a place of the finding is named, or goes without saying. */
function isPlace(wanted: Mention, scope: Scope): boolean {
  const places = placesOf(scope).flatMap(({ mentions }) => mentions);
  if (places.some((mention) => sameMention(wanted, mention))) return true;
  const others = implied[wanted.concept] ?? [];
  const isOther = places.some(
    ({ category, concept }) => category === "anatomy" && concept !== wanted.concept && !others.includes(concept),
  );
  return (
    places.some(({ concept }) => others.includes(concept)) &&
    (!isOther || wanted.concept !== "pleura" || !places.some(({ concept }) => elsewhere.has(concept)))
  );
}

/** Where an effusion is not the pleura's. */
const elsewhere: ReadonlySet<string> = new Set(
  "joint knee hip ankle elbow shoulder wrist pericardium heart ear subdural abdomen pelvis scrotum testis".split(" "),
);

function wrongFields(item: FindingItem, scope: Scope, claim: readonly Segment[]): readonly FindingField[] {
  const wrong: FindingField[] = [];
  const sides = sidesOf(scope);
  const claimed = claim.flatMap((segment) => segment.sides.map(({ side }) => side)).filter((side) => side !== "middle");
  if (claimed.some((side) => !sides.has(side))) wrong.push("finding");
  if (item.side !== null && !sides.has(sideNames[item.side])) wrong.push("side");
  if (item.site !== null && !hasSite(item.site, scope)) wrong.push("site");
  if (!hasStatus(item.status, scope, claim)) wrong.push("status");
  if (item.change !== null && !changesOf(scope).has(item.change)) wrong.push("change");
  return wrong;
}

const sideNames = { left: "left", right: "right", bilateral: "both", midline: "middle" } as const;

/** Words that name a side and a place at once. */
const compounds: ReadonlyMap<string, string> = new Map([
  ["bibasal", "base"],
  ["bibasilar", "base"],
  ["biapical", "apex"],
  ["bihilar", "hilum"],
  ["perihilar", "hilum"],
  ["retrocardiac", "heart"],
  ["biventricular", "ventricle"],
]);

/** Words of a place that say where in it. */
const positions: ReadonlySet<string> = new Set(
  (
    "above below over under behind beneath beside between inside outside within beyond adjacent near superior inferior anterior posterior medial lateral proximal distal upper lower middle mid inner outer central peripheral " +
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth temporal nasal dorsal ventral plantar palmar ulnar radial"
  ).split(" "),
);

function hasSite(site: string, scope: Scope): boolean {
  if (standsVerbatim(site, scope)) return true;
  const claimed = readSegments(site);
  const places = placesOf(scope);
  const mentions = places.flatMap((segment) => segment.mentions);
  const words = new Set(
    places.flatMap((segment) => segment.words.flatMap((word) => [word, compounds.get(word) ?? word])),
  );
  // `RUL` is an upper lobe.
  for (const { category, concept } of mentions)
    if (category === "anatomy") for (const part of concept.split("-")) words.add(part);
  for (const segment of claimed) {
    const isVerbatim = segment.words.every((word) => words.has(word) || segment.sides.length > 0);
    for (const mention of isVerbatim && segment.sides.length === 0 ? [] : segment.mentions) {
      const isNamed = mentions.some((each) => sameMention(mention, each)) || words.has(mention.concept);
      const isImplied =
        mention.category === "anatomy" &&
        (isPlace(mention, scope) || implied[mention.concept]?.some((each) => words.has(each)) === true);
      if (!isNamed && !isImplied) return false;
    }
    const sides = sidesOf(scope);
    if (segment.sides.some(({ side }) => side !== "middle" && !sides.has(side))) return false;
    if (segment.words.some((word) => (positions.has(word) || /^\p{L}?\d+$/u.test(word)) && !words.has(word)))
      return false;
  }
  return claimed.length > 0;
}

/** Whether a site of two words or more stands as it is where the finding does: `its tip in the right atrium`. */
function standsVerbatim(site: string, scope: Scope): boolean {
  const words = tokenize(site).map(({ word }) => word);
  if (words.length < 2) return false;
  const wanted = ` ${words.join(" ")} `;
  return placesOf(scope).some((segment) => ` ${segment.words.join(" ")} `.includes(wanted));
}

/** Courses after which a finding is no more. */
const endings: readonly Change[] = ["resolved", "removed"];

function hasStatus(status: FindingItem["status"], scope: Scope, claim: readonly Segment[]): boolean {
  const own = scope.segments[scope.at];
  if (own === undefined) return false;
  const wanted = new Set(
    claim.flatMap(({ mentions }) =>
      mentions.filter(({ category }) => !modifiers.has(category)).map(({ concept }) => concept),
    ),
  );
  const stated = own.mentions.filter(({ concept }) => wanted.has(concept));
  const mentions = stated.length > 0 ? stated : [scope.head];
  const isDenied = mentions.some(({ negated }) => negated) || scope.head.negated;
  const isUnsure = mentions.some(({ certainty }) => certainty !== "certain");
  const isOver = endings.some((change) => changesOf(scope).has(change));
  if (isUnsure) return status === "uncertain";
  if (isDenied || isOver) return status === "absent";
  return status === "present";
}

/** `Heart size is normal` denies cardiomegaly, and clear lungs consolidation. */
function isDeniedByNormality(claim: readonly Segment[], segments: readonly Segment[]): boolean {
  const wanted = new Set(claim.flatMap(({ mentions }) => mentions.map(({ concept }) => concept)));
  return segments.some((segment) => {
    const has = (concept: string): boolean =>
      segment.mentions.some((mention) => mention.concept === concept && !mention.negated);
    const isNormal = has("normal") || segment.words.some((word) => normalWords.has(word));
    if (!isNormal) return false;
    const organ = [...wanted].find((concept) => sizedOrgans.has(concept));
    if (wanted.has("enlarged") && organ !== undefined && has(organ)) return true;
    return has("lung") && [...wanted].some((concept) => notInClearLungs.has(concept));
  });
}

const normalWords: ReadonlySet<string> = new Set(
  "normal unremarkable clear unauffallig frei regelrecht claros limpios limpo libres normaux normales".split(" "),
);
