import { byteSet, choiceOf, type Expression, sequence } from "../automaton/expression.js";
import { type CodePoints, intersection, scalarValues } from "./code-points.js";
import { digitRanges } from "./digit-ranges.js";

/** Code points by the number of their bytes in UTF-8, and what is added to the leading digit (RFC 3629 §3). */
const lengths = [
  { range: [0, 0x7f], bytes: 1, lead: 0 },
  { range: [0x80, 0x7ff], bytes: 2, lead: 0xc0 },
  { range: [0x800, 0xffff], bytes: 3, lead: 0xe0 },
  { range: [0x1_0000, 0x10_ffff], bytes: 4, lead: 0xf0 },
] as const;

/** One character of the class in UTF-8. Surrogates are no characters. */
export function utf8Character(characters: CodePoints): Expression {
  const valid = intersection(characters, scalarValues);
  const ways: Expression[] = [];
  for (const { range, bytes, lead } of lengths) {
    for (const part of intersection(valid, [range])) {
      if (bytes === 1) ways.push(byteSet([part]));
      else {
        for (const digits of digitRanges(part, { radix: 64, places: bytes })) {
          ways.push(
            sequence(
              ...digits.map(([first, last], place) => {
                const offset = place === 0 ? lead : 0x80;
                return byteSet([[first + offset, last + offset]]);
              }),
            ),
          );
        }
      }
    }
  }
  return choiceOf(ways);
}
