import { damagedJpeg } from "./damaged-jpeg.js";

/**
 * Largest magnitude of a coefficient. Samples of 8 bits give 1,024 at most; encoders go a little beyond. Far beyond, decoders
 * differ: some calculate with 16 bits, some with 32.
 */
const maxCoefficient = 2047;

/** Largest distance of a sample from the middle; libjpeg's table of limits goes to 512 on one side and 384 on the other. */
const maxSample = 383;

/** Place of each coefficient in its block (ITU-T T.81, figure A.6). */
const zigzag: readonly number[] = placesInZigzag();

/** Cosines of the inverse transform, by place and frequency, with their factors. */
const cosines = Float64Array.from({ length: 64 }, (_, index) => {
  const [place, frequency] = [index >> 3, index & 7];
  return Math.cos(((2 * place + 1) * frequency * Math.PI) / 16) * (frequency === 0 ? Math.SQRT1_2 / 2 : 0.5);
});

/** @throws {ImageDecodeError} for a value that no encoder writes, after quantization. */
export function checkCoefficient(value: number): void {
  if (value > maxCoefficient || value < -maxCoefficient) throw damagedJpeg("its data holds a value out of range");
}

/**
 * Whether samples may be far outside their range, as far as the sums of coefficients' magnitudes tell: for most blocks they
 * tell that none is.
 */
export function mayExceed(dc: number, sumOfAc: number): boolean {
  return Math.abs(dc) / 8 + sumOfAc / 4 > maxSample;
}

/**
 * Checks that no sample of a block is far outside its range.
 *
 * @param coefficients In zigzag order, less quantization.
 * @throws {ImageDecodeError}
 */
export function checkSamples(coefficients: Float64Array): void {
  const rows = new Float64Array(64);
  for (let index = 0; index < 64; index++) {
    const value = coefficients[index] as number;
    if (value === 0) continue;
    const place = zigzag[index] as number;
    for (let x = 0; x < 8; x++)
      rows[(place & 56) + x] = (rows[(place & 56) + x] as number) + value * (cosines[x * 8 + (place & 7)] as number);
  }
  for (let x = 0; x < 8; x++) {
    for (let y = 0; y < 8; y++) {
      let sample = 0;
      for (let row = 0; row < 8; row++) sample += (rows[row * 8 + x] as number) * (cosines[y * 8 + row] as number);
      if (Math.abs(sample) > maxSample) throw damagedJpeg("its data holds a value out of range");
    }
  }
}

function placesInZigzag(): readonly number[] {
  const places = Array.from({ length: 64 }, (_, place) => place);
  const diagonal = (place: number): number => (place >> 3) + (place & 7);
  // Odd diagonals run down, even ones up.
  const along = (place: number): number => (diagonal(place) % 2 === 1 ? place >> 3 : place & 7);
  return places.sort((a, b) => diagonal(a) - diagonal(b) || along(a) - along(b));
}
