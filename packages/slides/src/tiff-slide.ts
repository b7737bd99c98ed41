import { decodeColourTile } from "@medgemma/dicom";
import { unzlibSync } from "fflate";
import type { ByteSource } from "./byte-source.js";
import { refused } from "./refuse.js";
import type { SlideLevel } from "./slide-level.js";
import { readDirectories, type TiffDirectory } from "./tiff.js";

const tags = {
  width: 256,
  height: 257,
  bitsPerSample: 258,
  compression: 259,
  photometric: 262,
  description: 270,
  samplesPerPixel: 277,
  planar: 284,
  xResolution: 282,
  yResolution: 283,
  resolutionUnit: 296,
  predictor: 317,
  tileWidth: 322,
  tileHeight: 323,
  tileOffsets: 324,
  tileBytes: 325,
  jpegTables: 347,
} as const;

const compressions: Readonly<Record<number, "none" | "deflate" | "jpeg" | "jpeg-2000-ycc" | "jpeg-2000">> = {
  1: "none",
  7: "jpeg",
  8: "deflate",
  32946: "deflate",
  33003: "jpeg-2000-ycc",
  33005: "jpeg-2000",
};

const maxSide = 2 ** 24;
/** Bytes of a coded tile that are read. */
const maxTile = 2 ** 26;

export interface TiffSlide {
  readonly levels: readonly SlideLevel[];
  readonly objectivePower: number | undefined;
}

/** Opens a pyramidal TIFF or an Aperio SVS: its tiled images. Those in strips are labels, overviews and thumbnails, which are not read. */
export async function openTiffSlide(source: ByteSource): Promise<TiffSlide> {
  const directories = await readDirectories(source);
  const levels: SlideLevel[] = [];
  let objectivePower: number | undefined;
  let base: readonly [number, number] | undefined;
  for (const directory of directories) {
    const [tileWidth] = await directory.numbers(tags.tileWidth);
    if (tileWidth === undefined) continue;
    const text = (await directory.text(tags.description)) ?? "";
    if (/^[^\n]*\n?(?:label|macro)\b/i.test(text)) continue;
    objectivePower ??= numberIn(text, "AppMag");
    const own = await resolutionOf(directory, text);
    const level = await levelOf(directory, source);
    const [first] = levels;
    base ??= own;
    const mpp = base === undefined || first === undefined ? base : scaled(base, first.width / level.width);
    levels.push({ ...level, mpp });
  }
  if (levels.length === 0)
    throw refused("has no tiled image: it is no pyramid", {
      hint: "Give the slide as its scanner wrote it, or read an image with @medgemma/imaging.",
    });
  return { levels: levels.toSorted((a, b) => b.width - a.width), objectivePower };
}

async function levelOf(directory: TiffDirectory, source: ByteSource): Promise<Omit<SlideLevel, "mpp">> {
  const one = async (tag: number): Promise<number> => (await directory.numbers(tag))[0] ?? 0;
  const [width, height, tileWidth, tileHeight] = [
    await one(tags.width),
    await one(tags.height),
    await one(tags.tileWidth),
    await one(tags.tileHeight),
  ];
  if (
    [width, height].some((side) => side < 1 || side > maxSide) ||
    [tileWidth, tileHeight].some((side) => side < 1 || side > 8192)
  )
    throw refused(
      `says that it has ${width} × ${height} pixels in tiles of ${tileWidth} × ${tileHeight}, which is not read`,
    );
  const bits = await directory.numbers(tags.bitsPerSample);
  if ((await one(tags.samplesPerPixel)) !== 3 || bits.some((each) => each !== 8) || (await one(tags.planar)) > 1)
    throw refused("has other samples than red, green and blue of 8 bits");
  const compression = compressions[(await one(tags.compression)) || 1];
  if (compression === undefined)
    throw refused(`has tiles of a compression that is not read (${await one(tags.compression)})`);
  const predictor = await one(tags.predictor);
  const isRgb = (await one(tags.photometric)) === 2;
  const tables = await directory.bytes(tags.jpegTables);
  const across = Math.ceil(width / tileWidth);
  const tiles = across * Math.ceil(height / tileHeight);
  if (tiles * 4 > source.size) throw refused("says that it has more tiles than its file can hold");
  let places: Promise<{ readonly offsets: readonly number[]; readonly lengths: readonly number[] }> | undefined;
  return {
    ...{ width, height, tileWidth, tileHeight },
    async tile(column, row) {
      places ??= (async () => ({
        offsets: await directory.numbers(tags.tileOffsets),
        lengths: await directory.numbers(tags.tileBytes),
      }))();
      const { offsets, lengths } = await places;
      const [offset, length] = [offsets[row * across + column], lengths[row * across + column]];
      if (offset === undefined || length === undefined) throw refused("lacks the place of a tile");
      if (length === 0) return undefined;
      if (length > maxTile) throw refused("has a tile that is larger than is read");
      const coded = await source.read(offset, length);
      if (coded.length < length) throw refused("is truncated: it ends inside a tile");
      const size = { width: tileWidth, height: tileHeight };
      if (compression === "jpeg")
        return decodeColourTile(withTables(coded, tables), { coding: "jpeg", ...size, isRgb });
      if (compression === "jpeg-2000" || compression === "jpeg-2000-ycc")
        return decodeColourTile(coded, { coding: "jpeg-2000", ...size, isRgb: compression === "jpeg-2000" });
      const plain = compression === "none" ? coded : inflate(coded, 3 * tileWidth * tileHeight);
      if (plain.length < 3 * tileWidth * tileHeight) throw refused("has a tile that is cut off");
      return predictor === 2 ? undoPredictor(plain, size) : plain;
    },
  };
}

function inflate(coded: Uint8Array, length: number): Uint8Array {
  try {
    return unzlibSync(coded, { out: new Uint8Array(length) });
  } catch (cause) {
    throw refused("has a tile whose deflated data are damaged", { cause });
  }
}

/** Differences from the pixel before, back to values (TIFF 6.0, section 14). */
function undoPredictor(
  tile: Uint8Array,
  { width, height }: { readonly width: number; readonly height: number },
): Uint8Array {
  const out = tile.slice();
  for (let row = 0; row < height; row++)
    for (let at = 3 * width * row + 3; at < 3 * width * (row + 1); at++)
      out[at] = (out[at] as number) + (out[at - 3] as number);
  return out;
}

/** A tile's stream with the tables that all tiles share behind its first marker. */
function withTables(coded: Uint8Array, tables: Uint8Array | undefined): Uint8Array {
  if (tables === undefined || tables.length < 4) return coded;
  const shared = tables.subarray(2, tables.length - 2);
  const whole = new Uint8Array(coded.length + shared.length);
  whole.set(coded.subarray(0, 2));
  whole.set(shared, 2);
  whole.set(coded.subarray(2), 2 + shared.length);
  return whole;
}

/** `MPP = 0.499` of an Aperio description. */
function numberIn(text: string, name: string): number | undefined {
  const value = Number(new RegExp(`\\b${name}\\s*=\\s*([\\d.]+)`).exec(text)?.[1]);
  return Number.isFinite(value) && value > 0 ? value : undefined;
}

async function resolutionOf(directory: TiffDirectory, text: string): Promise<readonly [number, number] | undefined> {
  const told = numberIn(text, "MPP");
  if (told !== undefined) return [told, told];
  const micrometres = { 2: 25_400, 3: 10_000 }[(await directory.numbers(tags.resolutionUnit))[0] ?? 0];
  const [[x], [y]] = [await directory.numbers(tags.xResolution), await directory.numbers(tags.yResolution)];
  // One pixel a unit is what writers put that do not know it.
  if (micrometres === undefined || x === undefined || y === undefined || !(x > 1) || !(y > 1)) return undefined;
  return [micrometres / x, micrometres / y];
}

function scaled([x, y]: readonly [number, number], factor: number): readonly [number, number] {
  return [x * factor, y * factor];
}
