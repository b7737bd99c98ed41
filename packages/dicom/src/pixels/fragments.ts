import { concatenateBytes } from "@medgemma/core";
import type { Attributes } from "../parse/data-set.js";
import { refused } from "../parse/refuse.js";

const pixelData = "x7fe00010";
const extendedOffsets = "x7fe00001";
const extendedLengths = "x7fe00002";

/** The coded bytes of each frame of encapsulated pixel data (PS3.5, A.4). */
export function readFragments(attributes: Attributes, frames: number): readonly (() => Uint8Array)[] {
  const element = attributes.element(pixelData);
  if (element?.hadUndefinedLength !== true)
    throw refused("has pixel data that are not encapsulated as its transfer syntax asks");
  const { table, fragments } = readItems(attributes.bytes, element.dataOffset);
  if (fragments.length === 0) throw refused("has no pixel data in its encapsulated form");
  const parts = fragments.map(({ bytes }) => bytes);
  if (frames === 1) return [() => joined(parts)];
  if (parts.length < frames) throw refused(`has ${parts.length} fragments of pixel data for ${frames} frames`);
  if (parts.length === frames) return parts.map((part) => () => part);
  const offsets = offsetsOf(attributes, table);
  const starts = offsets ?? startsOf(parts);
  if (starts.length !== frames) throw refused("does not tell where its frames begin");
  const places = new Map(fragments.map(({ offset }, index) => [offset, index]));
  const first = offsets === undefined ? starts : starts.map((start) => places.get(start) ?? -1);
  if (first.some((index, frame) => index < 0 || (frame > 0 && index <= (first[frame - 1] as number))))
    throw refused("has a table of offsets that does not fit its pixel data");
  return first.map((from, frame) => () => joined(parts.slice(from, first[frame + 1])));
}

interface Fragment {
  /** From the first fragment's item. */
  readonly offset: number;
  readonly bytes: Uint8Array;
}

const item = 0xe000fffe;
const endOfSequence = 0xe0ddfffe;

/** Reads the items of encapsulated pixel data by their lengths: the offset table, then the fragments. */
function readItems(
  bytes: Uint8Array,
  start: number,
): { readonly table: readonly number[]; readonly fragments: readonly Fragment[] } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const fragments: Fragment[] = [];
  let table: readonly number[] | undefined;
  let first = 0;
  for (let at = start; at + 8 <= bytes.length;) {
    const tag = view.getUint32(at, true);
    if (tag === endOfSequence) return { table: table ?? [], fragments };
    const length = view.getUint32(at + 4, true);
    if (tag !== item) throw refused("has pixel data whose items are damaged");
    if (at + 8 + length > bytes.length) throw refused("is truncated: it ends inside its pixel data");
    const part = bytes.subarray(at + 8, at + 8 + length);
    at += 8 + length;
    if (table !== undefined) {
      fragments.push({ offset: at - 8 - length - first, bytes: part });
      continue;
    }
    const own = new DataView(part.buffer, part.byteOffset, part.byteLength);
    table = Array.from({ length: Math.floor(length / 4) }, (_, index) => own.getUint32(4 * index, true));
    first = at;
  }
  throw refused("is truncated: it ends inside its pixel data");
}

/** Offsets of the frames' first fragments. */
function offsetsOf(attributes: Attributes, basic: readonly number[]): readonly number[] | undefined {
  const extended = attributes.value(extendedOffsets);
  if (extended !== undefined && attributes.has(extendedLengths)) {
    const view = new DataView(extended.buffer, extended.byteOffset, extended.byteLength);
    return Array.from({ length: extended.length / 8 }, (_, at) => Number(view.getBigUint64(8 * at, true)));
  }
  return basic.length > 0 ? basic : undefined;
}

/** Fragments that begin a frame, told by the first bytes of JPEG, JPEG-LS and JPEG 2000. */
function startsOf(parts: readonly Uint8Array[]): readonly number[] {
  return parts.flatMap((part, index) => {
    const isStart = part[0] === 0xff && (part[1] === 0xd8 || part[1] === 0x4f);
    return isStart ? [index] : [];
  });
}

/** Bytes that are in one piece are not copied. */
function joined(parts: readonly Uint8Array[]): Uint8Array {
  return parts.length === 1 ? (parts[0] as Uint8Array) : concatenateBytes(parts);
}
