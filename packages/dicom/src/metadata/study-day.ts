import type { Attributes } from "../parse/data-set.js";

/** When a study was made, only to tell which of two is the earlier: neither is for a prompt. */
export interface StudyMoment {
  /** Days since 1970. */
  readonly day: number;
  /** Seconds since midnight, where the file tells them; the scanner's own time zone. */
  readonly second?: number;
}

/** Dates and times of an image, the study's first (PS3.3, C.7.2.1, C.7.3.1, C.7.6.1). */
const moments = [
  ["x00080020", "x00080030"],
  ["x00080021", "x00080031"],
  ["x00080022", "x00080032"],
  ["x00080023", "x00080033"],
] as const;

/** Days from one study to a later one; undefined when either has no date. The dates themselves are not told. */
export function daysBetween(earlier: Attributes, later: Attributes): number | undefined {
  const [first, second] = [studyDay(earlier), studyDay(later)];
  return first === undefined || second === undefined ? undefined : second - first;
}

/**
 * Study Date as days since 1970, else the date of series, acquisition or content: only to tell how far two studies are apart, and never for a
 * prompt.
 */
export function studyDay(attributes: Attributes): number | undefined {
  return studyMoment(attributes)?.day;
}

/** The first date that a file tells, of study, series, acquisition or content, with the time beside it. */
export function studyMoment(attributes: Attributes): StudyMoment | undefined {
  for (const [date, time] of moments) {
    const day = dayIn(attributes.text(date));
    if (day === undefined) continue;
    const second = secondIn(attributes.text(time));
    return { day, ...(second !== undefined && { second }) };
  }
  return undefined;
}

function dayIn(text = ""): number | undefined {
  const [, year, month, day] = /^(\d{4})\.?(\d{2})\.?(\d{2})$/.exec(text) ?? [];
  if (year === undefined) return undefined;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  // The 31st of February would become one of March.
  const isDate = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  return isDate ? Math.round(date.getTime() / 86_400_000) : undefined;
}

/** `HHMMSS.FFFFFF`, whose later parts may be missing; an hour alone does not tell enough. */
function secondIn(text = ""): number | undefined {
  const [, hours, minutes, seconds = "0"] = /^(\d{2}):?(\d{2}):?(\d{2}(?:\.\d{1,6})?)?$/.exec(text) ?? [];
  if (hours === undefined || Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) >= 61) return undefined;
  return 3600 * Number(hours) + 60 * Number(minutes) + Number(seconds);
}
