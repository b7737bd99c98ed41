import type { Segment } from "../../task/grounding/findings/read-segments.js";
import type { Certainty } from "../../task/grounding/facts/facts.js";
import type { CriticalFinding, CriticalFindingSet } from "./critical-findings.js";

/** Words in normal form that deny urgency. */
const notAcute: ReadonlySet<string> = new Set([
  "chronic",
  "old",
  "known",
  "previous",
  "prior",
  "healed",
  "treated",
  "chronisch",
  "chronische",
  "alt",
  "alte",
  "ancien",
  "ancienne",
  "cronico",
  "cronica",
  "antiguo",
  "antigua",
  "antigo",
  "residual",
]);

/** Words of something that is new, whatever it is compared with: `new embolism, not seen on the prior CT`. */
const fresh: ReadonlySet<string> = new Set(
  "acute new newly interval development developed now jetzt nun increased increasing enlarged enlarging larger worse worsened worsening compared comparison neu neue neuer nouveau nouvelle nuevo nueva novo nova".split(
    " ",
  ),
);

/** Words by which a report states what it concludes: `findings consistent with embolism`, `suspected embolism confirmed`. */
const stating: ReadonlySet<string> = new Set(
  "consistent keeping compatible confirmed confirming diagnostic vereinbar passend bestatigt compatibles compativel compativeis confirme confirmee confirmado confirmada".split(
    " ",
  ),
);

/** Critical findings that a report states as present; the place is that of the segment. */
export function criticalFindingsIn(
  segments: readonly Segment[],
  set: CriticalFindingSet,
): readonly { readonly id: string; readonly start: number; readonly end: number }[] {
  const found: { id: string; start: number; end: number }[] = [];
  const candidates = byFirstConcept(set);
  const shifts = segments.flatMap(shiftOf).slice(0, mostShifts);
  for (const [at, segment] of segments.entries()) {
    const next = segments
      .slice(at + 1, at + 3)
      .filter(
        ({ sentence, lead }) => sentence === segment.sentence && (lead === "with" || lead === "," || lead === "and"),
      );
    const ids = new Set<string>();
    // The finding may be completed by what stands beside it: `pneumothorax with mediastinal shift`.
    for (const { finding, concepts } of candidatesFor(segment, candidates)) {
      if (ids.has(finding.id) || !statesAll(concepts, segment, [...next, ...shiftsFrom(segment, shifts)])) continue;
      if (isExcluded(finding, segment, next)) continue;
      ids.add(finding.id);
      found.push({ id: finding.id, start: segment.start, end: segment.end });
    }
  }
  return found;
}

/** A finding with one of its sets of concepts: for each concept the choices. */
interface Candidate {
  readonly finding: CriticalFinding;
  readonly order: number;
  readonly concepts: readonly (readonly string[])[];
}

type CandidatesByConcept = ReadonlyMap<string, readonly Candidate[]>;

/** By each choice of the first concept, which must stand in the segment itself. */
function byFirstConcept({ findings }: CriticalFindingSet): CandidatesByConcept {
  const candidates = new Map<string, Candidate[]>();
  const sets = findings.flatMap((finding) => finding.concepts.map((set) => ({ finding, set })));
  for (const [order, { finding, set }] of sets.entries()) {
    const concepts = set.split(" ").map((choice) => choice.split("|"));
    for (const first of concepts[0] ?? []) {
      const known = candidates.get(first);
      if (known === undefined) candidates.set(first, [{ finding, order, concepts }]);
      else known.push({ finding, order, concepts });
    }
  }
  return candidates;
}

/** In the order of the list. */
function candidatesFor({ mentions, sides }: Segment, candidates: CandidatesByConcept): readonly Candidate[] {
  const concepts = new Set(mentions.map(({ concept }) => concept));
  if (sides.some(({ side }) => side === "middle")) concepts.add("middle");
  const all = [...concepts].flatMap((concept) => candidates.get(concept) ?? []);
  return all.toSorted((a, b) => a.order - b.order);
}

/** Whether words of the segment say that it is another finding, an old one, or one that has gone. */
function isExcluded(
  { id, concepts, words, notWith }: CriticalFinding,
  segment: Segment,
  next: readonly Segment[],
): boolean {
  const has = (word: string): boolean => segment.words.includes(word);
  if (words !== undefined && (!words.some(has) || isDenied(concepts, segment))) return true;
  if (notWith?.some(has) === true) return true;
  const isFresh = [segment, ...next].some((each) => each.words.some((word) => fresh.has(word)));
  if (segment.words.some((word) => notAcute.has(word)) && !isFresh) return true;
  if (segment.changes.some(({ change }) => change === "resolved")) return true;
  return id === "misplaced-tube" && segment.changes.some(({ change }) => change === "removed");
}

/** Whether a part of the body is all that the concepts ask for, and what is said of it is denied. */
function isDenied(concepts: readonly string[], { mentions }: Segment): boolean {
  const asked = mentions.filter(({ concept }) => concepts.some((set) => set.split(/[ |]/).includes(concept)));
  const others = mentions.filter(({ category }) => category !== "anatomy" && category !== "test");
  return asked.every(({ category }) => category === "anatomy") && others.some(({ negated }) => negated);
}

function statesAll(concepts: readonly (readonly string[])[], segment: Segment, next: readonly Segment[]): boolean {
  return concepts.every((options, index) => {
    const holds = (each: Segment): boolean =>
      each.mentions.some(
        ({ concept, negated, certainty, past, category }) =>
          options.includes(concept) && (category === "anatomy" || (!negated && !past && isStated(certainty, each))),
      ) ||
      (options.includes("middle") && each.sides.some(({ side }) => side === "middle"));
    return holds(segment) || (index > 0 && next.some((each) => holds(each)));
  });
}

function isStated(certainty: Certainty, { words }: Segment): boolean {
  if (certainty === "certain") return true;
  const isConcluded = words.some((word) => stating.has(word));
  return isConcluded && (certainty === "probable" || words.some((word) => word.startsWith("confirm")));
}

/** Shifts of the mediastinum that are looked at for each pneumothorax. */
const mostShifts = 20;

const shifted: ReadonlySet<string> = new Set(
  "mediastinal-shift shift displaced deviation desvio desviacion".split(" "),
);

/** A shift of the mediastinum to a side, in whatever words. */
function shiftOf(segment: Segment): readonly Segment[] {
  const shift = segment.mentions.find(({ concept, negated }) => shifted.has(concept) && !negated);
  const isMediastinum = segment.mentions.some(({ concept }) => /^(?:mediastin|trachea)/.test(concept));
  const sides = segment.sides.filter(({ start }) => shift !== undefined && start > shift.start);
  if (shift === undefined || !isMediastinum || sides.length === 0) return [];
  return [{ ...segment, sides, mentions: [{ ...shift, concept: "mediastinal-shift" }] }];
}

/** Where a pneumothorax pushes the mediastinum over, wherever the section says so: the shift is not to its own side. */
function shiftsFrom({ mentions, sides }: Segment, shifts: readonly Segment[]): readonly Segment[] {
  if (!mentions.some(({ concept, negated }) => concept === "pneumothorax" && !negated)) return [];
  const own = new Set(sides.map(({ side }) => side));
  // Of a shift in its own segment the last side is the shift's.
  return shifts.filter(
    (shift) => !shift.sides.some(({ side, start }) => own.has(side) && !sides.some((each) => each.start === start)),
  );
}
