import { requireByteArray } from "@medgemma/core";
import { refused } from "../refuse.js";
import { type Affine, Volume } from "../volume.js";
import { gunzip, isGzip } from "./gunzip.js";
import { voxelBytes, voxelReader, type VoxelType } from "./voxel-types.js";

const what = "The NIfTI file";

/** Data types by their codes (nifti1.h). */
const types: Readonly<Record<number, VoxelType>> = {
  2: "uint8",
  4: "int16",
  8: "int32",
  16: "float32",
  64: "float64",
  256: "int8",
  512: "uint16",
  768: "uint32",
  1024: "int64",
  1280: "uint64",
};

const unread: Readonly<Record<number, string>> = {
  1: "single bits",
  32: "complex numbers",
  128: "colours",
  1536: "128-bit numbers",
  1792: "complex numbers",
  2048: "complex numbers",
  2304: "colours",
};

/** Millimetres of the units of lengths, by the lowest three bits of xyzt_units (nifti1.h); without a known one they count as millimetres. */
const units: Readonly<Record<number, number>> = { 1: 1000, 2: 1, 3: 0.001 };

/** Bytes of the longer header, of NIfTI-2. */
const headBytes = 544;
/** Voxels of a volume that are read. */
const maxVoxels = 2 ** 30;

interface Header {
  readonly isLittleEndian: boolean;
  readonly shape: readonly [number, number, number];
  readonly volumes: number;
  readonly type: VoxelType;
  readonly offset: number;
  readonly slope: number;
  readonly intercept: number;
  readonly affine: Affine;
  /** Whether it has a form of its own, sform or qform. */
  readonly saysOrientation: boolean;
  /** Millimetres of its unit of lengths. */
  readonly unit: number;
}

/** Whether bytes begin as a NIfTI file does; of gzip data nothing is known. */
export function isNifti(bytes: Uint8Array): boolean {
  requireByteArray(bytes, "isNifti");
  if (bytes.length < 348) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return [true, false].some((little) => [348, 540].includes(view.getInt32(0, little)));
}

/**
 * Reads a NIfTI file of one piece, version 1 or 2, also with gzip. Values are `raw × slope + intercept`; orientation is the sform's where its
 * code is above 0, else the qform's.
 *
 * @throws {ImageDecodeError} for what is no NIfTI file, is truncated, or has voxels of a kind that is not read.
 */
export function readNifti(bytes: Uint8Array): Volume {
  requireByteArray(bytes, "readNifti");
  const file = isGzip(bytes)
    ? gunzip(bytes, { what, headBytes: 352, limitOf: (head) => endOf(readHeader(padded(head))) })
    : bytes;
  const header = readHeader(padded(file));
  const { shape, type, offset, isLittleEndian, slope, intercept, affine, volumes } = header;
  const length = shape[0] * shape[1] * shape[2] * voxelBytes[type];
  if (file.length < offset + length) throw refused(what, "is truncated: it ends inside its voxels");
  const voxel = voxelReader(file.subarray(offset, offset + length), type, isLittleEndian);
  const notes = [
    ...(header.saysOrientation
      ? []
      : [
          "It does not say how it lies in the patient: its axes are taken to run to the right, the front and the head.",
        ]),
    ...(header.unit === 1
      ? []
      : [`It gives its lengths in ${header.unit > 1 ? "metres" : "micrometres"}: they were made millimetres.`]),
  ];
  return new Volume({ shape, affine, voxel, slope, intercept, volumes, notes });
}

/** Where the first volume ends. */
function endOf({ shape, type, offset }: Header): number {
  return offset + shape[0] * shape[1] * shape[2] * voxelBytes[type];
}

function padded(bytes: Uint8Array): Uint8Array {
  if (bytes.length >= headBytes) return bytes;
  const whole = new Uint8Array(headBytes);
  whole.set(bytes);
  return whole;
}

function readHeader(bytes: Uint8Array): Header {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isLittleEndian = [348, 540].includes(view.getInt32(0, true));
  const little = isLittleEndian;
  const size = view.getInt32(0, little);
  const isSecond = size === 540;
  const magic = String.fromCharCode(...bytes.subarray(isSecond ? 4 : 344, isSecond ? 7 : 347));
  if ((size !== 348 && !isSecond) || !/^n[+i][12]$/.test(magic))
    throw refused(what, "is none: its header has neither the size nor the mark of one", {
      hint: "Check that it is the right file.",
    });
  if (magic[1] !== "+")
    throw refused(what, "is the header of one in two pieces, which is not read", { hint: "Save it as one .nii file." });
  const dimension = (index: number): number =>
    isSecond ? Number(view.getBigInt64(16 + 8 * index, little)) : view.getInt16(40 + 2 * index, little);
  const count = dimension(0);
  if (count < 1 || count > 7) throw refused(what, `says that it has ${count} dimensions; 1 to 7 are possible`);
  const sizes = [1, 2, 3, 4, 5, 6, 7].map((index) => (index <= count ? dimension(index) : 1));
  if (sizes.some((each) => !Number.isInteger(each) || each < 1)) throw refused(what, "has a dimension of no voxels");
  const shape = sizes.slice(0, 3) as [number, number, number];
  if (shape[0] * shape[1] * shape[2] > maxVoxels) throw refused(what, "says that it has more voxels than are read");
  const code = view.getInt16(isSecond ? 12 : 70, little);
  const type = types[code];
  if (type === undefined)
    throw refused(what, `has voxels of a kind that is not read: ${unread[code] ?? `type ${code}`}`);
  const number = (first: number, second: number): number =>
    isSecond ? view.getFloat64(second, little) : view.getFloat32(first, little);
  const offset = isSecond ? Number(view.getBigInt64(168, little)) : view.getFloat32(108, little);
  if (!Number.isInteger(offset) || offset < size) throw refused(what, "says that its voxels begin inside its header");
  const [slope, intercept] = [number(112, 176), number(116, 184)];
  const isScaled = Number.isFinite(slope) && slope !== 0;
  if (isScaled && !Number.isFinite(intercept)) throw refused(what, "has a slope, and an intercept that is not finite");
  const unit = units[(isSecond ? view.getInt32(500, little) : view.getUint8(123)) & 7] ?? 1;
  return {
    ...{ isLittleEndian, shape, type, offset },
    volumes: sizes.slice(3).reduce((product, each) => product * each, 1),
    slope: isScaled ? slope : 1,
    intercept: isScaled ? intercept : 0,
    ...{ unit, affine: readAffine(view, { isSecond, little, unit }) },
    saysOrientation: isSecond
      ? view.getInt32(344, little) > 0 || view.getInt32(348, little) > 0
      : view.getInt16(252, little) > 0 || view.getInt16(254, little) > 0,
  };
}

function readAffine(
  view: DataView,
  { isSecond, little, unit }: { readonly isSecond: boolean; readonly little: boolean; readonly unit: number },
): Affine {
  const float = (first: number, second: number, index: number): number =>
    isSecond ? view.getFloat64(second + 8 * index, little) : view.getFloat32(first + 4 * index, little);
  const codeOf = (first: number, second: number): number =>
    isSecond ? view.getInt32(second, little) : view.getInt16(first, little);
  const pixdim = (index: number): number => float(76, 104, index);
  // Sizes of voxels have no sign, and there is none of 0: nibabel reads such headers so.
  const sizeOf = (index: number): number => Math.abs(pixdim(index)) || 1;
  let affine: readonly (readonly number[])[];
  if (codeOf(254, 348) > 0) {
    affine = [0, 1, 2].map((row) => [0, 1, 2, 3].map((column) => float(280 + 16 * row, 400 + 32 * row, column)));
  } else if (codeOf(252, 344) > 0) {
    const rotation = rotationOf(float(256, 352, 0), float(256, 352, 1), float(256, 352, 2));
    const sign = pixdim(0) < 0 ? -1 : 1;
    const sizes = [sizeOf(1), sizeOf(2), sign * sizeOf(3)];
    affine = rotation.map((line, row) => [
      ...line.map((part, column) => part * (sizes[column] ?? 1)),
      float(268, 376, row),
    ]);
  } else {
    affine = [0, 1, 2].map((row) => [0, 1, 2, 3].map((column) => (row === column ? sizeOf(row + 1) : 0)));
  }
  if (affine.flat().some((part) => !Number.isFinite(part)))
    throw refused(what, "has an orientation that is not finite");
  return [...affine.map((line) => line.map((part) => part * unit)), [0, 0, 0, 1]];
}

/**
 * The rotation of a unit quaternion whose first part is left out (nifti1.h, method 2).
 *
 * @throws {ImageDecodeError} for parts that no unit quaternion has.
 */
function rotationOf(b: number, c: number, d: number): readonly (readonly number[])[] {
  // As nibabel does, but for what 32 bits round.
  if (b * b + c * c + d * d > 1 + 1e-6)
    throw refused(what, "has an orientation that is none: its qform is no rotation");
  const a = Math.sqrt(Math.max(0, 1 - b * b - c * c - d * d));
  return [
    [a * a + b * b - c * c - d * d, 2 * (b * c - a * d), 2 * (b * d + a * c)],
    [2 * (b * c + a * d), a * a + c * c - b * b - d * d, 2 * (c * d - a * b)],
    [2 * (b * d - a * c), 2 * (c * d + a * b), a * a + d * d - b * b - c * c],
  ];
}
