import { describe, expect, it } from "vitest";
import { type Condition, truthOf } from "./condition.js";
import { esiDangerZoneVitals, news2Response } from "./danger-zone-vitals.js";
import { applyTriageRules, raiseUrgency, withLevels } from "./triage-rules.js";

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

  it.each([
    [measured(2, "months"), measured(210, "bpm"), measured(80, "breaths/min"), "under-3-months"],
    [measured(3, "mo"), measured(161, "beats/min"), measured(41, "rpm"), "3-months-to-3-years"],
    [measured(36, "months"), measured(141, "/min"), measured(31, "/ min"), "3-to-8-years"],
    [measured(60, "y"), measured(180, "bpm"), measured(40, "breaths/min"), "over-8-years"],
  ])("reads ages and vital signs in any spelling of their units: %j", (age, pulse, respiratoryRate, group) => {
    const { applied } = applyTriageRules([esiDangerZoneVitals], { age, pulse, respiratoryRate });
    expect(applied.map(({ id }) => id)).toEqual([`esi-danger-pulse-${group}`, `esi-danger-respiratory-rate-${group}`]);
  });

  it.each<readonly [Condition, object, string]>([
    [{ fact: "age", unit: "months", below: 3 }, measured(60, "days"), "true"],
    [{ fact: "temperature", unit: "°C", atLeast: 38 }, measured(100.4, "°F"), "true"],
    [{ fact: "temperature", unit: "°F", atLeast: 100.4 }, measured(38, "C"), "true"],
    [{ fact: "systolicBloodPressure", unit: "mmHg", below: 90 }, measured(10, "kPa"), "open"],
    // Metres are no months.
    [{ fact: "height", unit: "years", below: 3 }, measured(2, "m"), "open"],
  ])("%j of %j: %s", (condition, fact, truth) =>
    expect(truthOf(condition, { [(condition as { fact: string }).fact]: fact as never })).toBe(truth),
  );

  it.each<readonly [object, readonly string[], readonly string[]]>([
    [{ news2: 3, news2Band: "low" }, [], []],
    [{ news2: 3, news2Band: "low-medium" }, ["news2-single-3"], []],
    [{ news2: 6, news2Band: "medium" }, ["news2-5-or-6"], []],
    [{ news2: 9, news2Band: "high" }, ["news2-7-or-more"], []],
    [{ news2AtLeast: 12, news2AtLeastBand: "high" }, ["news2-7-or-more"], []],
    [{ news2AtLeast: 5, news2AtLeastBand: "medium" }, ["news2-5-or-6"], ["news2-7-or-more"]],
    [{ news2AtLeast: 3, news2AtLeastBand: "low-medium" }, ["news2-single-3"], ["news2-7-or-more", "news2-5-or-6"]],
    [{ news2AtLeast: 1, news2AtLeastBand: "low" }, [], ["news2-7-or-more", "news2-5-or-6", "news2-single-3"]],
  ])("acts on what is known of NEWS2: %j", (facts, applied, open) => {
    const outcome = applyTriageRules([news2Response], facts as never);
    expect({ ...outcome, applied: outcome.applied.map(({ id }) => id) }).toEqual({ applied, open });
  });

  const setOf = (when: unknown) => ({ ...news2Response, rules: [{ id: "r", level: "a", reason: "b", when }] });
  const cyclic: { not?: unknown } = {};
  cyclic.not = cyclic;
  it.each<readonly [unknown]>([
    [null],
    [{}],
    [{ ...news2Response, rules: null }],
    [{ ...news2Response, source: 5 }],
    [{ ...news2Response, rules: [null] }],
    [{ ...news2Response, rules: [{ ...news2Response.rules[0], unless: {} }] }],
    [setOf(undefined)],
    [setOf({ all: [{ fact: "pulse", above: 1 }], any: [] })],
    [setOf({ fact: 5, above: 1 })],
    [setOf({ fact: "pulse", above: Number.NaN })],
    [setOf({ fact: "pulse", is: [] })],
    [setOf({ fact: "pulse", is: "high" })],
    [setOf({ fact: "pulse", unit: 5, above: 1 })],
    [setOf(cyclic)],
  ])("refuses what are no rules (%#)", (ruleSet) => {
    const refusal = expect.objectContaining({ code: "ERR_INVALID_ARGUMENT" }) as Error;
    expect(() => applyTriageRules([ruleSet as never], {})).toThrow(refusal);
    expect(() => withLevels(ruleSet as never, {})).toThrow(refusal);
  });

  it("refuses what are no facts", () => {
    const refusal = expect.objectContaining({ code: "ERR_INVALID_ARGUMENT" }) as Error;
    expect(() => applyTriageRules(null as never, {})).toThrow(refusal);
    expect(() => applyTriageRules([], null as never)).toThrow(refusal);
    expect(() => truthOf({ fact: "x", is: [1] }, null as never)).toThrow(refusal);
    expect(() => truthOf(null as never, {})).toThrow(refusal);
  });

  it("names levels by what was given alone", () => {
    const own = { ...news2Response, rules: [{ ...news2Response.rules[0]!, level: "constructor" }] };
    expect(withLevels(own, {}).rules[0]?.level).toBe("constructor");
    expect(withLevels(own, { constructor: "red" }).rules[0]?.level).toBe("red");
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
