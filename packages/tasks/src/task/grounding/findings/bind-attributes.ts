import type { Mention, Side } from "../facts/facts.js";
import type { Change } from "./change-words.js";
import { hasSubject, type Segment, subjects } from "./read-segments.js";

/** Segments that a finding takes its attributes from, the nearest first. */
export interface Scope {
  readonly segments: readonly Segment[];
  /** Place of the finding's own segment. */
  readonly at: number;
  /** The finding's mention. */
  readonly head: Mention;
}

const list = /^(?:,|and|or|und|oder|et|ou|y|e|o|&|nor|ni|sowie|as)$/;

const deniers: ReadonlySet<string> = new Set(
  "none no not nil without keine kein nicht aucun aucune pas ninguno ninguna no nao nenhum".split(" "),
);
const verbs: ReadonlySet<string> = new Set(
  "is are was were has have shows appears normal unremarkable clear intact ist sind unauffallig est sont es son esta estan sao normales".split(
    " ",
  ),
);

/** Segments behind a finding's own that have no finding: they go on about it (`, unchanged`). */
export function continuations({ segments, at }: Scope): readonly Segment[] {
  const found: Segment[] = [];
  const own = segments[at];
  for (let next = at + 1; next < segments.length; next++) {
    const segment = segments[next];
    if (segment === undefined || own === undefined || segment.sentence !== own.sentence) break;
    if (hasSubject(segment) || segment.lead === "but" || segment.lead === "except") break;
    if (segment.words.some((word) => deniers.has(word))) break;
    // `The right kidney is normal`: a new statement about another place.
    const hasPlace = segment.sides.length > 0 || segment.mentions.some(({ category }) => category === "anatomy");
    if (hasPlace && (segment.lead === ";" || segment.words.some((word) => verbs.has(word)))) break;
    found.push(segment);
  }
  return found;
}

/** Segments of the list around a finding: those before it, and those behind it. */
function listAround({ segments, at }: Scope): {
  readonly before: readonly Segment[];
  readonly after: readonly Segment[];
} {
  const own = segments[at];
  const before: Segment[] = [];
  const after: Segment[] = [];
  const inSentence = (segment: Segment | undefined): segment is Segment =>
    segment !== undefined && segment.sentence === own?.sentence;
  for (let index = at; index > 0; index--) {
    const segment = segments[index];
    const previous = segments[index - 1];
    if (!inSentence(segment) || !inSentence(previous) || /^(?:but|;|while|whereas)$/.test(segment.lead)) break;
    before.push(previous);
  }
  for (let index = at + 1; index < segments.length; index++) {
    const segment = segments[index];
    if (!inSentence(segment) || !list.test(segment.lead)) break;
    after.push(segment);
  }
  return { before, after };
}

/** Where the first finding of a segment stands. */
function subjectStart({ mentions, start }: Segment): number {
  return mentions.find(({ category }) => subjects.has(category))?.start ?? start - 1;
}

/** Sides that a finding may be said to have; the own ones leave no other. */
export function sidesOf(scope: Scope): ReadonlySet<Side> {
  const own = scope.segments[scope.at];
  if (own === undefined) return new Set();
  const tails = continuations(scope);
  const direct = ownSides(own, scope.head);
  // `On the left and on the right` goes on about the finding, `the left lung` does not.
  const more = tails.flatMap(({ sides, lead, mentions }) =>
    (list.test(lead) && !mentions.some(({ category }) => category === "anatomy")) || direct.size === 0 ? sides : [],
  );
  const all = new Set([...direct, ...more.map(({ side }) => side)]);
  if (all.size > 0) return joined(all);
  const { before, after } = listAround(scope);
  for (const segment of after) {
    const later = segment.sides.filter(({ start }) => start > subjectStart(segment));
    if (later.length > 0) return joined(new Set(later.map(({ side }) => side)));
  }
  const nearest = before.find(({ sides }) => sides.length > 0);
  return joined(new Set(nearest?.sides.map(({ side }) => side)));
}

function ownSides({ sides, mentions }: Segment, head: Mention): ReadonlySet<Side> {
  const named = new Set(sides.map(({ side }) => side));
  const findings = mentions.filter(({ category }) => subjects.has(category));
  if (named.size < 2) return named;
  // Two sides for one finding, or one for each.
  if (findings.length < 2 && !named.has("middle")) return named;
  return head.side === undefined ? named : new Set([head.side]);
}

function joined(sides: ReadonlySet<Side>): ReadonlySet<Side> {
  const isBoth = sides.has("both") || (sides.has("left") && sides.has("right"));
  return isBoth ? new Set<Side>(["both"]) : sides;
}

/** Courses that a finding may be said to take. */
export function changesOf(scope: Scope): ReadonlySet<Change> {
  const own = scope.segments[scope.at];
  if (own === undefined) return new Set();
  const direct = [...own.changes, ...continuations(scope).flatMap(({ changes }) => changes)];
  if (direct.length > 0) return new Set(direct.map(({ change }) => change));
  const { before, after } = listAround(scope);
  const shared: Change[] = [];
  for (const segment of after) {
    for (const { change, start } of segment.changes) if (start > subjectStart(segment)) shared.push(change);
    if (shared.length > 0) break;
  }
  // `Unchanged effusion and atelectasis`.
  const first = before.at(-1);
  if (first !== undefined)
    for (const { change, start } of first.changes) if (start < subjectStart(first)) shared.push(change);
  return new Set(shared);
}

/** Segments in which a finding's place may be named. */
export function placesOf(scope: Scope): readonly Segment[] {
  const own = scope.segments[scope.at];
  if (own === undefined) return [];
  const direct = [own, ...continuations(scope)];
  if (direct.some((segment) => hasPlace(segment))) return direct;
  const { before, after } = listAround(scope);
  const later = after.filter((segment) =>
    segment.mentions.some(({ category, start }) => category === "anatomy" && start > subjectStart(segment)),
  );
  return [...direct, ...later.slice(0, 1), ...before];
}

function hasPlace({ mentions }: Segment): boolean {
  return mentions.some(({ category }) => category === "anatomy");
}
