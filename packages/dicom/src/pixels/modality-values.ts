import type { Attributes } from "../parse/data-set.js";
import { functionalGroup } from "./functional-groups.js";
import { lookUp, type LookupTable, readTable } from "./lookup-table.js";
import type { StoredValues } from "./samples.js";

/** `value × slope + intercept`. */
export interface Rescale {
  readonly slope: number;
  readonly intercept: number;
}

const slopeTag = "x00281053";
const interceptTag = "x00281052";
const transformation = "x00289145";

/** A frame's slope and intercept, from the data set or its functional groups; `half` when only one of them is there. */
export function rescaleOf(attributes: Attributes, frame: number): Rescale | "half" | undefined {
  let isHalf = false;
  for (const source of [attributes, functionalGroup(attributes, frame, transformation)]) {
    const [slope, intercept] = [source?.decimal(slopeTag), source?.decimal(interceptTag)];
    if (slope !== undefined && intercept !== undefined) return { slope, intercept };
    isHalf ||= slope !== undefined || intercept !== undefined;
  }
  return isHalf ? "half" : undefined;
}

/** The first table of the Modality LUT Sequence. */
export function modalityTableOf(
  attributes: Attributes,
  order: { readonly isSigned: boolean; readonly isLittleEndian: boolean },
): LookupTable | undefined {
  const [item] = attributes.items("x00283000");
  return item === undefined ? undefined : readTable(item, { descriptor: "x00283002", data: "x00283006" }, order);
}

/** Stored values after the modality's transformation, unrounded. */
export function modalityValues(
  values: StoredValues,
  { rescale, table }: { readonly rescale?: Rescale | undefined; readonly table?: LookupTable | undefined },
): Float64Array | StoredValues {
  if (table !== undefined) return Float64Array.from(values, (value) => lookUp(table, value));
  if (rescale === undefined) return values;
  const { slope, intercept } = rescale;
  const out = new Float64Array(values.length);
  for (let at = 0; at < out.length; at++) out[at] = (values[at] as number) * slope + intercept;
  return out;
}
