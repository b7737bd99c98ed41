import { requireByteArray } from "@medgemma/core";
import { refused } from "../refuse.js";
import { type Affine, Volume } from "../volume.js";
import { gunzip } from "./gunzip.js";
import { voxelBytes, voxelReader, type VoxelType } from "./voxel-types.js";

const what = "The NRRD file";

/** Names of types (teem, NRRD format). */
const types: ReadonlyMap<string, VoxelType> = new Map(
  `int8: signed char;int8;int8_t
uint8: uchar;unsigned char;uint8;uint8_t
int16: short;short int;signed short;signed short int;int16;int16_t
uint16: ushort;unsigned short;unsigned short int;uint16;uint16_t
int32: int;signed int;int32;int32_t
uint32: uint;unsigned int;uint32;uint32_t
int64: longlong;long long;long long int;signed long long;signed long long int;int64;int64_t
uint64: ulonglong;unsigned long long;unsigned long long int;uint64;uint64_t
float32: float
float64: double`
    .split("\n")
    .flatMap((line) => {
      const [type = "", names = ""] = line.split(": ");
      return names.split(";").map((name) => [name, type as VoxelType] as const);
    }),
);

/** Signs that take the axes of a space to RAS. */
const spaces: ReadonlyMap<string, readonly [number, number, number]> = new Map(
  Object.entries({
    "right-anterior-superior": [1, 1, 1],
    ras: [1, 1, 1],
    "left-anterior-superior": [-1, 1, 1],
    las: [-1, 1, 1],
    "left-posterior-superior": [-1, -1, 1],
    lps: [-1, -1, 1],
  } as const),
);

/** Millimetres of units of lengths; others count as millimetres, with a note. */
const units: ReadonlyMap<string, number> = new Map([
  ...["mm", "millimeter", "millimeters", ""].map((name) => [name, 1] as const),
  ...["m", "meter", "meters"].map((name) => [name, 1000] as const),
  ...["cm", "centimeter", "centimeters"].map((name) => [name, 10] as const),
  ...["um", "µm", "μm", "micron", "microns", "micrometer", "micrometers"].map((name) => [name, 0.001] as const),
  ...["nm", "nanometer", "nanometers"].map((name) => [name, 1e-6] as const),
]);

const maxVoxels = 2 ** 30;
const maxHeader = 1 << 20;

/** Reads a file that a header names. */
export type DataFile = (name: string) => Promise<Uint8Array>;

export function isNrrd(bytes: Uint8Array): boolean {
  requireByteArray(bytes, "isNrrd");
  return String.fromCharCode(...bytes.subarray(0, 4)) === "NRRD";
}

/**
 * Reads an NRRD file of three dimensions: raw, gzip or text; also a header with its data in another file.
 *
 * @param dataFile Reads that file, by the name that the header has: one in the header's folder or below it, never elsewhere.
 * @throws {ImageDecodeError} for what is no NRRD file, is truncated, or has an encoding, type or space that is not read.
 */
export async function readNrrd(bytes: Uint8Array, dataFile?: DataFile): Promise<Volume> {
  requireByteArray(bytes, "readNrrd");
  const { fields, end } = readHeader(bytes);
  const need = (name: string): string => {
    const value = fields.get(name);
    if (value === undefined) throw refused(what, `does not say its ${name}`);
    return value;
  };
  if (Number(need("dimension")) !== 3) throw refused(what, `has ${Number(need("dimension"))} dimensions; 3 are read`);
  const shape = need("sizes").split(/\s+/).map(Number);
  if (shape.length !== 3 || shape.some((size) => !Number.isInteger(size) || size < 1))
    throw refused(what, "has sizes that are none");
  const count = shape.reduce((product, size) => product * size, 1);
  if (count > maxVoxels) throw refused(what, "says that it has more voxels than are read");
  const type = types.get(need("type").toLowerCase());
  if (type === undefined) throw refused(what, "has voxels of a type that is not read");
  const encoding = need("encoding").toLowerCase();
  const data = behindSkips(await dataOf({ bytes, end, fields, dataFile }), fields, encoding);
  const order = fields.get("endian")?.toLowerCase();
  if (order === undefined && voxelBytes[type] > 1 && !isText(encoding))
    throw refused(what, "does not say the order of its bytes (endian)");
  if (order !== undefined && order !== "little" && order !== "big")
    throw refused(what, "has an order of its bytes (endian) that is neither little nor big");
  const voxel = voxelsOf(data, {
    encoding,
    type,
    count,
    isLittleEndian: order !== "big",
  });
  const scales = scalesOf(fields);
  return new Volume({
    ...{ shape: shape as [number, number, number], affine: affineOf(fields, scales), voxel },
    ...{ slope: 1, intercept: 0, volumes: 1, notes: unitNotes(scales) },
  });
}

interface Header {
  readonly fields: ReadonlyMap<string, string>;
  /** Where the data begin. */
  readonly end: number;
}

function readHeader(bytes: Uint8Array): Header {
  if (!isNrrd(bytes))
    throw refused(what, "is none: it lacks the mark of one", { hint: "Check that it is the right file." });
  const fields = new Map<string, string>();
  let at = 0;
  const limit = Math.min(bytes.length, maxHeader);
  for (;;) {
    const end = bytes.indexOf(10, at);
    const isLast = end < 0 || end >= limit;
    const line = new TextDecoder().decode(bytes.subarray(at, isLast ? limit : end)).replace(/\r$/, "");
    if (isLast && end >= limit) throw refused(what, "has a header without an end");
    at = isLast ? limit : end + 1;
    // `key:=value` is anybody's text, and no field.
    const [, name, value] = /^([a-zA-Z ]+): ?(?!=)(.*)$/.exec(line) ?? [];
    if (name !== undefined && value !== undefined)
      fields.set(name.trim().toLowerCase().replace("datafile", "data file"), value.trim());
    if (line === "" || isLast) return { fields, end: at };
  }
}

async function dataOf({
  bytes,
  end,
  fields,
  dataFile,
}: {
  readonly bytes: Uint8Array;
  readonly end: number;
  readonly fields: ReadonlyMap<string, string>;
  readonly dataFile: DataFile | undefined;
}): Promise<Uint8Array> {
  const name = fields.get("data file");
  if (name === undefined) return bytes.subarray(end);
  if (/^list\b|%/i.test(name)) throw refused(what, "has its data in several files, which is not read");
  if (/^(?:[/\\~]|[a-zA-Z]:)/.test(name) || name.split(/[/\\]/).includes(".."))
    throw refused(what, "names a file outside of its folder, which is not read", { hint: "Put its data beside it." });
  if (dataFile === undefined)
    throw refused(what, "has its data in another file", { hint: "Give its folder, or both files together." });
  return dataFile(name);
}

function isText(encoding: string): boolean {
  return encoding === "text" || encoding === "txt" || encoding === "ascii";
}

/** The data behind the lines and bytes that the header says to leave out; of compressed data none can be. */
function behindSkips(data: Uint8Array, fields: ReadonlyMap<string, string>, encoding: string): Uint8Array {
  const countOf = (name: string): number => Number(fields.get(name) ?? fields.get(name.replace(" ", "")) ?? 0);
  const [lines, bytes] = [countOf("line skip"), countOf("byte skip")];
  if (lines === 0 && bytes === 0) return data;
  if (encoding !== "raw" || !Number.isInteger(lines) || lines < 0 || !Number.isInteger(bytes) || bytes < 0)
    throw refused(what, "leaves out lines or bytes in a way that is not read", { hint: "Save it again without." });
  let at = 0;
  for (let line = 0; line < lines; line++) {
    const end = data.indexOf(10, at);
    if (end < 0) throw refused(what, "is truncated: it ends inside its voxels");
    at = end + 1;
  }
  return data.subarray(at + bytes);
}

function voxelsOf(
  data: Uint8Array,
  {
    encoding,
    type,
    count,
    isLittleEndian,
  }: { readonly encoding: string; readonly type: VoxelType; readonly count: number; readonly isLittleEndian: boolean },
): (index: number) => number {
  const length = count * voxelBytes[type];
  if (isText(encoding)) {
    const values = new TextDecoder().decode(data).trim().split(/\s+/).map(Number);
    if (values.length < count || values.some((value) => Number.isNaN(value)))
      throw refused(what, "is truncated: it ends inside its voxels");
    return (index) => values[index] ?? 0;
  }
  if (encoding === "gzip" || encoding === "gz") {
    const whole = gunzip(data, { what, headBytes: 1, limitOf: () => length });
    return voxelReader(whole, type, isLittleEndian);
  }
  if (encoding !== "raw") {
    const named = /^(?:bz2|bzip2|hex)$/.test(encoding) ? `: ${encoding}` : "";
    throw refused(what, `has an encoding that is not read${named}`, { hint: "Save it as raw or gzip." });
  }
  if (data.length < length) throw refused(what, "is truncated: it ends inside its voxels");
  return voxelReader(data, type, isLittleEndian);
}

function vectorsIn(text: string): readonly (readonly number[])[] {
  return Array.from(text.matchAll(/\(([^()]*)\)/g), ([, parts]) => (parts ?? "").split(",").map(Number));
}

/** Millimetres of the unit of each axis of the space; undefined for a unit that is not known. */
function scalesOf(fields: ReadonlyMap<string, string>): readonly (number | undefined)[] {
  const told = Array.from((fields.get("space units") ?? "").matchAll(/"([^"]*)"/g), ([, name = ""]) => name);
  return [0, 1, 2].map((axis) => units.get((told[axis] ?? "").trim().toLowerCase()));
}

function unitNotes(scales: readonly (number | undefined)[]): readonly string[] {
  if (scales.includes(undefined))
    return ["It gives its lengths in a unit that is not known: they count as millimetres."];
  return scales.every((scale) => scale === 1)
    ? []
    : ["It gives its lengths in another unit: they were made millimetres."];
}

function affineOf(fields: ReadonlyMap<string, string>, scales: readonly (number | undefined)[]): Affine {
  const space = fields.get("space")?.toLowerCase();
  const signs = space === undefined ? undefined : spaces.get(space);
  const directions = vectorsIn(fields.get("space directions") ?? "");
  if (signs === undefined || directions.length !== 3)
    throw refused(what, "does not say in which space of the patient it lies, or in one that is not read");
  const origin = vectorsIn(fields.get("space origin") ?? "(0,0,0)")[0] ?? [0, 0, 0];
  const affine = signs.map((sign, row) => [
    ...directions.map((each) => sign * (each[row] ?? 0)),
    sign * (origin[row] ?? 0),
  ]);
  if (affine.flat().some((part) => !Number.isFinite(part)))
    throw refused(what, "has an orientation that is not finite");
  return [...affine.map((line, row) => line.map((part) => part * (scales[row] ?? 1))), [0, 0, 0, 1]];
}
