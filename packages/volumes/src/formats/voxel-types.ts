/** Types of voxels that are read. */
export type VoxelType =
  | "int8"
  | "uint8"
  | "int16"
  | "uint16"
  | "int32"
  | "uint32"
  | "int64"
  | "uint64"
  | "float32"
  | "float64";

export const voxelBytes: Readonly<Record<VoxelType, number>> = {
  int8: 1,
  uint8: 1,
  int16: 2,
  uint16: 2,
  int32: 4,
  uint32: 4,
  int64: 8,
  uint64: 8,
  float32: 4,
  float64: 8,
};

type Reader = (index: number) => number;

const readers: Readonly<Record<VoxelType, (view: DataView, little: boolean) => Reader>> = {
  int8: (view) => (index) => view.getInt8(index),
  uint8: (view) => (index) => view.getUint8(index),
  int16: (view, little) => (index) => view.getInt16(2 * index, little),
  uint16: (view, little) => (index) => view.getUint16(2 * index, little),
  int32: (view, little) => (index) => view.getInt32(4 * index, little),
  uint32: (view, little) => (index) => view.getUint32(4 * index, little),
  // Rounded once, by the sum, as `Number` of a BigInt is, in a small part of its time.
  int64: (view, little) => (index) =>
    view.getInt32(8 * index + (little ? 4 : 0), little) * 2 ** 32 +
    view.getUint32(8 * index + (little ? 0 : 4), little),
  uint64: (view, little) => (index) =>
    view.getUint32(8 * index + (little ? 4 : 0), little) * 2 ** 32 +
    view.getUint32(8 * index + (little ? 0 : 4), little),
  float32: (view, little) => (index) => view.getFloat32(4 * index, little),
  float64: (view, little) => (index) => view.getFloat64(8 * index, little),
};

/** Reads a voxel by its place, in either order of bytes. */
export function voxelReader(data: Uint8Array, type: VoxelType, isLittleEndian: boolean): Reader {
  return readers[type](new DataView(data.buffer, data.byteOffset, data.byteLength), isLittleEndian);
}
