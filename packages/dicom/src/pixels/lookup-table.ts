import type { Attributes } from "../parse/data-set.js";
import { refused } from "../parse/refuse.js";

/** A table from stored values to others. */
export interface LookupTable {
  readonly entries: Uint16Array;
  /** Bits of an entry as they are in the file: 8 or 16. */
  readonly depth: 8 | 16;
  /** Stored value of the first entry; smaller ones get it, too. */
  readonly first: number;
}

/** The table's entry for a stored value: the first and the last one beyond its ends. */
export function lookUp({ entries, first }: LookupTable, value: number): number {
  const at = Math.max(0, Math.min(entries.length - 1, value - first));
  return entries[at] as number;
}

export interface TableTags {
  readonly descriptor: string;
  readonly data: string;
  /** Data in segments (PS3.3, C.7.9.2). */
  readonly segmented?: string;
}

/**
 * Reads a table of a data set; undefined when it has none.
 *
 * @param isSigned Whether stored values are signed: then the first entry's value is, too.
 */
export function readTable(
  attributes: Attributes,
  { descriptor, data, segmented }: TableTags,
  { isSigned, isLittleEndian }: { readonly isSigned: boolean; readonly isLittleEndian: boolean },
): LookupTable | undefined {
  const [declared, start, bits] = attributes.uint16s(descriptor);
  if (declared === undefined || start === undefined || bits === undefined) return undefined;
  const length = declared === 0 ? 65_536 : declared;
  const first = isSigned && start >= 32_768 ? start - 65_536 : start;
  const plain = attributes.value(data);
  if (plain !== undefined) {
    const depth = plain.length >= 2 * length ? 16 : 8;
    // Entries of 8 bits are padded to an even number; anything between is a table of 16 bits that was cut off.
    if (depth === 8 && plain.length !== length && plain.length !== length + 1)
      throw refused("has a lookup table of another length than it says");
    const entries =
      depth === 16 ? words(plain, isLittleEndian).slice(0, length) : Uint16Array.from(plain.subarray(0, length));
    return { entries, depth, first };
  }
  const parts = segmented === undefined ? undefined : attributes.value(segmented);
  if (parts === undefined) return undefined;
  const isBytes = bits <= 8 && attributes.element(segmented ?? "")?.vr === "OB";
  const entries = expand(isBytes ? Uint16Array.from(parts) : words(parts, isLittleEndian), length);
  return { entries, depth: bits <= 8 ? 8 : 16, first };
}

function words(bytes: Uint8Array, isLittleEndian: boolean): Uint16Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Uint16Array.from({ length: Math.floor(bytes.length / 2) }, (_, at) => view.getUint16(2 * at, isLittleEndian));
}

/** Segments: 0 values as they are, 1 a line to a value, 2 earlier segments again. */
function expand(parts: Uint16Array, length: number): Uint16Array {
  const out = new Uint16Array(length);
  let filled = 0;
  let steps = 0;
  const put = (value: number): void => {
    if (filled >= length) throw refused("has a lookup table whose segments are longer than it says");
    out[filled++] = value;
  };
  const run = (at: number, segments: number, isNested: boolean): void => {
    for (let place = at, done = 0; place + 1 < parts.length && done < segments; done++) {
      if (steps++ > 100_000) throw refused("has a lookup table with too many segments");
      const [kind, count] = [parts[place] as number, parts[place + 1] as number];
      if (kind === 0) {
        for (let index = 0; index < count; index++) put(parts[place + 2 + index] ?? 0);
        place += 2 + count;
      } else if (kind === 1) {
        if (filled === 0) throw refused("has a lookup table that begins with a line from nowhere");
        const from = out[filled - 1] as number;
        const to = parts[place + 2] ?? 0;
        for (let index = 1; index <= count; index++) put(Math.round(from + ((to - from) / count) * index));
        place += 3;
      } else if (kind === 2 && !isNested) {
        const back = (parts[place + 2] ?? 0) + (parts[place + 3] ?? 0) * 65_536;
        run(Math.floor(back / 2), count, true);
        place += 4;
      } else throw refused("has a lookup table with a segment of an unknown kind");
    }
  };
  run(0, Number.POSITIVE_INFINITY, false);
  if (filled < length) throw refused("has a lookup table whose segments are shorter than it says");
  return out;
}
