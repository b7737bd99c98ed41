import { type Capabilities, InvalidArgumentError, PromptTooLongError } from "@medgemma/core";
import { describe, expect, it } from "vitest";
import { asManyAsFit, type ChosenSlices, toldFewer } from "./fit-slices.js";

const images = { maxImages: 100, tokensPerImage: 10, imageSize: 8 };
const capabilities: Capabilities = { images, fork: true, adapters: false, maxContext: 200 };

/** Slices that tell their places by their widths, the first of all with a note. */
function slicesOf(...counts: readonly number[]): ChosenSlices {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const slices = Array.from({ length: total }, (_, index) => ({
    ...{ width: index + 1, height: 1, data: new Uint8Array(3 * (index + 1)) },
    ...(index === 0 && { notes: ["a note"] }),
  }));
  return { slices, counts };
}

/** A context of 200 tokens, where a slice takes 12 and the rest 20. */
async function ask({ slices }: ChosenSlices): Promise<string> {
  if (slices.length * 12 + 20 > 200) throw new PromptTooLongError("Too long.");
  return "answered";
}

describe("asManyAsFit", () => {
  it("asks about all slices that fit", async () => {
    const all = slicesOf(15);
    expect(await asManyAsFit(all, { ask, capabilities, isFixed: false })).toEqual({ ...all, result: "answered" });
    expect(toldFewer(all, all)).toEqual([]);
  });

  it("takes as many as fit, evenly spread, with the notes of all", async () => {
    const all = slicesOf(60);
    const { slices, counts } = await asManyAsFit(all, { ask, capabilities, isFixed: false });
    expect([slices.length, counts, slices.at(-1)?.width, slices[0]?.notes]).toEqual([15, [15], 60, ["a note"]]);
    expect(toldFewer({ slices, counts }, all)).toEqual([expect.stringContaining("15 of 60 slices")]);
  });

  it("gives each series its share", async () => {
    const { counts } = await asManyAsFit(slicesOf(60, 3, 60), { ask, capabilities, isFixed: false });
    expect(counts).toEqual([5, 3, 5]);
  });

  it("changes no number that was asked for, and hides no other error", async () => {
    await expect(asManyAsFit(slicesOf(60), { ask, capabilities, isFixed: true })).rejects.toThrow("Too long.");
    const failing = async () => {
      throw new InvalidArgumentError("Wrong.");
    };
    await expect(asManyAsFit(slicesOf(60), { ask: failing, capabilities, isFixed: false })).rejects.toThrow("Wrong.");
    const narrow = async () => {
      throw new PromptTooLongError("Too long.");
    };
    await expect(asManyAsFit(slicesOf(9), { ask: narrow, capabilities, isFixed: false })).rejects.toThrow("Too long.");
  });
});
