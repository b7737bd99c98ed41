import { aText, requireArguments } from "../../task/arguments.js";
import { readSegments } from "../../task/grounding/findings/read-segments.js";
import { identityLabels } from "./identity.js";
import { type SectionName, sectionHeadings } from "./section-headings.js";

/** A piece of a report under its heading. */
export interface ReportSection {
  /** Null for a section that the report has no place for. */
  readonly name: SectionName | null;
  /** The heading as written; empty for text before any heading. */
  readonly heading: string;
  readonly text: string;
  /** Place of the text in the report, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
}

/** The sections of a report by name. What is not in the text is absent. */
export interface ReadSections {
  readonly findings?: string;
  readonly comparison?: string;
  readonly impression?: string;
  readonly recommendation?: string;
  readonly technique?: string;
  readonly indication?: string;
  readonly examination?: string;
  /** Sections under other headings, by heading. */
  readonly others: readonly { readonly heading: string; readonly text: string }[];
  /** All sections in the text's order, with their places. */
  readonly all: readonly ReportSection[];
}

function foldHeading(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

const known: ReadonlyMap<string, readonly SectionName[]> = (() => {
  const map = new Map<string, SectionName[]>();
  for (const [name, headings] of Object.entries(sectionHeadings) as [SectionName, string][]) {
    for (const heading of headings.split(";")) map.set(heading.trim(), [...(map.get(heading.trim()) ?? []), name]);
  }
  return map;
})();

/** The sections that a heading begins; undefined for one that is not known. */
function sectionsOfHeading(heading: string): readonly SectionName[] | undefined {
  return known.get(foldHeading(heading));
}

interface Heading {
  readonly names: readonly SectionName[];
  readonly heading: string;
  readonly start: number;
  /** Where its text begins. */
  readonly body: number;
}

/**
 * Reads the sections of a report. Headings may be bold, numbered, Markdown, in capitals, with a colon or alone in their
 * line, in five languages. Text before any heading is findings. A section that occurs twice is joined.
 */
export function readSections(text: string): ReadSections {
  requireArguments({ text }, { text: aText });
  const headings: Heading[] = [];
  let at = 0;
  for (const line of withLineFeeds(text).split("\n")) {
    for (const heading of [...headingsIn(line, headings.at(-1)?.names), ...headingsWithin(line)]) {
      headings.push({ ...heading, start: at + heading.start, body: at + heading.body });
    }
    at += line.length + 1;
  }
  const all: ReportSection[] = [];
  const add = (names: readonly SectionName[], heading: string, range: readonly [number, number]): void => {
    const raw = text.slice(...range);
    const body = trimmed(raw);
    const start = range[0] + Math.max(0, raw.indexOf(body));
    const section = { heading, text: body, start, end: start + body.length };
    if (names.length === 0) all.push({ name: null, ...section });
    for (const name of names) all.push({ name, ...section });
  };
  const before = withLineFeeds(text).slice(0, headings[0]?.start ?? text.length);
  if (withoutIdentity(before).trim() !== "") add(["findings"], "", [0, headings[0]?.start ?? text.length]);
  for (const [index, { names, heading, body }] of headings.entries())
    add(names, heading, [body, headings[index + 1]?.start ?? text.length]);
  const sections: { -readonly [Name in SectionName]?: string } = {};
  for (const { name, text: body } of all) {
    if (name === null || body === "") continue;
    sections[name] = sections[name] === undefined ? body : `${sections[name]}\n${body}`;
  }
  const others = all.filter(({ name }) => name === null).map(({ heading, text: body }) => ({ heading, text: body }));
  return { ...sections, others, all };
}

/** With `\n` at every line's end, and every character at its place. */
export function withLineFeeds(text: string): string {
  return text.replace(/\r\n?/g, (end) => (end.length === 2 ? " \n" : "\n"));
}

/** Headings that also begin a section within a line, after a sentence and before a colon. */
const clearHeadings: ReadonlySet<string> = new Set(
  "findings impression impressions conclusion conclusions recommendation recommendations beurteilung fazit empfehlung hallazgos conclusiones achados conclusao impresion impressao recomendacion recomendacao".split(
    " ",
  ),
);

/** `No effusion. Impression: normal chest.` */
function headingsWithin(line: string): readonly Heading[] {
  return Array.from(line.matchAll(/(?<=[.!?])[ \t]{1,4}(\p{L}{5,20})[ \t]?[:：]/gu)).flatMap((match) => {
    const heading = match[1] ?? "";
    const names = sectionsOfHeading(heading);
    if (names === undefined || !clearHeadings.has(foldHeading(heading))) return [];
    return [{ heading, names, start: match.index, body: match.index + match[0].length }];
  });
}

/** Without the space and the marks around it. By hand: a pattern for the end takes time with the square of long spaces. */
function trimmed(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && /[\s*_:]/.test(text[from] ?? "")) from++;
  while (to > from && /[\s*_#]/.test(text[to - 1] ?? "")) to--;
  return text.slice(from, to);
}

/** Without lines that say who the patient or the author is. */
function withoutIdentity(text: string): string {
  return text
    .split("\n")
    .filter((line) => !identityLabels.test(line.replace(/[*_#]/g, "")))
    .join("\n");
}

const opening =
  /^[ \t>]*(?:#{1,6}[ \t]*)?(?:[-*•][ \t]+)?(?:\(?\d{1,2}[.)][ \t]*|[IVX]{1,4}[.)][ \t]+)?(\*\*|__)?[ \t]*(?:\d{1,2}[.)][ \t]*)?/;

function headingsIn(line: string, current: readonly SectionName[] | undefined): readonly Heading[] {
  const lead = opening.exec(line)?.[0] ?? "";
  const rest = line.slice(lead.length);
  const match =
    /^([\p{L}][\p{L}\p{N} \t/&()'’.-]{0,70}?)[ \t]{0,8}(?:\*\*|__)?[ \t]{0,8}(:|：|[ \t][-–—][ \t]|$)[ \t]{0,8}(?:\*\*|__)?/u.exec(
      rest,
    );
  if (match === null) return [];
  const heading = (match[1] ?? "").trim();
  const mark = match[2] ?? "";
  const body = lead.length + match[0].length;
  const names = sectionsOfHeading(heading);
  const isMarked = /#|\*\*|__/.test(lead) || (mark === "" && /^\p{Lu}[^\p{Ll}]+$/u.test(heading));
  const alone = rest.slice(match[0].length).trim() === "";
  const place = { heading, start: 0, body };
  if (names !== undefined) {
    // A word alone, without mark or colon, is a heading; with a dash it may be the start of a sentence.
    if (mark.trim() === "" && !alone) return [];
    return [{ ...place, names }];
  }
  const hasColon = /[:：]/.test(mark);
  if (!hasColon && !(isMarked && alone)) return [];
  if (!isOwnSection(heading, { isMarked, current })) return [];
  return [{ ...place, names: [] }];
}

/** Headings within the findings that are no sections. */
const partsOfFindings =
  /\b(?:other|others|lines|tubes|devices|support|additional|incidental|miscellaneous|measurements?|region|regions|size|number|shape|colou?r|border|surface|positive|negative|normal|abnormal|right|left|od|os|ou|view|sequence|level|autres?|sonstiges|otros|outros|links|rechts|droite?|gauche|derech[oa]|izquierd[oa]|airways?|parenchyma|organs?)\b/i;

/** Whether an unknown heading begins a section of its own and is not one region of the findings. */
function isOwnSection(
  heading: string,
  { isMarked, current }: { readonly isMarked: boolean; readonly current: readonly SectionName[] | undefined },
): boolean {
  if (identityLabels.test(`${heading}:`)) return false;
  const words = heading.split(/\s+/).length;
  if (words > (isMarked ? 7 : 5) || /[.]$/.test(heading)) return false;
  const isMedical = readSegments(heading).some(
    ({ mentions, sides }) =>
      sides.length > 0 ||
      mentions.some(
        ({ category }) =>
          category === "anatomy" || category === "finding" || category === "thing" || category === "measure",
      ),
  );
  if (notMedical.test(heading)) return true;
  if (isMedical || partsOfFindings.test(heading)) return false;
  return current !== undefined || isMarked;
}

/** Headings that have a word of anatomy or of a finding and are sections nevertheless. */
const notMedical =
  /\b(?:disclaimer|limitations?|differential|diff(?:erential)?|plan|management|education|teaching|treatment|therapy|prognosis|pathophysiology|discussion|explanation|reasoning|confidence|note|notes|references?|literature|coding|codes?|billing|patient information|advice for|therapie|haftungsausschluss|hinweis|traitement|avertissement|tratamiento|tratamento|aviso|differenzialdiagnosen?|differentialdiagnosen?)\b/i;
