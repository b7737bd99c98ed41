import type { Attributes } from "../parse/data-set.js";

type Vector = readonly [number, number, number];

/** Directions of an image's rows and columns in the patient (LPS), of length 1. */
export interface ImageDirections {
  readonly row: Vector;
  readonly column: Vector;
}

/** Image Orientation (Patient); undefined where it is absent, zero, or of two directions that are no right angle, to 25 degrees. */
export function imageDirections(attributes: Attributes | undefined): ImageDirections | undefined {
  const parts = attributes?.decimals("x00200037");
  if (parts?.length !== 6) return undefined;
  const [row, column] = [unit(parts.slice(0, 3)), unit(parts.slice(3))];
  if (row === undefined || column === undefined) return undefined;
  const cosine = row[0] * column[0] + row[1] * column[1] + row[2] * column[2];
  return Math.abs(cosine) > 0.42 ? undefined : { row, column };
}

function unit(vector: readonly number[]): Vector | undefined {
  const length = Math.hypot(...vector);
  if (!(length > 1e-6)) return undefined;
  return vector.map((part) => part / length) as unknown as Vector;
}

/** Whether the patient's left is at the image's left: rows run rather to the right than to another side. Usual views have it at their right. */
export function isLeftAtLeft({ row: [x, y, z] }: ImageDirections): boolean {
  return x < 0 && -x > Math.abs(y) && -x > Math.abs(z);
}
