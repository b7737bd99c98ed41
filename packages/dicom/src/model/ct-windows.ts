import { roundHalfEven } from "@medgemma/core";
import type { StoredValues } from "../pixels/samples.js";

/**
 * The windows that MedGemma sees a CT through, in Hounsfield units: red the whole range, green soft tissue, blue brain. One constant of
 * Google's container has 135 in place of −135, which leaves fat and water black; the documentation and the notebooks have −135.
 */
export const ctWindows = [
  { low: -1024, high: 1024 },
  { low: -135, high: 215 },
  { low: 0, high: 80 },
] as const;

const [lowest, highest] = [-1024, 1024];

/** Red, green and blue of each Hounsfield unit from −1024 to 1024. */
const table: Uint8Array = (() => {
  const bytes = new Uint8Array(3 * (highest - lowest + 1));
  for (let unit = lowest; unit <= highest; unit++) {
    for (const [channel, { low, high }] of ctWindows.entries()) {
      const clipped = Math.max(low, Math.min(high, unit));
      bytes[3 * (unit - lowest) + channel] = roundHalfEven((255 / (high - low)) * (clipped - low));
    }
  }
  return bytes;
})();

/** A CT image in MedGemma's windows; Hounsfield units are rounded first. */
export function ctRgb(values: Float64Array | StoredValues): Uint8Array {
  const rgb = new Uint8Array(3 * values.length);
  for (let at = 0; at < values.length; at++) {
    const unit = Math.max(lowest, Math.min(highest, roundHalfEven(values[at] as number)));
    const place = 3 * (unit - lowest);
    rgb[3 * at] = table[place] as number;
    rgb[3 * at + 1] = table[place + 1] as number;
    rgb[3 * at + 2] = table[place + 2] as number;
  }
  return rgb;
}
