import { expect, it } from "vitest";
import { planPrefill } from "./prefill-plan.js";

const image = { type: "image", tokens: 4, image: { size: 2, pixels: new Uint8Array(12), sha256: "x" } } as const;
const tokens = (...ids: number[]) => ({ type: "tokens", ids: Int32Array.from(ids) }) as const;
const prompt = { segments: [tokens(1, 2, 3, 4, 5), image, tokens(6, 7, 8)], length: 12 };

it("cuts tokens into chunks and leaves images whole and alone", () => {
  const plan = (from: number) =>
    planPrefill(prompt, from, 2).map((chunk) => [chunk.start, chunk.type === "image" ? "image" : [...chunk.ids]]);
  expect(plan(0)).toEqual([
    [0, [1, 2]],
    [2, [3, 4]],
    [4, [5]],
    [5, "image"],
    [9, [6, 7]],
    [11, [8]],
  ]);
  expect(plan(3)).toEqual([
    [3, [4, 5]],
    [5, "image"],
    [9, [6, 7]],
    [11, [8]],
  ]);
  expect(plan(10)).toEqual([[10, [7, 8]]]);
});
