import { gzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { writeNifti } from "../testing/write-nifti.js";
import { isNifti, readNifti } from "./read-nifti.js";
import { readNrrd } from "./read-nrrd.js";
import { voxelReader } from "./voxel-types.js";

/** 2 × 3 × 2 voxels whose value tells their place. */
const values = Array.from(
  { length: 12 },
  (_, index) => 100 * (index % 2) + 10 * (Math.floor(index / 2) % 3) + Math.floor(index / 6),
);
const ras = [
  [2, 0, 0, -5],
  [0, 3, 0, -6],
  [0, 0, 4, -7],
];

describe("readNifti", () => {
  it("puts a volume into LPS order", () => {
    const volume = readNifti(writeNifti({ shape: [2, 3, 2], values, sform: ras }));
    expect(volume).toMatchObject({ size: [2, 3, 2], spacing: [2, 3, 4], orientation: "RAS", volumes: 1, notes: [] });
    // The right, which is the file's last column, stands at the left; the front at the top.
    expect([...volume.slice(0)]).toEqual([120, 20, 110, 10, 100, 0]);
    expect([...volume.slice(1)]).toEqual([121, 21, 111, 11, 101, 1]);
    expect(volume.range).toEqual({ low: 0, high: 121 });
  });

  it("takes other orders of axes", () => {
    // The file's first axis runs to the feet, the second to the left, the third to the back.
    const sform = [
      [0, -2, 0, 0],
      [0, 0, -3, 0],
      [-4, 0, 0, 0],
    ];
    const volume = readNifti(writeNifti({ shape: [2, 3, 2], values, sform }));
    expect(volume).toMatchObject({ size: [3, 2, 2], spacing: [2, 3, 4], orientation: "ILP" });
    expect([...volume.slice(0)]).toEqual([100, 110, 120, 101, 111, 121]);
  });

  it("scales values, and notes further volumes and oblique ones", () => {
    const sform = [
      [1.8, 0.6, 0, 0],
      [-0.6, 1.8, 0, 0],
      [0, 0, 2, 0],
    ];
    const parts = { shape: [2, 3, 1, 2], values, sform, slope: 0.5, intercept: -1 };
    const volume = readNifti(writeNifti(parts));
    expect(volume.range).toEqual({ low: -1, high: 59 });
    expect(volume.notes).toHaveLength(2);
  });

  it("says when the file does not tell how it lies in the patient", () => {
    expect(readNifti(writeNifti({ shape: [2, 3, 2], values })).notes.join()).toContain("taken to run to the right");
  });

  it.each([
    ["metres", 1, 0.001],
    ["micrometres", 3, 1000],
  ])("makes millimetres of %s", (unit, code, scale) => {
    const sform = ras.map((line) => line.map((part) => part * scale));
    const { spacing, notes } = readNifti(writeNifti({ shape: [2, 3, 2], values, sform, units: code }));
    expect(spacing.map((each) => Math.round(each * 1e4) / 1e4)).toEqual([2, 3, 4]);
    expect(notes).toEqual([`It gives its lengths in ${unit}: they were made millimetres.`]);
  });

  it.each([
    ["a qform", { quaternion: [0, 0, 0] as const }],
    ["no form", {}],
  ])("takes the sizes of voxels without their sign with %s", (_, form) => {
    const parts = { shape: [2, 3, 2], values, ...form };
    const [plain, negative] = [[1, 2, 3] as const, [-1, 2, -3] as const].map((sizes) =>
      readNifti(writeNifti({ ...parts, sizes })),
    );
    expect(negative).toMatchObject({ spacing: [1, 2, 3], orientation: "RAS" });
    expect(negative!.slice(0)).toEqual(plain!.slice(0));
  });

  it("finds the range in pieces, and hears an abort", async () => {
    const volume = readNifti(writeNifti({ shape: [2, 3, 2], values, sform: ras }));
    const signal = AbortSignal.abort(new Error("enough"));
    await expect(volume.findRange({ signal })).rejects.toThrow("enough");
    expect(await volume.findRange()).toEqual(readNifti(writeNifti({ shape: [2, 3, 2], values })).range);
  });

  it.each([-1, 2, 0.5, Number.NaN])("has no slice %s", (index) => {
    const volume = readNifti(writeNifti({ shape: [2, 3, 2], values, sform: ras }));
    expect(() => volume.slice(index)).toThrow(expect.objectContaining({ code: "ERR_INVALID_ARGUMENT" }) as Error);
  });

  it.each([-(2n ** 63n), -1n, 0n, 2n ** 53n + 1n, 2n ** 63n - 1n])("rounds the integer %s of 64 bits once", (value) => {
    const bytes = new Uint8Array(BigInt64Array.of(value).buffer);
    const big = bytes.slice().reverse();
    expect(voxelReader(bytes, "int64", true)(0)).toBe(Number(value));
    expect(voxelReader(big, "int64", false)(0)).toBe(Number(value));
    expect(voxelReader(bytes, "uint64", true)(0)).toBe(Number(BigInt.asUintN(64, value)));
  });

  it("compares gzip data with their checksum", () => {
    const packed = gzipSync(writeNifti({ shape: [2, 3, 2], values, sform: ras }));
    packed[packed.length - 8] = (packed[packed.length - 8] as number) ^ 1;
    expect(() => readNifti(packed)).toThrow("differ from their checksum");
  });

  it("reads gzip data, and only as much as the header asks for", () => {
    const file = writeNifti({ shape: [2, 3, 2], values, sform: ras });
    const long = new Uint8Array(file.length + 1_000_000);
    long.set(file);
    expect([...readNifti(gzipSync(long)).slice(1)]).toEqual([121, 21, 111, 11, 101, 1]);
  });

  it.each<readonly [string, Uint8Array, string]>([
    ["a text", new TextEncoder().encode("x".repeat(400)), "is none"],
    ["a cut file", writeNifti({ shape: [2, 3, 2], values }).subarray(0, -1), "truncated"],
    ["cut gzip data", gzipSync(writeNifti({ shape: [2, 3, 2], values })).subarray(0, -20), "cut off"],
    ["a giant", writeNifti({ shape: [30_000, 30_000, 30_000], values }), "more voxels"],
    ["a giant in gzip data", gzipSync(writeNifti({ shape: [1000, 1000, 900], values })), "shorter than its header"],
    ["no voxels", writeNifti({ shape: [2, 0, 2], values }), "no voxels"],
    ["colours", writeNifti({ shape: [2, 3, 2], values, type: 128 }), "colours"],
    ["no rotation", writeNifti({ shape: [2, 3, 2], values, quaternion: [0.8, 0.8, 0] }), "no rotation"],
    ["a slope alone", writeNifti({ shape: [2, 3, 2], values, slope: 2, intercept: Number.NaN }), "not finite"],
  ])("refuses %s", (_, bytes, message) => {
    expect(() => readNifti(bytes)).toThrow(message);
    expect(() => readNifti(bytes)).toThrow(expect.objectContaining({ code: "ERR_IMAGE_DECODE" }) as Error);
  });

  it("is told from other files", () => {
    expect(isNifti(writeNifti({ shape: [2, 3, 2], values }))).toBe(true);
    expect(isNifti(new Uint8Array(1000))).toBe(false);
  });
});

const header = (lines: string): Uint8Array => new TextEncoder().encode(`NRRD0004\n${lines}\n\n`);
const geometry =
  "space: left-posterior-superior\nspace directions: (2,0,0) (0,3,0) (0,0,4)\nsizes: 2 3 2\ndimension: 3";
const withData = (head: Uint8Array, data: Uint8Array): Uint8Array => Uint8Array.from([...head, ...data]);
const voxels = new Uint8Array(Int16Array.from(values).buffer);

describe("readNrrd", () => {
  it.each<readonly [string, Uint8Array]>([
    ["raw", withData(header(`${geometry}\ntype: short\nendian: little\nencoding: raw`), voxels)],
    ["gzip", withData(header(`${geometry}\ntype: int16\nendian: little\nencoding: gzip`), gzipSync(voxels))],
    [
      "text",
      withData(header(`${geometry}\ntype: short\nencoding: ascii`), new TextEncoder().encode(values.join("\n"))),
    ],
  ])("reads %s data", async (_, bytes) => {
    const volume = await readNrrd(bytes);
    expect(volume).toMatchObject({ size: [2, 3, 2], spacing: [2, 3, 4], orientation: "LPS" });
    expect([...volume.slice(1)]).toEqual([1, 101, 11, 111, 21, 121]);
  });

  it.each([
    ['"m" "m" "m"', 1000, "they were made millimetres"],
    ['"um" "µm" "micron"', 0.001, "they were made millimetres"],
    ['"px" "px" "px"', 1, "not known"],
    ['"mm" "mm" "mm"', 1, undefined],
  ])("makes millimetres of the units %s", async (units, scale, note) => {
    const head = header(`${geometry}\nspace units: ${units}\ntype: short\nendian: little\nencoding: raw`);
    const volume = await readNrrd(withData(head, voxels));
    expect(volume.spacing).toEqual([2 * scale, 3 * scale, 4 * scale]);
    expect(volume.notes).toEqual(note === undefined ? [] : [expect.stringContaining(note)]);
  });

  it.each([undefined, "a.nrrd", new ArrayBuffer(9)])("refuses %s, as the other reader does", async (bytes) => {
    const refusal = { code: "ERR_INVALID_ARGUMENT" };
    await expect(readNrrd(bytes as never)).rejects.toMatchObject(refusal);
    expect(() => readNifti(bytes as never)).toThrow(expect.objectContaining(refusal) as Error);
  });

  it("takes no text of the file for a field, and leaves out what the header says", async () => {
    const fields = `${geometry}\ntype: short\nendian: little\nencoding: raw`;
    const lying = await readNrrd(withData(header(`${fields}\nspace:=RAS\nsizes:=9 9 9\nendian:=big`), voxels));
    expect(lying).toMatchObject({ size: [2, 3, 2], orientation: "LPS" });
    expect([...lying.slice(1)]).toEqual([1, 101, 11, 111, 21, 121]);
    const before = new TextEncoder().encode("a line\n***");
    const skipped = withData(header(`${fields}\nline skip: 1\nbyte skip: 3`), withData(before, voxels));
    expect([...(await readNrrd(skipped)).slice(1)]).toEqual([1, 101, 11, 111, 21, 121]);
    for (const skip of ["byte skip: -1", "line skip: 1.5", "byte skip: x"])
      await expect(readNrrd(withData(header(`${fields}\n${skip}`), voxels))).rejects.toThrow(
        "in a way that is not read",
      );
  });

  it("reads a header of brackets in time that grows with its length", async () => {
    const brackets = geometry.replace("(2,0,0)", "(".repeat(200_000));
    const file = withData(header(`${brackets}\ntype: short\nendian: little\nencoding: raw`), voxels);
    await expect(readNrrd(file)).rejects.toThrow("in which space");
  });

  it("reads data beside the header, and never elsewhere", async () => {
    const detached = (name: string): Uint8Array =>
      header(`${geometry}\ntype: short\nendian: little\nencoding: raw\ndata file: ${name}`);
    const asked: string[] = [];
    const dataFile = async (name: string): Promise<Uint8Array> => (asked.push(name), voxels);
    expect((await readNrrd(detached("a/b.raw"), dataFile)).size).toEqual([2, 3, 2]);
    for (const name of ["../x", "a/../../x", "/etc/hostname", "C:\\x", "~/x", "..\\x", "LIST", "x%03d.raw 1 3 1"])
      await expect(readNrrd(detached(name), dataFile), name).rejects.toMatchObject({ code: "ERR_IMAGE_DECODE" });
    expect(asked).toEqual(["a/b.raw"]);
    await expect(readNrrd(detached("b.raw"))).rejects.toThrow("another file");
  });

  it.each([
    ["no mark", new TextEncoder().encode("NRRX0004\n"), "is none"],
    ["no end", new TextEncoder().encode("NRRD0004\ntype: short"), "does not say"],
    ["another encoding", header(`${geometry}\ntype: short\nendian: little\nencoding: bzip2`), "not read: bzip2"],
    ["no order of bytes", header(`${geometry}\ntype: short\nencoding: raw`), "order of its bytes"],
    ["another order of bytes", header(`${geometry}\ntype: short\nendian: middle\nencoding: raw`), "neither little nor"],
    ["a space of JavaScript", header(geometry.replace("left-posterior-superior", "constructor")), "does not say"],
    [
      "axes without a direction",
      withData(header(`${geometry.replace("(0,3,0)", "(0,0,0)")}\ntype: short\nendian: little\nencoding: raw`), voxels),
      "do not span the space",
    ],
    ["another space", header(geometry.replace("left-posterior-superior", "scanner-xyz")), "does not say"],
    [
      "cut data",
      withData(header(`${geometry}\ntype: short\nendian: little\nencoding: raw`), voxels.subarray(1)),
      "truncated",
    ],
    ["block data", header(`${geometry}\ntype: block\nencoding: raw`), "type that is not read"],
  ])("refuses %s", async (_, bytes, message) => {
    await expect(readNrrd(bytes)).rejects.toThrow(message);
    await expect(readNrrd(bytes)).rejects.toMatchObject({ code: "ERR_IMAGE_DECODE" });
  });
});
