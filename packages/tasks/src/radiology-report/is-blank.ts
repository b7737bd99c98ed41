import type { RgbImage } from "@medgemma/core";

/** Grey levels of 255 within which nothing can be seen. */
const leastContrast = 8;

/** Whether all samples of an image are nearly the same. */
export function isBlank({ data }: RgbImage): boolean {
  let [least, most] = [255, 0];
  for (const sample of data) {
    if (sample < least) least = sample;
    if (sample > most) most = sample;
    if (most - least >= leastContrast) return false;
  }
  return true;
}
