/** Version of the binary form; a reader refuses every other. */
export const tokenizerFormatVersion = 1;

/** "MGTK" as a little-endian word. A big-endian machine reads another number and refuses the file. */
export const tokenizerMagic = 0x4b54474d;

/** Words of the header: magic, version, bytes in all, checksum, 8 of SHA-256, size, piece bytes, merges, 0. */
export const headerWords = 16;

/** What an id stands for, one byte each. */
export const tokenKind = {
  /** No token has this id. */
  absent: 0,
  text: 1,
  /** `<0x00>` … `<0xFF>`. */
  byte: 2,
  /** Matched before the model and ordinary text: whitespace runs, HTML tags. */
  added: 3,
  /** Never part of ordinary text. */
  control: 4,
} as const;

/** Lengths that fix the layout of the binary form. */
export interface TokenizerDimensions {
  /** Highest token id + 1. */
  readonly size: number;
  /** Length of all pieces' UTF-8. */
  readonly pieceBytes: number;
  readonly mergeCount: number;
}

/** The parts of the binary form, as views. Hash tables hold index + 1, and 0 for an empty slot. */
export interface TokenizerTables {
  readonly size: number;
  /** `[size + 1]`: where each piece begins in `pieces`. */
  readonly offsets: Uint32Array;
  /** `[256]`: id of each byte's token. */
  readonly byteIds: Uint32Array;
  /** Open addressing by `hashBytes` of the piece: ids. */
  readonly pieceTable: Uint32Array;
  /** `[merges]`, by rank: the pair and what becomes of it. */
  readonly mergeLeft: Uint32Array;
  readonly mergeRight: Uint32Array;
  readonly mergeResult: Uint32Array;
  /** Open addressing by `hashPair`: ranks. */
  readonly mergeTable: Uint32Array;
  /** `[256]`: 1 when some merge joins a character that ends in this byte with a following "▁". */
  readonly joinsSpace: Uint8Array;
  /** `[size]`: values of `tokenKind`. */
  readonly kinds: Uint8Array;
  /** UTF-8 of all pieces, written as in the vocabulary. */
  readonly pieces: Uint8Array;
}

/** Slots of an open-addressing table: a power of two, at most half full. */
function slotsFor(count: number): number {
  let slots = 16;
  while (slots < count * 2) slots *= 2;
  return slots;
}

/** Length of the binary form in bytes, a multiple of 4. */
export function tokenizerBytes(dimensions: TokenizerDimensions): number {
  const { size, pieceBytes, mergeCount } = dimensions;
  const words = headerWords + size + 1 + 256 + slotsFor(size) + 3 * mergeCount + slotsFor(mergeCount);
  return words * 4 + Math.ceil((256 + size + pieceBytes) / 4) * 4;
}

/** Views of the parts in a buffer of `tokenizerBytes` bytes that begins, aligned to 4, at `byteOffset`. */
export function tokenizerTables(
  buffer: ArrayBufferLike,
  byteOffset: number,
  dimensions: TokenizerDimensions,
): TokenizerTables {
  const { size, pieceBytes, mergeCount } = dimensions;
  let at = byteOffset + headerWords * 4;
  const words = (length: number): Uint32Array => {
    const view = new Uint32Array(buffer, at, length);
    at += length * 4;
    return view;
  };
  const bytes = (length: number): Uint8Array => {
    const view = new Uint8Array(buffer, at, length);
    at += length;
    return view;
  };
  return {
    size,
    offsets: words(size + 1),
    byteIds: words(256),
    pieceTable: words(slotsFor(size)),
    mergeLeft: words(mergeCount),
    mergeRight: words(mergeCount),
    mergeResult: words(mergeCount),
    mergeTable: words(slotsFor(mergeCount)),
    joinsSpace: bytes(256),
    kinds: bytes(size),
    pieces: bytes(pieceBytes),
  };
}
