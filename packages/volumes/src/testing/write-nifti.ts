/** What a NIfTI-1 file of 16-bit voxels is made of, for tests. */
export interface NiftiParts {
  readonly shape: readonly number[];
  readonly values: readonly number[];
  /** Rows of the sform. */
  readonly sform?: readonly (readonly number[])[];
  readonly slope?: number;
  readonly intercept?: number;
  readonly type?: number;
  /** Code of xyzt_units. */
  readonly units?: number;
  /** Of a qform; without one there is none. */
  readonly quaternion?: readonly [b: number, c: number, d: number];
  readonly sizes?: readonly [number, number, number];
}

/** Writes a NIfTI-1 file, little-endian. */
export function writeNifti(parts: NiftiParts): Uint8Array {
  const { shape, values, sform, slope = 0, intercept = 0, type = 4, units = 0, quaternion, sizes = [1, 2, 3] } = parts;
  const bytes = new Uint8Array(352 + 2 * values.length);
  const view = new DataView(bytes.buffer);
  view.setInt32(0, 348, true);
  view.setInt16(40, shape.length, true);
  for (const [axis, size] of shape.entries()) view.setInt16(42 + 2 * axis, size, true);
  view.setInt16(70, type, true);
  for (const [axis, size] of sizes.entries()) view.setFloat32(80 + 4 * axis, size, true);
  view.setUint8(123, units);
  if (quaternion !== undefined) {
    view.setInt16(252, 1, true);
    for (const [place, part] of quaternion.entries()) view.setFloat32(256 + 4 * place, part, true);
  }
  view.setFloat32(108, 352, true);
  view.setFloat32(112, slope, true);
  view.setFloat32(116, intercept, true);
  if (sform !== undefined) {
    view.setInt16(254, 1, true);
    for (const [row, line] of sform.entries())
      for (const [column, value] of line.entries()) view.setFloat32(280 + 16 * row + 4 * column, value, true);
  }
  bytes.set(new TextEncoder().encode("n+1"), 344);
  for (const [index, value] of values.entries()) view.setInt16(352 + 2 * index, value, true);
  return bytes;
}
