import { InvalidArgumentError } from "../errors/invalid-argument-error.js";

/**
 * Value of each byte in [-1, 1], rounded as in transformers' `Gemma3ImageProcessor` with Pillow:
 * `rescale` multiplies by 1/255 in float64 and rounds to float32, `normalize` then subtracts the mean 0.5
 * and divides by the deviation 0.5 in float32. (Its torchvision path computes `(x - 127.5) / 127.5` instead,
 * which differs in the last bit of some values.)
 */
const normalized = Float32Array.from({ length: 256 }, (_, x) => Math.fround(Math.fround(x * (1 / 255)) - 0.5) / 0.5);

/**
 * Turns `size × size × 3` RGB bytes into the model's input `[3, size, size]`, float32 in [-1, 1].
 *
 * @throws InvalidArgumentError when the number of bytes does not fit the size.
 */
export function normalizePixels(pixels: Uint8Array | Uint8ClampedArray, size: number): Float32Array {
  const plane = size * size;
  if (!Number.isInteger(size) || size < 1 || pixels.length !== plane * 3) {
    throw new InvalidArgumentError("The pixels must be size × size × 3 bytes of RGB.");
  }
  const out = new Float32Array(plane * 3);
  for (let i = 0, at = 0; i < plane; i++, at += 3) {
    out[i] = normalized[pixels[at] as number] as number;
    out[plane + i] = normalized[pixels[at + 1] as number] as number;
    out[2 * plane + i] = normalized[pixels[at + 2] as number] as number;
  }
  return out;
}
