import { roundHalfEven } from "@medgemma/core";
import type { PixelFormat } from "../pixels/pixel-format.js";
import type { StoredValues } from "../pixels/samples.js";

type Values = Float64Array | StoredValues;

/** Lowest and highest value of images that are shown alike. */
export interface ValueRange {
  readonly low: number;
  readonly high: number;
}

/** @param padding Values that do not count, unless there are no others. */
export function rangeOf(values: Values, padding?: ValueRange): ValueRange {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < values.length; at++) {
    const value = values[at] as number;
    if (padding !== undefined && value >= padding.low && value <= padding.high) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low > high && padding !== undefined ? rangeOf(values) : { low, high };
}

/** The range that holds two others. */
export function joinedRange(first: ValueRange, second: ValueRange): ValueRange {
  return { low: Math.min(first.low, second.low), high: Math.max(first.high, second.high) };
}

/**
 * CR, DX, MG and every other grey image that is neither CT nor MR: stretched from its lowest to its highest modality value, MONOCHROME1
 * turned; images of 8 bits and less are not stretched. No window takes part. As Google's container does.
 */
export function radiographGrey(
  values: Values,
  { bitsAllocated, isSigned, photometricInterpretation }: PixelFormat,
): Uint8Array {
  const grey = new Uint8Array(values.length);
  const isTurned = photometricInterpretation === "MONOCHROME1";
  if (bitsAllocated <= 8 && !isSigned) {
    for (let at = 0; at < grey.length; at++) {
      const value = Math.max(0, Math.min(255, roundHalfEven(values[at] as number)));
      grey[at] = isTurned ? 255 - value : value;
    }
    return grey;
  }
  const top = bitsAllocated <= 8 ? 255 : 65_535;
  const { low, high } = rangeOf(values);
  const [first, last] = [roundHalfEven(low), roundHalfEven(high)];
  const factor = top / (last - first);
  for (let at = 0; at < grey.length; at++) {
    const value = roundHalfEven(values[at] as number);
    const full = value >= last ? top : Math.floor(factor * (value - first));
    grey[at] = roundHalfEven((isTurned ? top - full : full) / (top / 255));
  }
  return grey;
}

/** MR: stretched over the whole series, `(v − low) / (high − low) × 255`, clipped; a constant series is white. */
export function mrGrey(values: Values, { low, high }: ValueRange): Uint8Array {
  const grey = new Uint8Array(values.length);
  if (high === low) return grey.fill(255);
  for (let at = 0; at < grey.length; at++)
    grey[at] = roundHalfEven(Math.max(0, Math.min(1, ((values[at] as number) - low) / (high - low))) * 255);
  return grey;
}

/** A window as a radiologist sets it. */
export interface GreyWindow {
  readonly center: number;
  /** At least 1. */
  readonly width: number;
}

/** The linear VOI function of PS3.3, C.11.2.1.2.1, to 0 to 255. */
export function windowGrey(values: Values, { center, width }: GreyWindow, isTurned: boolean): Uint8Array {
  const grey = new Uint8Array(values.length);
  const [low, high] = [center - 0.5 - (width - 1) / 2, center - 0.5 + (width - 1) / 2];
  for (let at = 0; at < grey.length; at++) {
    const stored = values[at] as number;
    const share = stored <= low ? 0 : stored > high ? 1 : (stored - (center - 0.5)) / (width - 1) + 0.5;
    const value = roundHalfEven(255 * share);
    grey[at] = isTurned ? 255 - value : value;
  }
  return grey;
}
