/** What a NIfTI-1 file of 16-bit voxels is made of, for tests. */
export interface NiftiParts {
  readonly shape: readonly number[];
  readonly values: readonly number[];
  /** Rows of the sform. */
  readonly sform?: readonly (readonly number[])[];
  readonly slope?: number;
  readonly intercept?: number;
  readonly type?: number;
}

/** Writes a NIfTI-1 file, little-endian. */
export function writeNifti({ shape, values, sform, slope = 0, intercept = 0, type = 4 }: NiftiParts): Uint8Array {
  const bytes = new Uint8Array(352 + 2 * values.length);
  const view = new DataView(bytes.buffer);
  view.setInt32(0, 348, true);
  view.setInt16(40, shape.length, true);
  for (const [axis, size] of shape.entries()) view.setInt16(42 + 2 * axis, size, true);
  view.setInt16(70, type, true);
  for (let axis = 1; axis <= 3; axis++) view.setFloat32(76 + 4 * axis, axis, true);
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
