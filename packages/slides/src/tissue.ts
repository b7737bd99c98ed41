import type { RgbImage } from "@medgemma/core";

/**
 * Where a slide has tissue, pixel by pixel of a small level: 1 or 0. In the HSV model tissue has more saturation `(max − min) / max` than a
 * threshold between the two kinds of pixels (Otsu, IEEE Trans. Syst. Man Cybern. 1979, 9:62), of 0.05 at least, and is not black.
 */
export function tissueMask({ data, width, height }: RgbImage): Uint8Array {
  const saturations = new Uint8Array(width * height);
  const isBlack = new Uint8Array(width * height);
  for (let at = 0; at < saturations.length; at++) {
    const [red = 0, green = 0, blue = 0] = data.subarray(3 * at, 3 * at + 3);
    const [most, least] = [Math.max(red, green, blue), Math.min(red, green, blue)];
    saturations[at] = most === 0 ? 0 : Math.round((255 * (most - least)) / most);
    isBlack[at] = most < 26 ? 1 : 0;
  }
  const threshold = Math.max(13, otsu(saturations));
  return saturations.map((saturation, at) => (saturation > threshold && isBlack[at] === 0 ? 1 : 0));
}

/** The value that parts a histogram into two classes of least variance. */
function otsu(values: Uint8Array): number {
  const counts = new Uint32Array(256);
  for (const value of values) counts[value] = (counts[value] as number) + 1;
  const total = values.length;
  const sum = counts.reduce((all, count, value) => all + count * value, 0);
  let [below, sumBelow, best, threshold] = [0, 0, 0, 0];
  for (let value = 0; value < 256; value++) {
    below += counts[value] as number;
    if (below === 0 || below === total) continue;
    sumBelow += (counts[value] as number) * value;
    const difference = sumBelow / below - (sum - sumBelow) / (total - below);
    const between = below * (total - below) * difference * difference;
    if (between > best) [best, threshold] = [between, value];
  }
  return threshold;
}
