import { breather, type RgbImage } from "@medgemma/core";

/** Saturation that tissue is above, of 255: what is nearer to grey is background. */
const leastSaturation = 13;
/** Of the brightest channel; below it a pixel is black. */
const leastBrightness = 26;
/** Pixels that are looked at in one go. */
const piece = 1 << 18;

/**
 * Where a slide has tissue, pixel by pixel of a small level: 1 or 0. In the HSV model tissue has more saturation `(max − min) / max` than a
 * threshold between the two kinds of pixels (Otsu, IEEE Trans. Syst. Man Cybern. 1979, 9:62), of 0.05 at least, and is not black.
 */
export function tissueMask(image: RgbImage): Uint8Array {
  const steps = maskInPieces(image);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The same; other work and aborts have their turn between the pieces of the image. */
export async function findTissue(image: RgbImage, signal: AbortSignal | undefined): Promise<Uint8Array> {
  const breathe = breather();
  const steps = maskInPieces(image);
  for (;;) {
    await breathe();
    signal?.throwIfAborted();
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

function* maskInPieces({ data, width, height }: RgbImage): Generator<void, Uint8Array, undefined> {
  const mask = new Uint8Array(width * height);
  const counts = new Uint32Array(256);
  for (let from = 0; from < mask.length; from += piece) {
    yield;
    for (let at = from; at < Math.min(mask.length, from + piece); at++) {
      const most = Math.max(data[3 * at] as number, data[3 * at + 1] as number, data[3 * at + 2] as number);
      const least = Math.min(data[3 * at] as number, data[3 * at + 1] as number, data[3 * at + 2] as number);
      const saturation = most === 0 ? 0 : Math.round((255 * (most - least)) / most);
      mask[at] = saturation;
      counts[saturation] = (counts[saturation] as number) + 1;
    }
  }
  const threshold = Math.max(leastSaturation, otsu(counts));
  for (let from = 0; from < mask.length; from += piece) {
    yield;
    for (let at = from; at < Math.min(mask.length, from + piece); at++) {
      const most = Math.max(data[3 * at] as number, data[3 * at + 1] as number, data[3 * at + 2] as number);
      mask[at] = (mask[at] as number) > threshold && most >= leastBrightness ? 1 : 0;
    }
  }
  return mask;
}

/** The value that parts a histogram into two classes of least variance. */
function otsu(counts: Uint32Array): number {
  const total = counts.reduce((all, count) => all + count, 0);
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
