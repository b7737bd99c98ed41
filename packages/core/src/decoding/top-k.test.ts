import { describe, expect, it } from "vitest";
import { NumericalError } from "../errors/numerical-error.js";
import { argmax } from "./argmax.js";
import { createRandom } from "./random.js";
import { topK } from "./top-k.js";

const random = createRandom(1);

describe("topK", () => {
  it("equals a full sort, ties by id", () => {
    for (let round = 0; round < 50; round++) {
      const logits = Float32Array.from({ length: 200 }, () => Math.round(random() * 20));
      const sorted = Array.from(logits.keys()).sort((a, b) => logits[b]! - logits[a]! || a - b);
      for (const k of [1, 2, 17, 200, 500]) {
        const { ids, logits: values } = topK(logits, k);
        expect(Array.from(ids)).toEqual(sorted.slice(0, k));
        expect(Array.from(values)).toEqual(sorted.slice(0, k).map((id) => logits[id]));
      }
      expect(argmax(logits)).toBe(sorted[0]);
    }
  });

  it("refuses what is not a number", () => {
    expect(() => topK(Float32Array.of(1, NaN, 2), 2)).toThrow(NumericalError);
    expect(() => argmax(Float32Array.of(1, NaN))).toThrow(NumericalError);
    expect(() => argmax(Float32Array.of(NaN, 1))).toThrow(NumericalError);
    expect(() => argmax(Float32Array.of(-Infinity, -Infinity))).toThrow(NumericalError);
  });
});
