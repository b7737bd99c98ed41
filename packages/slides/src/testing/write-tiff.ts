import { zlibSync } from "fflate";

/** A page of a tiled TIFF of red, green and blue, for tests. */
export interface TiffPage {
  readonly width: number;
  readonly height: number;
  readonly tile: number;
  /** The pixel at a place. */
  readonly pixel: (x: number, y: number) => readonly [number, number, number];
  readonly description?: string;
  /** Without tiles, as labels and overviews are. */
  readonly isStripped?: boolean;
  /** NewSubfileType. */
  readonly subfile?: number;
  /** Pixels a centimetre, along rows and, where it is another number, along columns. */
  readonly perCentimetre?: number;
  readonly perCentimetreDown?: number;
  /** Further entries of the directory with one 16-bit number each. */
  readonly more?: Readonly<Record<number, number>>;
  /** Default 2: red, green and blue. */
  readonly photometric?: number;
  /** A compression, and the bytes of every tile in it. Default: deflate. */
  readonly coded?: { readonly compression: number; readonly bytes: Uint8Array };
}

/** Writes a little-endian TIFF with deflated tiles. */
export function writeTiff(
  pages: readonly TiffPage[],
  { isLoop = false }: { readonly isLoop?: boolean } = {},
): Uint8Array {
  const parts: Uint8Array[] = [Uint8Array.of(0x49, 0x49, 42, 0, 0, 0, 0, 0)];
  let size = 8;
  const add = (bytes: Uint8Array): number => {
    const at = size;
    parts.push(bytes);
    size += bytes.length;
    return at;
  };
  const offsets: number[] = [];
  const links: number[] = [4];
  for (const page of pages) {
    const tiles = tilesOf(page).map((tile) => ({
      at: add(page.coded?.bytes ?? zlibSync(tile)),
      length: (parts.at(-1) as Uint8Array).length,
    }));
    const list = (values: readonly number[]): number => add(new Uint8Array(Uint32Array.from(values).buffer));
    const text = page.description === undefined ? undefined : new TextEncoder().encode(`${page.description}\0`);
    const entries: (readonly [tag: number, type: number, count: number, value: number])[] = [
      ...(page.subfile === undefined ? [] : [[254, 4, 1, page.subfile] as const]),
      [256, 4, 1, page.width],
      [257, 4, 1, page.height],
      [258, 3, 3, add(Uint8Array.of(8, 0, 8, 0, 8, 0))],
      [259, 3, 1, page.coded?.compression ?? 8],
      [262, 3, 1, page.photometric ?? 2],
      ...(text === undefined ? [] : [[270, 2, text.length, add(text)] as const]),
      [277, 3, 1, 3],
      ...(page.perCentimetre === undefined
        ? []
        : ([
            [282, 5, 1, list([page.perCentimetre, 1])],
            [283, 5, 1, list([page.perCentimetreDown ?? page.perCentimetre, 1])],
            [296, 3, 1, 3],
          ] as const)),
      ...(page.isStripped === true
        ? []
        : ([
            [322, 4, 1, page.tile],
            [323, 4, 1, page.tile],
            [324, 4, tiles.length, tiles.length === 1 ? (tiles[0]?.at ?? 0) : list(tiles.map(({ at }) => at))],
            [
              325,
              4,
              tiles.length,
              tiles.length === 1 ? (tiles[0]?.length ?? 0) : list(tiles.map(({ length }) => length)),
            ],
          ] as const)),
      ...Object.entries(page.more ?? {}).map(([tag, value]) => [Number(tag), 3, 1, value] as const),
    ];
    const directory = new DataView(new ArrayBuffer(2 + 12 * entries.length + 4));
    directory.setUint16(0, entries.length, true);
    for (const [index, [tag, type, count, value]] of entries.entries()) {
      directory.setUint16(2 + 12 * index, tag, true);
      directory.setUint16(4 + 12 * index, type, true);
      directory.setUint32(6 + 12 * index, count, true);
      directory.setUint32(10 + 12 * index, value, true);
    }
    offsets.push(add(new Uint8Array(directory.buffer)));
    links.push(size - 4);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  const view = new DataView(whole.buffer);
  for (const [index, offset] of offsets.entries()) view.setUint32(links[index] as number, offset, true);
  if (isLoop) view.setUint32(links.at(-1) as number, offsets[0] as number, true);
  return whole;
}

function tilesOf({ width, height, tile, pixel, isStripped, coded }: TiffPage): readonly Uint8Array[] {
  if (isStripped === true) return [];
  if (coded !== undefined)
    return Array.from({ length: Math.ceil(width / tile) * Math.ceil(height / tile) }, () => new Uint8Array());
  const tiles: Uint8Array[] = [];
  for (let top = 0; top < height; top += tile) {
    for (let left = 0; left < width; left += tile) {
      const bytes = new Uint8Array(3 * tile * tile);
      for (let y = 0; y < tile; y++)
        for (let x = 0; x < tile; x++) bytes.set(pixel(left + x, top + y), 3 * (y * tile + x));
      tiles.push(bytes);
    }
  }
  return tiles;
}
