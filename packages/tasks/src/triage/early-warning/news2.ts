import { fahrenheitUnits, news2Table, type PointBand, possibleValues, vitalUnits } from "./news2-table.js";
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
      readonly reason: News2Reason;
      /** The parameters that the reason is about. */
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
 * assumed and none guessed: where one is absent, impossible or in another unit there is no score but a reason. The score
 * does not hold in pregnancy, which is not asked here.
 *
 * Temperatures in °F are converted and rounded to one decimal; the other values are rounded to whole numbers, as the
 * chart has them.
 */
export function news2(vitals: EarlyWarningVitals, age: PatientAge | null | undefined): News2 {
  const years = yearsOf(age);
  if (years !== null && years < news2Table.minimumAge) return none("not-applicable", ["age"]);
  const missing = fields.filter((field) => isMissing(vitals, field));
  const withoutAge = age === null || age === undefined;
  if (missing.length > 0 || withoutAge) return none("missing", [...(withoutAge ? (["age"] as const) : []), ...missing]);
  const wrongUnit = fields.filter((field) => !hasUnit(vitals, field));
  if (wrongUnit.length > 0 || years === null)
    return none("unit", [...(years === null ? (["age"] as const) : []), ...wrongUnit]);
  const impossible = fields.filter((field) => !isPossible(vitals, field));
  const isAgePossible = years >= 0 && years <= 130;
  if (impossible.length > 0 || !isAgePossible) {
    return none("out-of-range", [...(isAgePossible ? [] : (["age"] as const)), ...impossible]);
  }
  const points = pointsOf(vitals);
  const news2 = Object.values(points).reduce((sum, each) => sum + each, 0);
  return { news2, news2Band: bandOf(news2, points), points };
}

function none(reason: News2Reason, about: readonly (EarlyWarningField | "age")[]): News2 {
  return { news2: null, news2Band: null, reason, fields: about };
}

function bandOf(score: number, points: News2Points): News2Band {
  if (score >= news2Table.bands.high) return "high";
  if (score >= news2Table.bands.medium) return "medium";
  return Object.values(points).includes(3) ? "low-medium" : "low";
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

function pointsIn(bands: readonly PointBand[], value: number): number {
  return bands.find(({ to }) => value <= to)?.points ?? 3;
}

function whole(measured: Measured | null | undefined): number {
  return Math.round(measured?.value ?? Number.NaN);
}

/** In °C with one decimal. */
function celsius(measured: Measured | null | undefined): number {
  const value = measured?.value ?? Number.NaN;
  const degrees = fahrenheitUnits.includes(foldUnit(measured?.unit)) ? ((value - 32) * 5) / 9 : value;
  // Half a unit of the last place is not exact in binary: 100.85 would become 100.8.
  return Math.round((degrees + Number.EPSILON * 100) * 10) / 10;
}

function foldUnit(unit: unknown): string {
  return typeof unit === "string" ? unit.toLowerCase().replace(/[\s.]/g, "") : "";
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
  const unit = foldUnit(given.unit);
  if (field === "temperature" && fahrenheitUnits.includes(unit)) return true;
  return (vitalUnits[field] as readonly string[]).includes(unit);
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

/** Years for each unit of age. */
const ageUnits: ReadonlyMap<string, number> = new Map([
  ...["years", "year", "y", "yr", "yrs", "jahre", "a", "ans", "años", "anos"].map((unit) => [unit, 1] as const),
  ...["months", "month", "mo", "mon", "m", "monate", "mois", "meses"].map((unit) => [unit, 1 / 12] as const),
  ...["weeks", "week", "w", "wk", "wks", "wochen", "semaines", "semanas"].map((unit) => [unit, 7 / 365.25] as const),
  ...["days", "day", "d", "tage", "jours", "dias", "días"].map((unit) => [unit, 1 / 365.25] as const),
]);

/** Age in years; null for none, or one in an unknown unit. */
export function yearsOf(age: PatientAge | null | undefined): number | null {
  if (age === null || age === undefined || !Number.isFinite(age.value)) return null;
  const share = ageUnits.get(foldUnit(age.unit));
  return share === undefined ? null : age.value * share;
}
