import type { NameWord } from "./analyte-name.js";

/** A result of an entry, as printed. */
export interface PrintedValue {
  readonly text: string;
  readonly unit: string | null;
  /** Words that tell this result from others of the entry: a date, a column. */
  readonly context: string;
  /** Whether it stands under an earlier date or is called previous. */
  readonly isPrevious: boolean;
}

/** A range or flag, and how many results of the entry stand before it. */
export interface PrintedMark {
  readonly text: string;
  readonly after: number;
}

/** What a page says of an analyte at one place. */
export interface LabEntry {
  readonly name: string;
  readonly nameWords: readonly NameWord[];
  /** Headings around it: specimen, panel, date. */
  readonly context: readonly string[];
  readonly values: readonly PrintedValue[];
  /** Words that stand as cells: results such as `negative`, then ranges. */
  readonly texts: readonly string[];
  /** A unit that stands before the result or in the heading of the column. */
  readonly unit: string | null;
  readonly ranges: readonly PrintedMark[];
  readonly flags: readonly PrintedMark[];
  /** Line numbers, from 0. */
  readonly lines: readonly number[];
}
