import { fahrenheitUnits, vitalUnits } from "./news2-table.js";
import type { Measured, PatientAge } from "./vitals.js";

/** A unit without case, spaces, full stops and the brackets of UCUM (`mm[Hg]`); empty for what is no text. */
function foldUnit(unit: unknown): string {
  if (typeof unit !== "string") return "";
  // `min⁻¹`: superscripts become digits.
  const plain = /[⁻¹]/.test(unit) ? unit.normalize("NFKC").replaceAll("−", "-") : unit;
  return plain.toLowerCase().replace(/[\s.[\]{}]/g, "");
}

/** How many of a unit make a year. */
const perYear: ReadonlyMap<string, number> = new Map([
  ...unitsOf(
    "years year y yr yrs yo y/o yearsold yearold yrsold yrold jahre jahr j lj lebensjahre a an ans años año anos ano",
    1,
  ),
  ...unitsOf("months month mo mos mon m monthsold monthold monate monat mois meses mes mês", 12),
  ...unitsOf("weeks week w wk wks weeksold weekold wochen woche semaines semaine semanas semana", 365.25 / 7),
  ...unitsOf("days day d daysold dayold tage tag jours jour dias días dia día", 365.25),
]);

function unitsOf(units: string, count: number): readonly (readonly [string, number])[] {
  return units.split(" ").map((unit) => [unit, count] as const);
}

/** Age in years; null for none, or one in an unknown unit. */
export function yearsOf(age: PatientAge | null | undefined): number | null {
  if (age === null || age === undefined || !Number.isFinite(age.value)) return null;
  const count = perYear.get(foldUnit(age.unit));
  return count === undefined ? null : age.value / count;
}

/** The age that a text tells, `58 years`, `8-month-old girl`, `aged 71`; null for another text, or a number without a unit. */
export function readAge(given: string): PatientAge | null {
  const aged = /^\s*aged?\s*:?\s*(\d{1,3})\s*$/i.exec(given);
  const text =
    aged === null
      ? given.replace(/[\s-](?:boy|girl|man|woman|male|female|lady|gentleman|child|infant|baby|patient)\s*$/i, "")
      : `${aged[1] ?? ""} years`;
  const [, number = "", unit = ""] = /^\s*(\d{1,3}(?:[.,]\d+)?)[\s-]*([\p{L}/][\p{L}/\s.-]*?)\s*$/u.exec(text) ?? [];
  const age = { value: Number(number.replace(",", ".")), unit: unit.replaceAll("-", "") };
  return number === "" || yearsOf(age) === null ? null : age;
}

function isFahrenheit(unit: unknown): boolean {
  return fahrenheitUnits.includes(foldUnit(unit));
}

/** Whether a vital sign is measured in such a unit, in any of its spellings. */
export function isVitalUnit(field: keyof typeof vitalUnits, unit: unknown): boolean {
  if (field === "temperature" && isFahrenheit(unit)) return true;
  return (vitalUnits[field] as readonly string[]).includes(foldUnit(unit));
}

/** In °C with one decimal. */
export function celsius(measured: Measured | null | undefined): number {
  const value = measured?.value ?? Number.NaN;
  const degrees = isFahrenheit(measured?.unit) ? ((value - 32) * 5) / 9 : value;
  // Half a unit of the last place is not exact in binary: 100.85 would become 100.8.
  return Math.round((degrees + Number.EPSILON * 100) * 10) / 10;
}

/**
 * A measured value in the unit that it is compared in: ages and vital signs in any of their spellings, temperatures between °C and
 * °F, and ages between years, months, weeks and days. Null for another unit: no other is converted.
 *
 * @param name What was measured, for example `age` or `pulse`.
 */
export function valueIn(name: string, { value, unit }: Measured, wanted: string): number | null {
  if (foldUnit(unit) === foldUnit(wanted)) return value;
  if (name === "age") {
    const years = yearsOf({ value, unit });
    const count = perYear.get(foldUnit(wanted));
    return years === null || count === undefined ? null : years * count;
  }
  if (!isVitalSign(name) || !isVitalUnit(name, unit) || !isVitalUnit(name, wanted)) return null;
  if (name !== "temperature" || isFahrenheit(unit) === isFahrenheit(wanted)) return value;
  return isFahrenheit(unit) ? celsius({ value, unit }) : (value * 9) / 5 + 32;
}

function isVitalSign(name: string): name is keyof typeof vitalUnits {
  return Object.hasOwn(vitalUnits, name);
}
