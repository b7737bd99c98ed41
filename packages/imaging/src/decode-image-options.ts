import type { SixteenBit } from "@medgemma/core";

export interface DecodeImageOptions {
  /** How 16-bit samples become 8-bit ones. Default `scale`; `clip` equals Pillow, see core's `SixteenBit`. */
  readonly sixteenBit?: SixteenBit;
}
