import { roundHalfEven } from "@medgemma/core";
import type { Attributes } from "../parse/data-set.js";
import { refused } from "../parse/refuse.js";
import { lookUp, type LookupTable, readTable } from "../pixels/lookup-table.js";
import type { PixelFormat } from "../pixels/pixel-format.js";
import type { StoredValues } from "../pixels/samples.js";

/** Stored values of three samples as red, green and blue of 8 bits. */
export function colourRgb(
  values: StoredValues,
  { photometricInterpretation, bitsStored }: PixelFormat,
  isRgb: boolean,
): Uint8Array {
  if (photometricInterpretation.startsWith("YBR_PARTIAL") && !isRgb)
    throw refused("has colours of a retired kind (YBR_PARTIAL), which are not read outside of JPEG");
  const isYbr = photometricInterpretation.startsWith("YBR_FULL") && !isRgb;
  if (isYbr && values.BYTES_PER_ELEMENT > 1)
    throw refused("has YBR colours of more than 8 bits a sample, which are not read");
  const rgb = isYbr ? fromYbr(values) : values;
  if (rgb.BYTES_PER_ELEMENT === 1) return Uint8Array.from(rgb);
  const scale = (2 ** bitsStored - 1) / 255;
  return Uint8Array.from(rgb, (value) => roundHalfEven(value / scale));
}

/** PS3.3, C.7.6.3.1.2, in double precision, rounded half up and clipped. */
function fromYbr(values: StoredValues): Uint8Array {
  const rgb = new Uint8ClampedArray(values.length);
  const red = (0.299 * 1.402) / 0.587;
  const blue = (0.114 * 1.772) / 0.587;
  for (let at = 0; at < values.length; at += 3) {
    const [y, cb, cr] = [values[at] as number, (values[at + 1] as number) - 128, (values[at + 2] as number) - 128];
    rgb[at] = Math.floor(y + 1.402 * cr + 0.5);
    rgb[at + 1] = Math.floor(y - blue * cb - red * cr + 0.5);
    rgb[at + 2] = Math.floor(y + 1.772 * cb + 0.5);
  }
  return new Uint8Array(rgb.buffer);
}

const paletteTags = ["1", "2", "3"].map((colour) => ({
  descriptor: `x0028110${colour}`,
  data: `x0028120${colour}`,
  segmented: `x0028122${colour}`,
}));

/** The tables of a PALETTE COLOR image, of red, green and blue. */
export function readPalette(
  attributes: Attributes,
  order: { readonly isSigned: boolean; readonly isLittleEndian: boolean },
): readonly LookupTable[] {
  const tables = paletteTags.flatMap((tags) => readTable(attributes, tags, order) ?? []);
  if (tables.length !== 3) throw refused("has palette colours without their lookup tables");
  return tables;
}

/** Palette colours: 16-bit tables give their high bytes, unless no entry of all three is above 255. */
export function paletteRgb(values: StoredValues, palette: readonly LookupTable[]): Uint8Array {
  const isWide = palette.some(({ depth, entries }) => depth === 16 && entries.some((entry) => entry > 255));
  const shift = isWide ? 8 : 0;
  const rgb = new Uint8Array(3 * values.length);
  for (const [channel, table] of palette.entries())
    for (let at = 0; at < values.length; at++) rgb[3 * at + channel] = lookUp(table, values[at] as number) >> shift;
  return rgb;
}

/** Grey as red, green and blue. */
export function greyRgb(grey: Uint8Array): Uint8Array {
  const rgb = new Uint8Array(3 * grey.length);
  for (let at = 0; at < grey.length; at++) {
    const value = grey[at] as number;
    rgb[3 * at] = value;
    rgb[3 * at + 1] = value;
    rgb[3 * at + 2] = value;
  }
  return rgb;
}
