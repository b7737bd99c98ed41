import { concatenateBytes, ImageDecodeError } from "@medgemma/core";
import type { DecodeImageOptions } from "./decode-image-options.js";
import { exifOrientation } from "./exif-orientation.js";
import { checkImageSize } from "./image-size-limit.js";
import type { Orientation } from "./orient-image.js";
import { type FullPalette, fillPalette } from "./png-palette.js";
import { type PngChunk, pngChunks } from "./png-chunks.js";

/** A PNG file whose structure is sound. */
export interface PngFile {
  /** The file with those chunks alone that decide the samples: no other can spoil the image or take memory. */
  readonly bytes: Uint8Array;
  readonly orientation: Orientation;
  /** The compressed samples, and how many bytes they have. */
  readonly data: readonly Uint8Array[];
  readonly dataBytes: number;
  /** A colour that no pixel may have, as 0xRRGGBB: it stands for samples that name no colour of the palette. */
  readonly stranger: number | undefined;
  readonly notes: readonly string[];
}

/** A transfer as text changes it (PNG, third edition, 5.2). */
const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

interface PngHeader {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  readonly colour: number;
  readonly interlaced: boolean;
}

/** Bits per sample that each colour type may have (PNG, third edition, table 8), and its channels. */
const colourTypes: ReadonlyMap<number, { readonly depths: readonly number[]; readonly channels: number }> = new Map([
  [0, { depths: [1, 2, 4, 8, 16], channels: 1 }],
  [2, { depths: [8, 16], channels: 3 }],
  [3, { depths: [1, 2, 4, 8], channels: 1 }],
  [4, { depths: [8, 16], channels: 2 }],
  [6, { depths: [8, 16], channels: 4 }],
]);
const paletteColour = 3;

/** First column and row of each pass of Adam7, and the steps between its columns and rows. */
const passes = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

/**
 * Checks a PNG file without decoding it, and takes apart what Node's and the browser's decoder both need.
 *
 * @throws {ImageDecodeError} when it is damaged, or has more pixels than allowed.
 */
export function readPngFile(bytes: Uint8Array, options: DecodeImageOptions): PngFile {
  if (!signature.every((byte, at) => bytes[at] === byte)) throw damaged("its first bytes are not those of a PNG file");
  const chunks = pngChunks(bytes);
  const header = readHeader(chunks[0]);
  checkImageSize(header.width, header.height, options);
  if (chunks.filter(({ type }) => type === "IHDR").length > 1) throw damaged("it has two headers");
  if (chunks.at(-1)?.content.length !== 0) throw damaged("its end is not valid");
  const first = chunks.findIndex(({ type }) => type === "IDAT");
  const last = chunks.findLastIndex(({ type }) => type === "IDAT");
  const data = chunks.slice(first < 0 ? 0 : first, last + 1);
  if (first < 0 || data.some(({ type }) => type !== "IDAT")) throw damaged("its image data is missing or torn apart");
  const palette = header.colour === paletteColour ? readPalette(chunks, first, header) : undefined;
  const kept = [chunks[0]?.whole, palette?.whole, ...data.map(({ whole }) => whole), chunks.at(-1)?.whole];
  const exif = chunks.find(({ type }) => type === "eXIf");
  return {
    bytes: concatenateBytes([bytes.subarray(0, 8), ...kept.filter((part) => part !== undefined)]),
    orientation: exif === undefined ? 1 : exifOrientation(exif.content),
    data: data.map(({ content }) => content),
    dataBytes: dataBytesOf(header),
    stranger: palette?.stranger,
    notes: chunks.some(({ type }) => type === "acTL") ? ["It is animated; the image for other readers was read."] : [],
  };
}

function readHeader(chunk: PngChunk | undefined): PngHeader {
  if (chunk?.type !== "IHDR" || chunk.content.length !== 13) throw damaged("it has no header");
  const { content } = chunk;
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  const [depth, colour, compression, filter, interlace] = [8, 9, 10, 11, 12].map((at) => view.getUint8(at)) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const isKnown = colourTypes.get(colour)?.depths.includes(depth) === true;
  if (!isKnown || compression !== 0 || filter !== 0 || interlace > 1) throw damaged("its header is not valid");
  return { width: view.getUint32(0), height: view.getUint32(4), depth, colour, interlaced: interlace === 1 };
}

function readPalette(chunks: readonly PngChunk[], firstData: number, { depth }: PngHeader): FullPalette {
  const palettes = chunks.filter(({ type }) => type === "PLTE");
  const [palette] = palettes;
  const bytes = palette?.content.length ?? 0;
  const isValid = palettes.length === 1 && bytes > 0 && bytes % 3 === 0 && bytes <= 3 * 2 ** depth;
  if (palette === undefined || !isValid || chunks.indexOf(palette) > firstData) {
    throw damaged("its palette is missing or not valid");
  }
  return fillPalette(palette.content, depth);
}

/** Bytes of all rows with the byte before each that names its filter. */
function dataBytesOf({ width, height, depth, colour, interlaced }: PngHeader): number {
  const bits = depth * (colourTypes.get(colour)?.channels ?? 0);
  const rows = (columns: number, count: number): number =>
    columns === 0 ? 0 : count * (1 + Math.ceil((columns * bits) / 8));
  if (!interlaced) return rows(width, height);
  return passes.reduce((sum, [x, y, right, down]) => {
    const columns = Math.ceil((width - x) / right);
    return columns <= 0 ? sum : sum + rows(columns, Math.max(0, Math.ceil((height - y) / down)));
  }, 0);
}

function damaged(what: string): ImageDecodeError {
  return new ImageDecodeError(`The PNG file is damaged: ${what}.`, { hint: "Get the file again, or save it anew." });
}
