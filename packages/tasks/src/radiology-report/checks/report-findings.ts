import { changesOf, continuations, type Scope, sidesOf } from "../../task/grounding/findings/bind-attributes.js";
import { sizedOrgans } from "../../task/grounding/findings/equivalents.js";
import { readSegments, type Segment } from "../../task/grounding/findings/read-segments.js";
import type { Mention } from "../../task/grounding/facts/facts.js";
import { symptoms } from "./interpretations.js";
import type { ReportSection } from "./read-sections.js";

/** A finding that a section states or denies. */
export interface StatedFinding {
  readonly concept: string;
  /** `word` for one that the lexicon does not have. */
  readonly category: Mention["category"];
  /** Other findings and qualities of its segment. */
  readonly beside: readonly string[];
  readonly places: readonly string[];
  readonly sides: readonly string[];
  readonly status: "present" | "absent" | "uncertain" | "planned";
  readonly words: readonly string[];
  /** Whether it is old, healed or no more. */
  readonly isOld: boolean;
  readonly section: string;
  /** Place in the report, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
}

const old: ReadonlySet<string> = new Set(
  "old healed chronic remote previous prior alt alte alter altes ancien ancienne antiguo antigua antigo antiga cronico cronica chronisch chronische healing residual".split(
    " ",
  ),
);

/** Findings of a section, each with what the section says of it. */
export function findingsOf(
  { name, text, start }: ReportSection,
  read: (text: string) => readonly Segment[] = readSegments,
): readonly StatedFinding[] {
  return findingsIn(read(text), { section: name ?? "", start });
}

/** What of a section is abnormal: segments that say something and neither deny it nor call it normal. */
export function abnormalSegments(
  { text }: ReportSection,
  read: (text: string) => readonly Segment[] = readSegments,
): readonly Segment[] {
  const segments = read(text);
  return segments.filter((segment, at) => {
    const { mentions, words } = segment;
    if (isListedAsNormal(segments, at)) return false;
    if (words.some((word) => normalWords.has(word)) || isUnaltered(words)) return false;
    // `Non-compressible` is no denial of a finding.
    if (words.includes("non")) return true;
    if (missingFunction(words) !== undefined) return true;
    return mentions.some(
      ({ category, concept, negated }) =>
        !negated &&
        !symptoms.has(concept) &&
        /^(?:finding|quality|word|trend|measure|thing)$/.test(category) &&
        concept !== "normal",
    );
  });
}

const functions: ReadonlySet<string> = new Set(
  "flow perfusion enhancement compressibility signal uptake vascularity motion peristalsis pulsation heartbeat fluss perfusionen flux flujo fluxo".split(
    " ",
  ),
);
const missing: ReadonlySet<string> = new Set(
  "absent no without reduced decreased lack loss absence kein keine fehlender absence ausencia sans sin sem".split(" "),
);

/** Whether a segment only names one more of what is normal: `normal size and echotexture`. */
function isListedAsNormal(segments: readonly Segment[], at: number): boolean {
  const [before, own] = [segments[at - 1], segments[at]];
  if (before === undefined || own === undefined || before.sentence !== own.sentence) return false;
  if (!/^(?:and|or|und|et|y|e|&|sowie)$/.test(own.lead) || !before.words.some((word) => normalWords.has(word)))
    return false;
  return own.mentions.every(({ category }) => category === "word" || category === "anatomy") && own.words.length < 4;
}

/** A function that is missing, such as flow: that is a finding. */
function missingFunction(words: readonly string[]): string | undefined {
  return words.some((word) => missing.has(word)) ? words.find((word) => functions.has(word)) : undefined;
}

/** `Pulmões sem alterações`. */
function isUnaltered(words: readonly string[]): boolean {
  return words.some((word, at) => /^(?:sin|sem|sans|ohne)$/.test(word) && unaltered.test(words[at + 1] ?? ""));
}

const unaltered = /^(?:alterac(?:ion|iones|ao|es)|anomalies?|particularites?|auffalligkeiten|hallazgos|achados)$/;

const normalWords: ReadonlySet<string> = new Set(
  "clairs clair claire claros claras ventilados ventiladas normal unremarkable intact preserved clear maintained patent regular unauffallig unauffallige regelrecht regelrechte frei normaux normale normales normais limpos limpios libres conservado conservada sin particularites".split(
    " ",
  ),
);

function findingsIn(
  segments: readonly Segment[],
  { section, start }: { readonly section: string; readonly start: number },
): readonly StatedFinding[] {
  return segments.flatMap((segment, at) => {
    const findings = segment.mentions.filter((mention) => isFinding(mention, segment));
    const lost = missingFunction(segment.words);
    const place = { segment, section, start };
    const stated = findings.map((head): StatedFinding => {
      const scope: Scope = { segments, at, head };
      const changes = changesOf(scope);
      const isOver = changes.has("resolved") || changes.has("removed");
      return {
        ...unnamed(place),
        concept: head.concept,
        category: head.category,
        beside: segment.mentions.map(({ concept }) => concept).filter((concept) => concept !== head.concept),
        places: [segment, ...continuations(scope)].flatMap((each) => placesIn(each)),
        sides: [...sidesOf(scope)],
        status: statusOf(head, isOver),
        isOld: isOver || head.past || segment.words.some((word) => old.has(word)),
      };
    });
    const losses: readonly StatedFinding[] =
      lost === undefined
        ? []
        : [
            {
              ...unnamed(place),
              concept: lost,
              places: placesIn(segment),
              sides: segment.sides.map(({ side }) => side),
              status: "present",
            },
          ];
    return [...stated, ...losses, ...normalSizes(place)];
  });
}

interface Place {
  readonly segment: Segment;
  readonly section: string;
  /** Where the section's text begins. */
  readonly start: number;
}

/** What findings of a segment have in common, for what says no more. */
function unnamed({ segment, section, start }: Place): Omit<StatedFinding, "concept" | "places" | "status"> {
  return {
    ...{ category: "finding", beside: [], sides: [], isOld: false, words: segment.words, section },
    ...{ start: start + segment.start, end: start + segment.end },
  };
}

/** A finding, a device; beside a side also a quality or a word that the lexicon does not have, where no finding is. */
function isFinding({ category, concept }: Mention, { sides, mentions }: Segment): boolean {
  const isOrgans =
    concept === "hypertension" && mentions.some((other) => other.concept === "lung" || other.concept === "portal-vein");
  if (category === "finding") return isOrgans || !symptoms.has(concept);
  if (category === "thing" || category === "procedure") return true;
  if (category === "word" && /(?:itis|oma|osis|pathy|iasis|cele|plasia|megaly)$/.test(concept)) return true;
  if (sides.length === 0 || concept.length < 5 || plain.has(concept)) return false;
  if (category === "word" || category === "event") return true;
  return category === "quality" && !mentions.some((other) => other.category === "finding");
}

/** Qualities that two different findings may share. */
const plain: ReadonlySet<string> = new Set(
  "small moderate large severe normal acute chronic extensive minimal subtle multiple several single focal diffuse complete partial early advanced present absent stable visible partially mainly mildly slightly consistent suspicious measuring measures within lower upper level sided aspect portion position".split(
    " ",
  ),
);

/** Parts of the body that a segment names. */
export function placesIn({ mentions }: Pick<Segment, "mentions">): readonly string[] {
  return mentions.filter(({ category }) => category === "anatomy").map(({ concept }) => concept);
}

function statusOf({ negated, certainty }: Scope["head"], isOver: boolean): StatedFinding["status"] {
  if (certainty === "planned") return "planned";
  if (certainty !== "certain") return "uncertain";
  return negated || isOver ? "absent" : "present";
}

/** `Heart size is normal` denies that the heart is enlarged. */
function normalSizes(place: Place): readonly StatedFinding[] {
  const { segment } = place;
  const organs = segment.mentions.filter(({ concept }) => sizedOrgans.has(concept));
  const isNormal = segment.mentions.some(({ concept, negated }) => concept === "normal" && !negated);
  const isSize = segment.words.some((word) =>
    /^(?:size|sized|gross|taille|tamano|tamanho|silhouette|silueta|silhueta)$/.test(word),
  );
  if (!isNormal || !isSize || organs.length === 0) return [];
  return organs.map(({ concept }) => ({
    ...unnamed(place),
    concept: "enlarged",
    beside: [concept],
    places: [concept],
    status: "absent",
  }));
}
