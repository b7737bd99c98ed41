import { SharedWork } from "@medgemma/core";
import { decodeColourTile } from "@medgemma/dicom";
import { unzlibSync } from "fflate";
import type { ByteSource } from "./byte-source.js";
import { refused } from "./refuse.js";
import { maxSide, type SlideLevel } from "./slide-level.js";
import type { TiffDirectory } from "./tiff.js";
import { tiffTags } from "./tiff-tags.js";

const compressions: Readonly<Record<number, "none" | "deflate" | "jpeg" | "jpeg-2000-ycc" | "jpeg-2000">> = {
  1: "none",
  7: "jpeg",
  8: "deflate",
  32946: "deflate",
  33003: "jpeg-2000-ycc",
  33005: "jpeg-2000",
};

/** Bytes of a coded tile that are read. */
const maxTile = 2 ** 26;

/**
 * The level that a tiled directory is.
 *
 * @throws {ImageDecodeError} for a kind of pixels or a compression that is not read.
 */
export async function levelOf(directory: TiffDirectory, source: ByteSource): Promise<Omit<SlideLevel, "mpp">> {
  const one = async (tag: number): Promise<number> => (await directory.numbers(tag))[0] ?? 0;
  const [width, height, tileWidth, tileHeight] = [
    await one(tiffTags.width),
    await one(tiffTags.height),
    await one(tiffTags.tileWidth),
    await one(tiffTags.tileHeight),
  ];
  if (
    [width, height].some((side) => side < 1 || side > maxSide) ||
    [tileWidth, tileHeight].some((side) => side < 1 || side > 8192)
  )
    throw refused(
      `says that it has ${width} × ${height} pixels in tiles of ${tileWidth} × ${tileHeight}, which is not read`,
    );
  const bits = await directory.numbers(tiffTags.bitsPerSample);
  if (
    (await one(tiffTags.samplesPerPixel)) !== 3 ||
    bits.some((each) => each !== 8) ||
    (await one(tiffTags.planar)) > 1
  )
    throw refused("has other samples than red, green and blue of 8 bits");
  const compression = compressions[(await one(tiffTags.compression)) || 1];
  if (compression === undefined)
    throw refused(`has tiles of a compression that is not read (${await one(tiffTags.compression)})`);
  const predictor = await one(tiffTags.predictor);
  const photometric = (await directory.numbers(tiffTags.photometric))[0];
  const isPlain = compression === "none" || compression === "deflate";
  if (photometric !== undefined && photometric !== 2 && (photometric !== 6 || isPlain))
    throw refused("has other colours than red, green and blue, or YCbCr in JPEG");
  const isRgb = photometric === 2;
  const tables = await directory.bytes(tiffTags.jpegTables);
  const across = Math.ceil(width / tileWidth);
  const tiles = across * Math.ceil(height / tileHeight);
  if (tiles * 4 > source.size) throw refused("says that it has more tiles than its file can hold");
  const places = placesOf(directory);
  return {
    ...{ width, height, tileWidth, tileHeight },
    async tile(column, row) {
      const { offsets, lengths } = await places();
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

interface TilePlaces {
  readonly offsets: readonly number[];
  readonly lengths: readonly number[];
}

/** Where the tiles are: read when the first is asked for, and again where that failed. */
function placesOf(directory: TiffDirectory): () => Promise<TilePlaces> {
  const places = new SharedWork(async (): Promise<TilePlaces> => ({
    offsets: await directory.numbers(tiffTags.tileOffsets),
    lengths: await directory.numbers(tiffTags.tileBytes),
  }));
  return () => places.get();
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
