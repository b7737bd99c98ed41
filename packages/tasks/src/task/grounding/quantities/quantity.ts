/** A number with its unit, a range, a rate, a date or a time of day. */
export interface Quantity {
  readonly kind: "amount" | "range" | "ratio" | "frequency" | "date" | "clock" | "ordinal";
  /** Dimension of the unit (`mass/volume`), or null where there is none. Of an ordinal what it counts (`day`, `grade`). */
  readonly dimension: string | null;
  /** In the dimension's own unit: one value, of a range and a ratio two, of a frequency times a day (or a month). */
  readonly values: readonly number[];
  readonly comparator?: "<" | "<=" | ">" | ">=";
  /** Whether it is said to be rounded, and in which direction. */
  readonly approximate?: "about" | "below" | "above";
  /** Of a change from one value to another; `limit`: a greatest, usual or target dose, which is not taken. */
  readonly role?: "from" | "to" | "limit";
  /** The side that its clause names, `15 mmHg left`. */
  readonly side?: "left" | "right";
  /** Step of the last digit in the dimension's unit: 0.1 of `1.2`, 1 of `12`. */
  readonly step: number;
  readonly date?: readonly CalendarDate[];
  readonly spelled: boolean;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A day, a month or a year. Several readings of `03/04/2024` are several dates. */
export interface CalendarDate {
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
}
