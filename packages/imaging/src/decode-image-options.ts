import type { SixteenBit } from "@medgemma/core";

/** Default of `maxPixels`: 64 megapixels, more than any radiograph has. */
export const defaultMaxPixels = 2 ** 26;

export interface DecodeImageOptions {
  /** How 16-bit samples become 8-bit ones. Default `scale`; `clip` equals Pillow, see core's `SixteenBit`. */
  readonly sixteenBit?: SixteenBit;
  /**
   * Most pixels that are decoded; a larger image is refused before memory is taken for it, since a file of a few kilobytes
   * can hold a gigabyte of pixels. Default 2^26, at most 2^28.
   */
  readonly maxPixels?: number;
}
