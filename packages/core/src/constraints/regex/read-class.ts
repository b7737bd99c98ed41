import { type CodePoints, codePoints, complement } from "../characters/code-points.js";
import type { PatternReader } from "./pattern-reader.js";
import { readEscape } from "./read-escape.js";

/** Reads a class from after its `[` to after its `]`. */
export function readClass(reader: PatternReader): CodePoints {
  const negated = reader.take("^");
  const ranges: (readonly [number, number])[] = [];
  while (!reader.take("]")) {
    const from = readMember(reader);
    const to = reader.peek() === "-" && reader.peek(1) !== "]" ? readRangeEnd(reader) : undefined;
    const first = singleOf(from);
    const last = to && singleOf(to);
    if (to === undefined) ranges.push(...from);
    else if (first !== undefined && last !== undefined) ranges.push([first, last]);
    // "[\w-.]": beside a class, the hyphen is a hyphen.
    else ranges.push(...from, [0x2d, 0x2d], ...to);
  }
  const all = codePoints(ranges);
  return negated ? complement(all) : all;
}

function readRangeEnd(reader: PatternReader): CodePoints {
  reader.next();
  return readMember(reader);
}

function readMember(reader: PatternReader): CodePoints {
  if (reader.done) throw reader.unsupported("a class without its end");
  if (reader.take("\\")) return readEscape(reader, true);
  const code = reader.next().codePointAt(0) ?? 0;
  return [[code, code]];
}

function singleOf(characters: CodePoints): number | undefined {
  const [first] = characters;
  return characters.length === 1 && first !== undefined && first[0] === first[1] ? first[0] : undefined;
}
