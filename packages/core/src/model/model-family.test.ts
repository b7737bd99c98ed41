import { describe, expect, it } from "vitest";
import { familyOf, thinksWhenTold } from "./model-family.js";

describe("familyOf", () => {
  it.each([
    ["google/medgemma-1.5-4b-it", "medgemma-1.5", true],
    ["unsloth/medgemma-1.5-4b-it-GGUF", "medgemma-1.5", true],
    ["Medgemma-1.5-4B-It", "medgemma-1.5", true],
    ["medgemma_1_5-4b-q4", "medgemma-1.5", true],
    ["google/medgemma-4b-it", "medgemma-1", false],
    ["google/medgemma-4b-pt", "medgemma-1", false],
    ["medgemma-27b-text-it-Q4_K_M", "medgemma-1", true],
    ["google/medgemma-27b-it", "medgemma-1", true],
    ["google/gemma-3-4b-it", undefined, undefined],
    ["hospital/our-radiology-model", undefined, undefined],
    ["medgemma-tiny", undefined, undefined],
    ["medgemma-1.50", undefined, undefined],
  ])("%s: %s", (name, family, thinks) => {
    expect(familyOf(name, 262_208)).toBe(family);
    expect(thinksWhenTold(family as ReturnType<typeof familyOf>, name)).toBe(thinks);
  });

  it("knows no model with another vocabulary", () => {
    expect(familyOf("google/medgemma-1.5-4b-it", 1526)).toBeUndefined();
  });
});
