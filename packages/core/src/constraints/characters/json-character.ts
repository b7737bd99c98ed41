import { byteSet, choice, choiceOf, type Expression, literal, sequence } from "../automaton/expression.js";
import { type CodePoints, intersection, scalarValues } from "./code-points.js";
import { digitRanges } from "./digit-ranges.js";
import { utf8Character } from "./utf8-character.js";

/** What JSON allows inside a string as it is (RFC 8259 §7). */
const unescaped: CodePoints = [
  [0x20, 0x21],
  [0x23, 0x5b],
  [0x5d, 0x10_ffff],
];

/** What follows the backslash for characters with an escape of one letter. */
const shortEscapes: readonly (readonly [character: string, letter: string])[] = [
  ['"', '"'],
  ["\\", "\\"],
  ["/", "/"],
  ["\b", "b"],
  ["\f", "f"],
  ["\n", "n"],
  ["\r", "r"],
  ["\t", "t"],
];

/**
 * One character of the class as it may be written inside a JSON string: as it is, or escaped in any way.
 *
 * Beyond U+FFFF an escape is a pair of surrogates; a lone surrogate is never written.
 */
export function jsonCharacter(characters: CodePoints): Expression {
  const valid = intersection(characters, scalarValues);
  const escapes: Expression[] = [];
  for (const [character, letter] of shortEscapes) {
    const code = character.charCodeAt(0);
    if (intersection(valid, [[code, code]]).length === 0) continue;
    escapes.push(byteSet([[letter.charCodeAt(0), letter.charCodeAt(0)]]));
  }
  const hexadecimal: Expression[] = [];
  for (const range of intersection(valid, [[0, 0xffff]])) hexadecimal.push(hexRange(range));
  for (const [first, last] of intersection(valid, [[0x1_0000, 0x10_ffff]])) {
    const pairs = digitRanges([first - 0x1_0000, last - 0x1_0000], { radix: 0x400, places: 2 });
    for (const [high, low] of pairs) {
      if (high === undefined || low === undefined) continue;
      hexadecimal.push(
        sequence(
          hexRange([high[0] + 0xd800, high[1] + 0xd800]),
          literal("\\u"),
          hexRange([low[0] + 0xdc00, low[1] + 0xdc00]),
        ),
      );
    }
  }
  return choice(
    utf8Character(intersection(valid, unescaped)),
    sequence(literal("\\"), choice(...escapes, sequence(literal("u"), choiceOf(hexadecimal)))),
  );
}

/** A range of numbers as four hexadecimal digits, capital or small. */
function hexRange(range: readonly [number, number]): Expression {
  return choiceOf(digitRanges(range, { radix: 16, places: 4 }).map((digits) => sequence(...digits.map(hexDigit))));
}

function hexDigit([first, last]: readonly [number, number]): Expression {
  const ranges: [number, number][] = [];
  if (first <= 9) ranges.push([0x30 + first, 0x30 + Math.min(last, 9)]);
  if (last >= 10) {
    const from = Math.max(first, 10) - 10;
    ranges.push([0x41 + from, 0x41 + last - 10], [0x61 + from, 0x61 + last - 10]);
  }
  return byteSet(ranges);
}
