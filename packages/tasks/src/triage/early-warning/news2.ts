import { news2Table, type PointBand, possibleValues } from "./news2-table.js";
import { celsius, isVitalUnit, yearsOf } from "./vital-units.js";
import type { Consciousness, EarlyWarningField, EarlyWarningVitals, Measured, PatientAge } from "./vitals.js";

/** `low-medium`: a score of less than 5 with a single parameter of 3. */
export type News2Band = "low" | "low-medium" | "medium" | "high";

/**
 * Why there is no score. `missing`: not measured. `unit`: a unit that is not this parameter's. `out-of-range`: impossible.
 * `not-applicable`: under 16 years.
 */
export type News2Reason = "missing" | "unit" | "out-of-range" | "not-applicable";

export type News2Points = Readonly<Record<EarlyWarningField, number>>;

export type News2 =
  | { readonly news2: number; readonly news2Band: News2Band; readonly points: News2Points }
  | {
      readonly news2: null;
      readonly news2Band: null;
      readonly reason: Exclude<News2Reason, "not-applicable">;
      /** The parameters that the reason is about. */
      readonly fields: readonly (EarlyWarningField | "age")[];
      /**
       * The points of the parameters that are known: the score is that at least, whatever the others are. Without an age they are
       * those of an adult.
       */
      readonly atLeast: number;
      /** The band that the known parameters alone reach. */
      readonly atLeastBand: News2Band;
    }
  | {
      readonly news2: null;
      readonly news2Band: null;
      readonly reason: "not-applicable";
      readonly fields: readonly (EarlyWarningField | "age")[];
    };

const fields = [
  "respiratoryRate",
  "oxygenSaturation",
  "supplementalOxygen",
  "systolicBloodPressure",
  "pulse",
  "consciousness",
  "temperature",
] as const satisfies readonly EarlyWarningField[];

/**
 * NEWS2 of a patient of 16 years and more (Royal College of Physicians, 2017; the chart is `news2Table`). No value is
 * assumed and none guessed: where one is absent, impossible or in another unit there is no score but a reason, and what the
 * known ones alone make. The score does not hold in pregnancy, which is not asked here.
 *
 * Temperatures in °F are converted and rounded to one decimal; the other values are rounded to whole numbers, as the
 * chart has them.
 */
export function news2(given: EarlyWarningVitals | null | undefined, age: PatientAge | null | undefined): News2 {
  const vitals = typeof given === "object" && given !== null ? given : {};
  const years = yearsOf(age);
  const isAgePossible = years === null || (years >= 0 && years <= 130);
  if (years !== null && isAgePossible && years < news2Table.minimumAge) {
    return { news2: null, news2Band: null, reason: "not-applicable", fields: ["age"] };
  }
  const none = (
    reason: Exclude<News2Reason, "not-applicable">,
    about: readonly (EarlyWarningField | "age")[],
  ): News2 => {
    const points = Object.values(knownPoints(vitals));
    const atLeast = sumOf(points);
    return { news2: null, news2Band: null, reason, fields: about, atLeast, atLeastBand: bandOf(atLeast, points) };
  };
  const missing = fields.filter((field) => isMissing(vitals, field));
  const withoutAge = age === null || age === undefined;
  if (missing.length > 0 || withoutAge) return none("missing", [...(withoutAge ? (["age"] as const) : []), ...missing]);
  const wrongUnit = fields.filter((field) => !hasUnit(vitals, field));
  if (wrongUnit.length > 0 || years === null)
    return none("unit", [...(years === null ? (["age"] as const) : []), ...wrongUnit]);
  const impossible = fields.filter((field) => !isPossible(vitals, field));
  if (impossible.length > 0 || !isAgePossible) {
    return none("out-of-range", [...(isAgePossible ? [] : (["age"] as const)), ...impossible]);
  }
  const points = pointsOf(vitals);
  const news2 = sumOf(Object.values(points));
  return { news2, news2Band: bandOf(news2, Object.values(points)), points };
}

function sumOf(points: readonly number[]): number {
  return points.reduce((sum, each) => sum + each, 0);
}

function bandOf(score: number, points: readonly number[]): News2Band {
  if (score >= news2Table.bands.high) return "high";
  if (score >= news2Table.bands.medium) return "medium";
  return points.includes(3) ? "low-medium" : "low";
}

function pointsOf(vitals: EarlyWarningVitals): News2Points {
  const { supplementalOxygen, consciousness, oxygenSaturation } = vitals;
  const isOnOxygen =
    typeof supplementalOxygen === "object" ? (supplementalOxygen?.value ?? 0) > 0 : supplementalOxygen === true;
  const onScale2 = isOnOxygen ? news2Table.oxygenSaturationScale2OnOxygen : news2Table.oxygenSaturationScale2;
  const saturation = oxygenSaturation?.scale === 2 ? onScale2 : news2Table.oxygenSaturationScale1;
  return {
    respiratoryRate: pointsIn(news2Table.respiratoryRate, whole(vitals.respiratoryRate)),
    oxygenSaturation: pointsIn(saturation, whole(oxygenSaturation)),
    supplementalOxygen: news2Table.supplementalOxygen[isOnOxygen ? "oxygen" : "air"],
    systolicBloodPressure: pointsIn(news2Table.systolicBloodPressure, whole(vitals.systolicBloodPressure)),
    pulse: pointsIn(news2Table.pulse, whole(vitals.pulse)),
    consciousness: news2Table.consciousness[consciousness ?? "U"],
    temperature: pointsIn(news2Table.temperature, celsius(vitals.temperature)),
  };
}

/** The points of the parameters that are there, possible, and in their unit. */
export function knownPoints(vitals: EarlyWarningVitals): Partial<News2Points> {
  const isKnown = (field: EarlyWarningField): boolean =>
    !isMissing(vitals, field) && hasUnit(vitals, field) && isPossible(vitals, field);
  const all = pointsOf(vitals);
  const known = fields.filter((field) => field !== "oxygenSaturation" && isKnown(field));
  const saturation = leastOfSaturation(vitals, isKnown("supplementalOxygen"));
  return {
    ...Object.fromEntries(known.map((field) => [field, all[field]])),
    ...(saturation !== null && { oxygenSaturation: saturation }),
  };
}

/** What a saturation scores at least, where its scale, or whether oxygen is given, is not known. */
function leastOfSaturation(vitals: EarlyWarningVitals, isOxygenKnown: boolean): number | null {
  const given = vitals.oxygenSaturation;
  if (typeof given !== "object" || given === null) return null;
  const { scale } = given as { readonly scale?: unknown };
  const scales = scale === undefined || scale === null ? ([1, 2] as const) : [given.scale];
  const readings = scales
    .map((each): EarlyWarningVitals => ({ ...vitals, oxygenSaturation: { ...given, scale: each } }))
    .filter(
      (each) =>
        !isMissing(each, "oxygenSaturation") &&
        hasUnit(each, "oxygenSaturation") &&
        isPossible(each, "oxygenSaturation"),
    )
    .flatMap((each) =>
      isOxygenKnown ? [each] : [true, false].map((supplementalOxygen) => ({ ...each, supplementalOxygen })),
    );
  return readings.length === 0 ? null : Math.min(...readings.map((each) => pointsOf(each).oxygenSaturation));
}

function pointsIn(bands: readonly PointBand[], value: number): number {
  return bands.find(({ to }) => value <= to)?.points ?? 3;
}

function whole(measured: Measured | null | undefined): number {
  return Math.round(measured?.value ?? Number.NaN);
}

function isMissing(vitals: EarlyWarningVitals, field: EarlyWarningField): boolean {
  const given = vitals[field];
  if (given === undefined || given === null) return true;
  if (field === "oxygenSaturation") {
    // Which scale holds is a clinician's decision; the first one is not assumed.
    const { scale } = given as { readonly scale?: unknown };
    if (scale === undefined || scale === null) return true;
  }
  if (typeof given !== "object") return false;
  return given.value === undefined || given.value === null;
}

function hasUnit(vitals: EarlyWarningVitals, field: EarlyWarningField): boolean {
  const given = vitals[field];
  if (field === "consciousness") return isConsciousness(given);
  if (typeof given === "boolean") return field === "supplementalOxygen";
  if (typeof given !== "object" || given === null) return false;
  return isVitalUnit(field, given.unit);
}

function isConsciousness(value: unknown): value is Consciousness {
  return typeof value === "string" && Object.hasOwn(news2Table.consciousness, value);
}

function isPossible(vitals: EarlyWarningVitals, field: EarlyWarningField): boolean {
  const given = vitals[field];
  if (field === "consciousness" || typeof given !== "object" || given === null) return true;
  if (!Number.isFinite(given.value)) return false;
  if (field === "oxygenSaturation" && vitals.oxygenSaturation?.scale !== 1 && vitals.oxygenSaturation?.scale !== 2)
    return false;
  const value = field === "temperature" ? celsius(given) : given.value;
  const { from, to } = possibleValues[field];
  return value >= from && value <= to;
}
