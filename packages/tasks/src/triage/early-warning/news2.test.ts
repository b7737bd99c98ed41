import { describe, expect, it } from "vitest";
import { news2 } from "./news2.js";
import type { EarlyWarningVitals } from "./vitals.js";

const years = (value: number) => ({ value, unit: "years" });
const normal = {
  respiratoryRate: { value: 16, unit: "/min" },
  oxygenSaturation: { value: 98, unit: "%", scale: 1 },
  supplementalOxygen: false,
  systolicBloodPressure: { value: 120, unit: "mmHg" },
  pulse: { value: 70, unit: "/min" },
  consciousness: "A",
  temperature: { value: 36.8, unit: "°C" },
} as const satisfies EarlyWarningVitals;

/** The chart's limits: value and points on both sides of each. */
const bands: readonly (readonly [keyof EarlyWarningVitals, readonly (readonly [number, number])[]])[] = [
  [
    "respiratoryRate",
    [
      [8, 3],
      [9, 1],
      [11, 1],
      [12, 0],
      [20, 0],
      [21, 2],
      [24, 2],
      [25, 3],
    ],
  ],
  [
    "systolicBloodPressure",
    [
      [90, 3],
      [91, 2],
      [100, 2],
      [101, 1],
      [110, 1],
      [111, 0],
      [219, 0],
      [220, 3],
    ],
  ],
  [
    "pulse",
    [
      [40, 3],
      [41, 1],
      [50, 1],
      [51, 0],
      [90, 0],
      [91, 1],
      [110, 1],
      [111, 2],
      [130, 2],
      [131, 3],
    ],
  ],
  [
    "temperature",
    [
      [35, 3],
      [35.1, 1],
      [36, 1],
      [36.1, 0],
      [38, 0],
      [38.1, 1],
      [39, 1],
      [39.1, 2],
    ],
  ],
  [
    "oxygenSaturation",
    [
      [91, 3],
      [92, 2],
      [93, 2],
      [94, 1],
      [95, 1],
      [96, 0],
    ],
  ],
];

describe("news2", () => {
  it.each(bands.flatMap(([field, steps]) => steps.map(([value, points]) => [field, value, points] as const)))(
    "%s %d scores %d",
    (field, value, points) => {
      const result = news2({ ...normal, [field]: { ...normal[field as "pulse"], value } }, years(50));
      expect(result).toMatchObject({ news2: points, points: { [field]: points } });
    },
  );

  it.each([
    [83, false, 3],
    [84, false, 2],
    [85, true, 2],
    [86, true, 1],
    [87, false, 1],
    [88, true, 0],
    [92, true, 0],
    [93, true, 1],
    [94, true, 1],
    [95, true, 2],
    [96, true, 2],
    [97, true, 3],
    [93, false, 0],
    [100, false, 0],
  ])("scale 2: %d %% (on oxygen: %j) scores %d", (value, supplementalOxygen, points) => {
    const vitals: EarlyWarningVitals = {
      ...normal,
      supplementalOxygen,
      oxygenSaturation: { value, unit: "%", scale: 2 },
    };
    expect(news2(vitals, years(70))).toMatchObject({ points: { oxygenSaturation: points } });
  });

  it.each([
    ["low", {}],
    ["low-medium", { consciousness: "C" as const }],
    ["medium", { consciousness: "V" as const, supplementalOxygen: { value: 1, unit: "L/min" } }],
    ["high", { consciousness: "U" as const, supplementalOxygen: true, temperature: { value: 39.5, unit: "°C" } }],
  ])("band %s", (news2Band, changed) => {
    expect(news2({ ...normal, ...changed }, years(40))).toMatchObject({ news2Band });
  });

  it.each([
    [{ temperature: { value: 100.4, unit: "°F" } }, 0],
    [{ temperature: { value: 100.5, unit: "F" } }, 1],
    [{ temperature: { value: 95, unit: "°F" } }, 3],
    [{ supplementalOxygen: { value: 0, unit: "L/min" } }, 0],
    [{ pulse: { value: 91, unit: "beats/min" } }, 1],
  ])("reads units: %j", (changed, score) =>
    expect(news2({ ...normal, ...changed }, years(40))).toMatchObject({ news2: score }),
  );

  it.each([
    ...["min-1", "min⁻¹", "{breaths}/min", "breaths per min"].map((unit) => ["respiratoryRate", 22, unit, 2] as const),
    ...["{beats}/min", "beats per min", "per min"].map((unit) => ["pulse", 95, unit, 1] as const),
    ["systolicBloodPressure", 95, "mm[Hg]", 2],
    ...["Cel", "degrees C"].map((unit) => ["temperature", 38.5, unit, 1] as const),
    ...["[degF]", "degrees F"].map((unit) => ["temperature", 101.5, unit, 1] as const),
    ...["litres per minute", "L per min", "L/min"].map((unit) => ["supplementalOxygen", 2, unit, 2] as const),
  ] as const)("reads units of UCUM and plain words: %s %d %s", (field, value, unit, points) =>
    expect(news2({ ...normal, [field]: { value, unit } }, years(40))).toMatchObject({ news2: points }),
  );

  const { pulse: _, ...withoutPulse } = normal;
  it.each([
    ["missing", ["pulse"], withoutPulse, years(40)],
    ["missing", ["oxygenSaturation"], { ...normal, oxygenSaturation: { value: 95, unit: "%" } }, years(40)],
    [
      "missing",
      ["supplementalOxygen", "consciousness"],
      { ...normal, supplementalOxygen: null, consciousness: undefined },
      years(40),
    ],
    ["missing", ["age"], normal, null],
    ["unit", ["systolicBloodPressure"], { ...normal, systolicBloodPressure: { value: 16, unit: "kPa" } }, years(40)],
    ["unit", ["temperature"], { ...normal, temperature: { value: 310, unit: "K" } }, years(40)],
    ["unit", ["pulse"], { ...normal, pulse: { value: 80, unit: "" } }, years(40)],
    ["unit", ["age"], normal, { value: 40, unit: "rounds" }],
    [
      "out-of-range",
      ["oxygenSaturation"],
      { ...normal, oxygenSaturation: { value: 109, unit: "%", scale: 1 } },
      years(40),
    ],
    ["out-of-range", ["temperature"], { ...normal, temperature: { value: 37, unit: "°F" } }, years(40)],
    ["out-of-range", ["pulse"], { ...normal, pulse: { value: -3, unit: "/min" } }, years(40)],
    ["not-applicable", ["age"], withoutPulse, years(15.9)],
    ["not-applicable", ["age"], normal, { value: 30, unit: "months" }],
  ] as const)("gives no score: %s %j", (reason, fields, vitals, age) => {
    expect(news2(vitals as EarlyWarningVitals, age)).toMatchObject({ news2: null, news2Band: null, reason, fields });
  });

  const ill = {
    respiratoryRate: { value: 35, unit: "/min" },
    oxygenSaturation: { value: 80, unit: "%", scale: 1 },
    supplementalOxygen: true,
    systolicBloodPressure: { value: 60, unit: "mmHg" },
    pulse: { value: 150, unit: "/min" },
    consciousness: "U",
  } as const satisfies EarlyWarningVitals;
  it.each<readonly [EarlyWarningVitals | null, ReturnType<typeof years> | null, number, string]>([
    [ill, years(60), 17, "high"],
    [ill, null, 17, "high"],
    [{ ...ill, temperature: { value: 310, unit: "K" } }, years(60), 17, "high"],
    [{ ...ill, temperature: { value: 400, unit: "°C" } }, years(60), 17, "high"],
    [{ consciousness: "C" }, years(60), 3, "low-medium"],
    [{ consciousness: "C", supplementalOxygen: true }, years(60), 5, "medium"],
    [{ pulse: { value: 100, unit: "/min" } }, years(60), 1, "low"],
    // Whatever the scale: 3. On oxygen or not: 0 at least by scale 2.
    [{ oxygenSaturation: { value: 80, unit: "%" } as never }, years(60), 3, "low-medium"],
    [{ oxygenSaturation: { value: 97, unit: "%", scale: 2 } }, years(60), 0, "low"],
    [{ oxygenSaturation: { value: 97, unit: "%", scale: 2 }, supplementalOxygen: true }, years(60), 5, "medium"],
    [null, null, 0, "low"],
  ])("counts what is known: %j", (vitals, age, atLeast, atLeastBand) => {
    const result = news2(vitals, age);
    expect(result).toMatchObject({ news2: null, news2Band: null, atLeast, atLeastBand });
  });

  it("counts nothing for a child", () => expect(news2(ill, years(2))).not.toHaveProperty("atLeast"));
});
