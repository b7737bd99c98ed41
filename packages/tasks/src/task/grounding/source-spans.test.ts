import { describe, expect, it } from "vitest";
import { numberSpans, segmentsOf, sentencesOf } from "./source-spans.js";

describe("sentencesOf", () => {
  it("gives every sentence with its place", () => {
    const text = "  BP 120/80. No fever.\r\n\r\n- \n- Aspirin 81 mg daily";
    const spans = sentencesOf(text);
    expect(spans.map((span) => span.text)).toEqual(["BP 120/80.", "No fever.", "- Aspirin 81 mg daily"]);
    for (const { start, end, text: piece } of spans) expect(text.slice(start, end)).toBe(piece);
    expect(numberSpans(spans.slice(0, 2))).toBe("[1] BP 120/80.\n[2] No fever.");
    expect(sentencesOf(" \n.")).toEqual([]);
  });
});

describe("segmentsOf", () => {
  const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });
  const whole = (line: string) => Array.from(segmenter.segment(line), ({ segment, index }) => ({ segment, index }));

  it("finds the same sentences whatever it looks at at once", () => {
    const pieces = [
      "a",
      "B",
      "word",
      ".",
      "!",
      "?",
      " ",
      " ",
      "1",
      ")",
      '"',
      "e.g.",
      "Dr. ",
      "́",
      "，",
      "。",
      "肺",
      "😀",
      "\t",
    ];
    // Numerical Recipes' generator: the same lines in every run.
    let state = 1;
    const next = (): number => (state = (state * 1664525 + 1013904223) % 2 ** 32);
    for (let round = 0; round < 300; round++) {
      const line = Array.from({ length: next() % 120 }, () => pieces[next() % pieces.length] ?? "").join("");
      for (const window of [1, 7, 32]) expect(Array.from(segmentsOf(line, window))).toEqual(whole(line));
    }
  });

  it("reads a long line without an end of a sentence, and one with many", () => {
    expect(Array.from(segmentsOf("x".repeat(50_000)))).toHaveLength(1);
    const line = "Chest pain and sweating for one hour. ".repeat(1000);
    expect(Array.from(segmentsOf(line))).toEqual(whole(line));
  });
});
