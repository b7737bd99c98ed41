import { concatenateBytes } from "@medgemma/core";

/** An element: its tag in hexadecimal, its type, its value; items of a sequence are lists of elements. */
export type Element = readonly [
  tag: string,
  vr: string,
  value: string | number | Uint8Array | readonly (readonly Element[])[],
];

/** A DICOM slide, or a part of one, for tests. */
export interface DicomPage {
  readonly width: number;
  readonly height: number;
  readonly tile: number;
  /** A colour for each frame. */
  readonly frames: readonly (readonly [number, number, number])[];
  /** Elements beside or in place of the usual ones. */
  readonly more?: readonly Element[];
}

/** Identifiers that the files of one slide share. */
export const oneSlide: readonly Element[] = [
  ["0020000d", "UI", "1.2.1"],
  ["0020000e", "UI", "1.2.2"],
  ["00200052", "UI", "1.2.3"],
  ["00400512", "LO", "container"],
];

let instances = 0;

/** Writes a whole slide microscopy image in Explicit VR Little Endian, uncompressed. */
export function writeDicomSlide({ width, height, tile, frames, more = [] }: DicomPage): Uint8Array {
  const pixels = new Uint8Array(frames.length * tile * tile * 3);
  for (const [index, colour] of frames.entries())
    for (let at = 0; at < tile * tile; at++) pixels.set(colour, 3 * (index * tile * tile + at));
  const elements = new Map<string, Element>();
  const usual: readonly Element[] = [
    ["00080008", "CS", "ORIGINAL\\PRIMARY\\VOLUME\\NONE"],
    ["00080016", "UI", "1.2.840.10008.5.1.4.1.1.77.1.6"],
    ["00080018", "UI", `1.2.9.${instances++}`],
    ["00080060", "CS", "SM"],
    ...oneSlide,
    ["00209311", "CS", "TILED_FULL"],
    ["00280002", "US", 3],
    ["00280004", "CS", "RGB"],
    ["00280006", "US", 0],
    ["00280008", "IS", `${frames.length}`],
    ["00280010", "US", tile],
    ["00280011", "US", tile],
    ["00280100", "US", 8],
    ["00280101", "US", 8],
    ["00280102", "US", 7],
    ["00280103", "US", 0],
    ["00480006", "UL", width],
    ["00480007", "UL", height],
    ["7fe00010", "OB", pixels],
  ];
  for (const element of [...usual, ...more]) elements.set(element[0], element);
  const syntax = elementBytes(["00020010", "UI", "1.2.840.10008.1.2.1"]);
  const meta = [elementBytes(["00020000", "UL", syntax.length]), syntax];
  return concatenateBytes([
    new Uint8Array(128),
    new TextEncoder().encode("DICM"),
    ...meta,
    dataSet([...elements.values()]),
  ]);
}

/** Shared or own functional groups: `[[sequence, elements], …]` for each item. */
export function groups(items: readonly (readonly (readonly [string, readonly Element[]])[])[]): Element[2] {
  return items.map((item) => item.map(([tag, elements]) => [tag, "SQ", [elements]] as const));
}

function dataSet(elements: readonly Element[]): Uint8Array {
  return concatenateBytes(elements.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(elementBytes));
}

function elementBytes([tag, vr, value]: Element): Uint8Array {
  const body = valueBytes(vr, value);
  const isLong = ["OB", "OW", "SQ", "UN"].includes(vr);
  const head = new DataView(new ArrayBuffer(isLong ? 12 : 8));
  head.setUint16(0, Number.parseInt(tag.slice(0, 4), 16), true);
  head.setUint16(2, Number.parseInt(tag.slice(4), 16), true);
  for (const at of [0, 1]) head.setUint8(4 + at, vr.charCodeAt(at));
  if (isLong) head.setUint32(8, body.length, true);
  else head.setUint16(6, body.length, true);
  return concatenateBytes([new Uint8Array(head.buffer), body]);
}

function valueBytes(vr: string, value: Element[2]): Uint8Array {
  if (value instanceof Uint8Array) return value.length % 2 === 0 ? value : concatenateBytes([value, Uint8Array.of(0)]);
  if (typeof value === "string") {
    const pad = value.length % 2 === 0 ? "" : vr === "UI" ? "\0" : " ";
    return new TextEncoder().encode(value + pad);
  }
  if (typeof value === "number") {
    const numbers = vr === "US" ? Uint16Array.of(value) : Uint32Array.of(value);
    return new Uint8Array(numbers.buffer);
  }
  return concatenateBytes(
    value.map((item) => {
      const body = dataSet(item);
      const head = new DataView(new ArrayBuffer(8));
      head.setUint16(0, 0xfffe, true);
      head.setUint16(2, 0xe000, true);
      head.setUint32(4, body.length, true);
      return concatenateBytes([new Uint8Array(head.buffer), body]);
    }),
  );
}
