import { describe, expect, it } from "vitest";
import { ConstraintUnsupportedError } from "../../errors/constraint-unsupported-error.js";
import { InvalidArgumentError } from "../../errors/invalid-argument-error.js";
import { createByteTokenizer } from "../../testing/byte-tokenizer.js";
import { compileConstraint } from "../compile-constraint.js";
import { accepts, writeAnswer } from "../testing/drive-constraint.js";
import { TestRandom } from "../testing/test-random.js";

const tokenizer = createByteTokenizer();
const compile = (pattern: string) => compileConstraint({ type: "regex", pattern }, tokenizer);

/** Patterns, and the characters that random texts are made of. */
const patterns: readonly (readonly [pattern: string, alphabet: string])[] = [
  ["abc", "abc"],
  ["^abc$", "abc"],
  ["a|b|", "ab"],
  ["^a|b$", "ab"],
  ["a*", "ab"],
  ["(a|ab)(c|bcd)(d*)", "abcd"],
  ["(a?){3}b", "ab"],
  ["(a?){0,200}", "ab"],
  ["(a*)*b", "ab"],
  ["(?:a|b)+?c??", "abc"],
  ["a{2}", "a"],
  ["a{2,}", "a"],
  ["a{2,4}b{0}", "ab"],
  ["(ab){1,3}(ba){0,2}", "ab"],
  ["(?<year>[0-9]{4})-(0[1-9]|1[0-2])", "0123-"],
  ["\\d+\\.\\d{1,2}", "01."],
  ["[^a-c]{2}", "abcdé😀"],
  ["[a-c\\d_-]+", "abz19_-"],
  ["[\\w-.]+", "a-._ "],
  ["\\w\\W\\s\\S", "a _\t\u00a0é"],
  [".", "a\n\r\u2028😀"],
  [".{2}", "aé\n😀"],
  ["[\\s\\S]{0,9}é", "aé\n"],
  ["\\u00e9|\\u{1f600}|\\x41|\\t|\\cJ", "éA\t\n😀J"],
  ["\\ud83d\\ude00+", "😀é"],
  ["[\\u{1f600}-\\u{1f64f}]+", "😀😃a🙏🚀"],
  ["[à-ü]+", "àéüz"],
  ["[߿-ࠀ]", "߿ࠀ\u07fe\u0801"],
  ["[\\ud7f0-\\ue010]", "\ud7ff\ue000\ue011"],
  ["[^]", "a\n"],
  ["\\^\\$\\/\\(\\)\\[\\]\\{\\}\\|\\*\\+\\?\\\\", "^$/()[]{}|*+?\\"],
  ["[\\]\\\\^-]+", "]\\^-a"],
  ["\\-a", "-a"],
  ["a{,2}", "a{,2}"],
  ["(a|b)*a(a|b){5}", "ab"],
  ["((a{0,3}b){0,3}c){0,3}", "abc"],
  ["(left|right)( (upper|lower|middle) lobe)?", "left ower"],
];

describe("regular expressions", () => {
  it.each(patterns)("%s accepts what JavaScript accepts", (pattern, alphabet) => {
    const constraint = compile(pattern);
    const isUnicode = !["\\-a", "a{,2}", "[\\w-.]+"].includes(pattern);
    const expected = new RegExp(`^(?:${pattern})$`, isUnicode ? "u" : "");
    const characters = Array.from(alphabet);
    const random = new TestRandom(1);
    for (let round = 0; round < 300; round++) {
      const text = Array.from({ length: random.integer(0, 9) }, () => random.pick(characters)).join("");
      expect(accepts(constraint, text, tokenizer), JSON.stringify(text)).toBe(expected.test(text));
    }
    for (let seed = 0; seed < 10; seed++) {
      const text = writeAnswer(constraint, { tokenizer, random: new TestRandom(seed), patience: 20 });
      expect(text).toMatch(expected);
    }
  });

  it("accepts every single character that JavaScript accepts", () => {
    for (const pattern of ["\\w", "\\s", "\\S", ".", "[^\\d\\s]", "[\\u0080-\\u{10ffff}]"]) {
      const constraint = compile(pattern);
      const expected = new RegExp(`^${pattern}$`, "u");
      for (let code = 0; code < 0x11_0000; code += code < 0x3100 ? 1 : 257) {
        if (code >= 0xd800 && code <= 0xdfff) continue;
        const text = String.fromCodePoint(code);
        if (accepts(constraint, text, tokenizer) !== expected.test(text))
          expect.fail(`${pattern}: U+${code.toString(16)}`);
      }
    }
    expect(true).toBe(true);
  });

  it.each([
    ["(?=a)b", "lookahead"],
    ["a(?!b)", "lookahead"],
    ["(?<=a)b", "lookbehind"],
    ["(?<!a)b", "lookbehind"],
    ["(a)\\1", "backreference"],
    ["(?<n>a)\\k<n>", "backreference"],
    ["\\bword", "word boundary"],
    ["a\\B", "word boundary"],
    ["\\p{L}+", "Unicode property"],
    ["a$b", "anchor"],
    ["a^", "anchor"],
    ["(^a|b)", "anchor"],
    ["(a|b$)", "anchor"],
  ])("%s names the %s as not supported", (pattern, construct) => {
    expect(() => compile(pattern)).toThrow(ConstraintUnsupportedError);
    expect(() => compile(pattern)).toThrow(construct);
  });

  it.each(["(", "a**", "[b-a]", "a{2,1}", "[]", "a[]b", "[\\ud800-\\udbff]"])(
    "%s is no pattern with a text",
    (pattern) => {
      expect(() => compile(pattern)).toThrow(InvalidArgumentError);
    },
  );
});
