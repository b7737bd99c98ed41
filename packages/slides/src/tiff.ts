import type { ByteSource } from "./byte-source.js";
import { refused } from "./refuse.js";

/** An image file directory: values by tag; texts as one string. */
export interface TiffDirectory {
  numbers(tag: number): Promise<readonly number[]>;
  text(tag: number): Promise<string | undefined>;
  bytes(tag: number): Promise<Uint8Array | undefined>;
}

interface Entry {
  readonly type: number;
  readonly count: number;
  readonly offset: number;
  readonly inline: DataView | undefined;
}

/** Bytes of a value by its type (TIFF 6.0, and BigTIFF's 16 to 18). */
const sizes: Readonly<Record<number, number>> = {
  1: 1,
  2: 1,
  3: 2,
  4: 4,
  5: 8,
  6: 1,
  7: 1,
  8: 2,
  9: 4,
  10: 8,
  11: 4,
  12: 8,
  13: 4,
  16: 8,
  17: 8,
  18: 8,
};

/** Bytes of a tag's value that are read at most: offsets of ten million tiles. */
const maxValue = 2 ** 27;
const maxDirectories = 200;
const maxEntries = 4096;

export function isTiff(head: Uint8Array): boolean {
  const mark = String.fromCharCode(...head.subarray(0, 2));
  if (mark !== "II" && mark !== "MM") return false;
  const version = mark === "II" ? head[2] : head[3];
  return version === 42 || version === 43;
}

/**
 * Reads the directories of a TIFF or BigTIFF file.
 *
 * @throws {ImageDecodeError} when they go round, are damaged, or lie outside of the file.
 */
export async function readDirectories(source: ByteSource): Promise<readonly TiffDirectory[]> {
  const head = await source.read(0, 16);
  if (!isTiff(head) || head.length < 16) throw refused("is no TIFF file", { hint: "Check that it is the right file." });
  const little = head[0] === 0x49;
  const view = viewOf(head);
  const isBig = view.getUint16(2, little) === 43;
  const next = (from: DataView, at: number): number =>
    isBig ? Number(from.getBigUint64(at, little)) : from.getUint32(at, little);
  const seen = new Set<number>();
  const directories: TiffDirectory[] = [];
  for (let offset = next(view, isBig ? 8 : 4); offset !== 0;) {
    if (seen.has(offset) || directories.length === maxDirectories)
      throw refused("has directories that go round, or too many of them");
    seen.add(offset);
    const start = viewOf(await need(source, offset, isBig ? 8 : 2));
    const count = isBig ? Number(start.getBigUint64(0, little)) : start.getUint16(0, little);
    if (count === 0 || count > maxEntries) throw refused("has a directory that is damaged");
    const entrySize = isBig ? 20 : 12;
    const body = viewOf(await need(source, offset + (isBig ? 8 : 2), count * entrySize + (isBig ? 8 : 4)));
    const entries = new Map<number, Entry>();
    for (let index = 0; index < count; index++) {
      const at = index * entrySize;
      const type = body.getUint16(at + 2, little);
      const values = isBig ? Number(body.getBigUint64(at + 4, little)) : body.getUint32(at + 4, little);
      const place = at + (isBig ? 12 : 8);
      const isInline = values * (sizes[type] ?? 1) <= (isBig ? 8 : 4);
      const inline = isInline ? new DataView(body.buffer, body.byteOffset + place, isBig ? 8 : 4) : undefined;
      entries.set(body.getUint16(at, little), {
        type,
        count: values,
        offset: isInline ? 0 : next(body, place),
        inline,
      });
    }
    directories.push(directoryOf(entries, source, little));
    offset = next(body, count * entrySize);
  }
  return directories;
}

function directoryOf(entries: ReadonlyMap<number, Entry>, source: ByteSource, little: boolean): TiffDirectory {
  const valueOf = async (tag: number): Promise<{ readonly view: DataView; readonly entry: Entry } | undefined> => {
    const entry = entries.get(tag);
    if (entry === undefined) return undefined;
    const length = entry.count * (sizes[entry.type] ?? 1);
    if (length > maxValue || length > source.size)
      throw refused("has a directory that asks for more than the file holds");
    return { view: entry.inline ?? viewOf(await need(source, entry.offset, length)), entry };
  };
  return {
    async numbers(tag) {
      const found = await valueOf(tag);
      if (found === undefined) return [];
      const { view, entry } = found;
      return Array.from({ length: entry.count }, (_, index) => numberAt(view, entry.type, { index, little }));
    },
    async text(tag) {
      const found = await valueOf(tag);
      if (found === undefined) return undefined;
      const { view, entry } = found;
      return new TextDecoder("latin1")
        .decode(new Uint8Array(view.buffer, view.byteOffset, entry.count))
        .replace(/\0.*$/s, "");
    },
    async bytes(tag) {
      const found = await valueOf(tag);
      return found === undefined
        ? undefined
        : new Uint8Array(found.view.buffer, found.view.byteOffset, found.entry.count);
    },
  };
}

function numberAt(
  view: DataView,
  type: number,
  { index, little }: { readonly index: number; readonly little: boolean },
): number {
  switch (type) {
    case 3:
      return view.getUint16(2 * index, little);
    case 4:
    case 13:
      return view.getUint32(4 * index, little);
    case 5:
      return view.getUint32(8 * index, little) / view.getUint32(8 * index + 4, little);
    case 11:
      return view.getFloat32(4 * index, little);
    case 12:
      return view.getFloat64(8 * index, little);
    case 16:
    case 18:
      return Number(view.getBigUint64(8 * index, little));
    default:
      return view.getUint8(index);
  }
}

async function need(source: ByteSource, offset: number, length: number): Promise<Uint8Array> {
  const bytes = await source.read(offset, length);
  if (bytes.length < length) throw refused("is truncated");
  return bytes;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
