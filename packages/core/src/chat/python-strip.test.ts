import { describe, expect, it } from "vitest";
import { pythonStrip } from "./python-strip.js";

describe("pythonStrip", () => {
  it("removes exactly what Python's str.strip removes", () => {
    // [c for c in map(chr, range(0x10000)) if c.isspace()] in Python 3.
    const python = [
      ...[9, 10, 11, 12, 13, 28, 29, 30, 31, 32, 0x85, 0xa0, 0x1680],
      ...Array.from({ length: 11 }, (_, i) => 0x2000 + i),
      ...[0x2028, 0x2029, 0x202f, 0x205f, 0x3000],
    ];
    const removed = Array.from({ length: 0x10000 }, (_, code) => code).filter((code) => {
      const character = String.fromCharCode(code);
      return pythonStrip(`${character}a${character}`) === "a";
    });
    expect(removed).toEqual(python);
  });

  it("keeps whitespace inside and handles text that is nothing else", () => {
    expect(pythonStrip(" a \n b ")).toBe("a \n b");
    expect(pythonStrip(" \n ")).toBe("");
    expect(pythonStrip("")).toBe("");
    expect(pythonStrip(`${" ".repeat(200_000)}🫁${" ".repeat(200_000)}`)).toBe("🫁");
  });
});
