import { type CodePoints, codePoints, complement } from "../characters/code-points.js";

const digit: CodePoints = [[0x30, 0x39]];

const word = codePoints([
  [0x30, 0x39],
  [0x41, 0x5a],
  [0x5f, 0x5f],
  [0x61, 0x7a],
]);

/** WhiteSpace and LineTerminator of ECMA-262 §12.2–12.3. */
const space = codePoints([
  [0x09, 0x0d],
  [0x20, 0x20],
  [0xa0, 0xa0],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
  [0xfeff, 0xfeff],
]);

/** What `.` matches without the flag `s`: all but line terminators (ECMA-262 §22.2.2.7). */
export const dot = complement(
  codePoints([
    [0x0a, 0x0a],
    [0x0d, 0x0d],
    [0x2028, 0x2029],
  ]),
);

/** The classes that an escape of one letter stands for. */
export const classEscapes: ReadonlyMap<string, CodePoints> = new Map([
  ["d", digit],
  ["D", complement(digit)],
  ["w", word],
  ["W", complement(word)],
  ["s", space],
  ["S", complement(space)],
]);

/** The control characters that an escape of one letter stands for. */
export const controlEscapes: ReadonlyMap<string, number> = new Map([
  ["n", 0x0a],
  ["r", 0x0d],
  ["t", 0x09],
  ["v", 0x0b],
  ["f", 0x0c],
  ["0", 0x00],
]);
