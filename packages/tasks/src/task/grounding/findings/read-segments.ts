import { readContext } from "../context/read-context.js";
import type { Mention, Side } from "../facts/facts.js";
import { isContent, type Item, triggerOf } from "../facts/items.js";
import { readItems } from "../facts/read-items.js";
import { type ItemClause, splitClauses } from "../context/split-clauses.js";
import { detectLanguage } from "../text/detect-language.js";
import type { Language } from "../text/language.js";
import { splitSentences } from "../text/sentences.js";
import { type Token, tokenize } from "../text/tokenize.js";
import { splitCompound } from "./split-compounds.js";
import { type ChangeMention, changeOfSizes, changesIn } from "./read-changes.js";

/** A side and where it is named. */
export interface SideMention {
  readonly side: Side;
  readonly start: number;
}

/** The piece of a sentence that a finding shares with its own attributes. */
export interface Segment {
  readonly sentence: number;
  /** What joins it to the segment before; empty at the start of a sentence. */
  readonly lead: string;
  readonly start: number;
  readonly end: number;
  readonly mentions: readonly Mention[];
  readonly sides: readonly SideMention[];
  readonly changes: readonly ChangeMention[];
  /** Words in normal form, with grammar. */
  readonly words: readonly string[];
}

/** Words that join a finding to the next one, which has attributes of its own. */
const joiners: ReadonlySet<string> = new Set(
  "with without causing showing plus mit ohne avec sans con sin com sem along containing overlying".split(" "),
);

/** Reads a text of an imaging report as segments. */
export function readSegments(text: string, given?: Language): readonly Segment[] {
  const tokens = tokenize(text).flatMap((token) => splitCompound(withEye(token)));
  const language = given ?? detectLanguage(tokens.slice(0, 2000).map(({ word }) => word));
  const sentences = splitSentences(tokens, text).flatMap((sentence) => pieces(sentence));
  const clauses: (ItemClause & { readonly sentence: number; readonly tokens: readonly Token[] })[] = [];
  for (const [sentence, all] of sentences.entries()) {
    const items = readItems(all, text, language);
    for (const clause of splitClauses(items).flatMap((each) => splitAtJoiners(each))) {
      const first = clause.items[0]?.start ?? 0;
      const last = clause.items.at(-1)?.end ?? first;
      const own = all.filter(({ start, end }) => start >= first && end <= last);
      clauses.push({ ...clause, sentence, tokens: own });
    }
  }
  const facts = readContext(clauses);
  const segments = clauses.map((clause, index): Segment => {
    const first = clause.items[0];
    const isNew = startsAnew(clause);
    return {
      sentence: clause.sentence,
      lead: clause.lead,
      start: first?.start ?? 0,
      end: clause.items.at(-1)?.end ?? 0,
      mentions: (facts.clauses[index]?.mentions ?? []).map((mention) =>
        isNew ? { ...mention, negated: false } : mention,
      ),
      sides: sidesIn(clause.items),
      changes: changesIn(clause.tokens),
      words: clause.tokens.map(({ word }) => word),
    };
  });
  return withSizes(withEllipses(segments), text);
}

/** Words that say how much of a finding there is: what is denied has no size. */
const degrees: ReadonlySet<string> = new Set(
  (
    "small mild moderate large tiny subtle minimal trace slight severe marked massive extensive few several multiple old " +
    "klein kleine kleiner kleines geringe geringer grosser massig massige " +
    "petit petite minime modere moderee important importante pequeno pequena leve moderado moderada"
  ).split(" "),
);

/** Whether a denial of an earlier clause does not reach this one: it has a size (`no pneumothorax, small effusion`). */
function startsAnew({ items, lead }: ItemClause): boolean {
  if (!/^(?:,|and|und|et|y|e|&|sowie)$/.test(lead)) return false;
  if (items.some((item) => triggerOf(item)?.startsWith("deny") === true || (item.negated && isContent(item))))
    return false;
  return items.slice(0, 3).some(({ word }) => degrees.has(word));
}

function sidesIn(items: readonly Item[]): readonly SideMention[] {
  return items.flatMap(({ concepts, start, word }): readonly SideMention[] => {
    // `No mass in either breast`.
    if (word === "either" && concepts.every(({ category }) => category !== "side")) return [{ side: "both", start }];
    return concepts.filter(({ category }) => category === "side").map(({ id }) => ({ side: id as Side, start }));
  });
}

/** `Hydronephrosis on the right, none on the left`: the second part denies the finding of the first, there only. */
function withEllipses(segments: readonly Segment[]): readonly Segment[] {
  const result = [...segments];
  for (const [at, segment] of segments.entries()) {
    const isEllipsis = at > 0 && /^(?:none|nil|keine[rs]?|kein|aucun|ninguno|nenhum)$/.test(segment.words[0] ?? "");
    const before = segments[at - 1];
    if (!isEllipsis || segment.sides.length === 0 || hasSubject(segment) || before?.sentence !== segment.sentence)
      continue;
    if (before.words.some((word) => /^(?:no|without|not|kein|keine|ohne|sin|sans)$/.test(word))) continue;
    const affirmed = before.mentions.map((mention) => ({ ...mention, negated: false }));
    result[at - 1] = { ...before, mentions: affirmed };
    const denied = affirmed
      .filter(({ category }) => subjects.has(category))
      .map((mention) => ({ ...mention, negated: true, side: undefined }));
    result[at] = { ...segment, mentions: [...denied, ...segment.mentions] };
  }
  return result;
}

/** Adds to each finding the course that sizes tell, up to the next finding. */
function withSizes(segments: readonly Segment[], text: string): readonly Segment[] {
  return segments.map((segment, at) => {
    if (!hasSubject(segment)) return segment;
    let last = at;
    while (
      segments[last + 1]?.sentence === segment.sentence &&
      last < at + 6 &&
      !hasSubject(segments[last + 1] as Segment)
    )
      last++;
    const change = changeOfSizes(text.slice(segment.start, Math.min(segments[last]?.end ?? 0, segment.start + 400)));
    if (change === null) return segment;
    return { ...segment, changes: [...segment.changes, { change, start: segment.start, end: segment.end }] };
  });
}

/** Categories of what a segment can be about. */
export const subjects: ReadonlySet<string> = new Set(["finding", "thing", "procedure", "organism"]);

/** Whether a segment has a finding of its own, which neither its course nor an event that it is dated by is. */
export function hasSubject({ mentions, changes, words }: Segment): boolean {
  const own = mentions.filter(({ category }) => subjects.has(category));
  const isCourse = ({ start, end }: Mention): boolean =>
    changes.some((change) => start >= change.start && end <= change.end);
  if (own.every(isCourse)) return false;
  // `, decreased since stent placement`.
  const isDated = words.slice(1, 4).some((word) => dating.has(word));
  const [first] = changes;
  return !(isDated && first !== undefined && own.every(({ start }) => start > first.end));
}

const dating: ReadonlySet<string> = new Set("since after following seit nach depuis apres desde tras apos".split(" "));

/** `OD`, `OS` and `OU` are the sides of an eye; elsewhere they are `once daily` and the French `or`. */
function withEye(token: Token): Token {
  const side = eyes.get(token.text.replaceAll(".", ""));
  return side === undefined ? token : { ...token, word: side };
}

const eyes: ReadonlyMap<string, string> = new Map([
  ["OD", "right"],
  ["OS", "left"],
  ["OU", "bilateral"],
]);

/** A sentence longer than this is none; to look at all of it at once would take time with the square of its length. */
const longest = 160;

function pieces(sentence: readonly Token[]): readonly (readonly Token[])[] {
  if (sentence.length <= longest) return [sentence];
  return Array.from({ length: Math.ceil(sentence.length / longest) }, (_, index) =>
    sentence.slice(index * longest, (index + 1) * longest),
  );
}

/** Cuts before `with` and `without` where a thing stands on both sides. */
function splitAtJoiners({ items, lead }: ItemClause): readonly ItemClause[] {
  const at = items.findIndex(
    (item, index) =>
      index > 0 &&
      joiners.has(item.word) &&
      items.slice(0, index).some(isThing) &&
      items.slice(index + 1).some(isThing),
  );
  if (at < 0) return [{ items, lead }];
  const rest = splitAtJoiners({ items: items.slice(at), lead: "with" });
  return [{ items: items.slice(0, at), lead }, ...rest];
}

function isThing(item: Item): boolean {
  if (triggerOf(item) !== undefined) return false;
  return (
    item.kind === "word" ||
    item.concepts.some(({ category }) => category === "finding" || category === "thing" || category === "procedure")
  );
}
