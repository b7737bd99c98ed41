import { normalizePixels } from "@medgemma/core";

/**
 * Lays out an image as one row per patch, `[patches, 3 × patch × patch]`, channel by channel, normalised to
 * -1 … 1: what a convolution with the patch's size as stride sees.
 *
 * @param pixels `size × size × 3` RGB.
 */
export function patchRows(pixels: Uint8Array, size: number, patch: number): Float32Array {
  const planes = normalizePixels(pixels, size);
  const side = size / patch;
  const rows = new Float32Array(planes.length);
  let at = 0;
  for (let py = 0; py < side; py++) {
    for (let px = 0; px < side; px++) {
      for (let channel = 0; channel < 3; channel++) {
        for (let y = 0; y < patch; y++) {
          const from = (channel * size + py * patch + y) * size + px * patch;
          rows.set(planes.subarray(from, from + patch), at);
          at += patch;
        }
      }
    }
  }
  return rows;
}
