import { describe, expect, it } from "vitest";
import { type Condition, truthOf } from "./condition.js";
import { esiDangerZoneVitals, news2Response } from "./danger-zone-vitals.js";
import { applyTriageRules, raiseUrgency } from "./triage-rules.js";

const measured = (value: number, unit: string) => ({ value, unit });
const scale = ["ESI 1", "ESI 2", "ESI 3", "ESI 4", "ESI 5"];

describe("applyTriageRules", () => {
  it.each([
    [0.1, 185, "esi-danger-pulse-under-3-months"],
    [1, 170, "esi-danger-pulse-3-months-to-3-years"],
    [5, 141, "esi-danger-pulse-3-to-8-years"],
    [40, 101, "esi-danger-pulse-over-8-years"],
  ])("at %d years a pulse of %d is in the danger zone", (age, pulse, id) => {
    const facts = { age: measured(age, "years"), pulse: measured(pulse, "/min") };
    const { applied } = applyTriageRules([esiDangerZoneVitals], facts);
    expect(applied.map((rule) => rule.id)).toEqual([id]);
    expect(applied[0]?.source).toContain("AHRQ");
    expect(raiseUrgency(scale, "ESI 3", applied)).toBe("ESI 2");
  });

  it("says which rules could not be asked", () => {
    const outcome = applyTriageRules([esiDangerZoneVitals], { oxygenSaturation: measured(97, "%") });
    expect(outcome.applied).toEqual([]);
    expect(outcome.open).toHaveLength(8);
    expect(
      applyTriageRules([news2Response], { news2: 9, news2Band: "high" }).applied.map(({ level }) => level),
    ).toEqual(["emergency"]);
  });

  it("only raises", () => {
    const { applied } = applyTriageRules([esiDangerZoneVitals], { oxygenSaturation: measured(80, "%") });
    expect(raiseUrgency(scale, "ESI 1", applied)).toBe("ESI 1");
    expect(raiseUrgency(scale, null, applied)).toBe("ESI 2");
    expect(raiseUrgency(["red", "green"], "green", applied)).toBe("green");
  });
});

describe("truthOf", () => {
  it.each<readonly [Condition, string]>([
    [{ fact: "pregnant", is: [true] }, "true"],
    [{ fact: "headache", is: ["thunderclap"] }, "false"],
    [{ fact: "unknown", is: [true] }, "open"],
    [{ not: { fact: "unknown", is: [true] } }, "open"],
    [
      {
        all: [
          { fact: "pregnant", is: [true] },
          { fact: "unknown", atLeast: 1 },
        ],
      },
      "open",
    ],
    [
      {
        any: [
          { fact: "pregnant", is: [true] },
          { fact: "unknown", atLeast: 1 },
        ],
      },
      "true",
    ],
    [{ fact: "pressure", unit: "kPa", below: 12 }, "open"],
    [{ fact: "pressure", unit: "mm Hg", atLeast: 90, below: 100 }, "true"],
    [{ fact: "toString", is: ["x"] }, "open"],
  ])("%j is %s", (condition, truth) => {
    const kept: Condition = JSON.parse(JSON.stringify(condition));
    expect(truthOf(kept, { pregnant: true, headache: "dull", pressure: measured(95, "mmHg") })).toBe(truth);
  });
});
