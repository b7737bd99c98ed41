import { describe, expect, it } from "vitest";
import { readStudy } from "../index.js";
import { type SliceParts, writeSlice } from "../testing/write-slice.js";

const slices = (count: number, parts: (index: number) => Partial<SliceParts>) =>
  Array.from({ length: count }, (_, index) =>
    writeSlice({ uid: `1.5.${index}`, number: index + 1, z: 5 * index, ...parts(index) }),
  );
const seriesOf = async (files: readonly Uint8Array[]) => (await readStudy(files)).series[0]!;

/** The file without an Instance Number: its tag becomes a private one. */
function withoutNumber(file: Uint8Array): Uint8Array {
  const copy = Buffer.from(file);
  copy.set([0x21], copy.indexOf(Buffer.from([0x20, 0, 0x13, 0, 0x49, 0x53])));
  return new Uint8Array(copy);
}

describe("notes on the geometry of a series", () => {
  it.each<readonly [string, (index: number) => Partial<SliceParts>, string]>([
    ["rows from the patient's left", () => ({ orientation: "-1\\0\\0\\0\\-1\\0" }), "left is at the image's left"],
    ["a tilted gantry", () => ({ orientation: "1\\0\\0\\0\\0.94\\-0.342" }), "as with a tilted gantry"],
    ["slices that move aside", (index) => ({ x: 3 * index }), "shifted against each other"],
    ["pixels that are not square", () => ({ pixelSpacing: "0.5\\2" }), "not square"],
    ["pixels of two sizes", (index) => ({ pixelSpacing: index < 2 ? "1\\1" : "0.5\\0.5" }), "one scale"],
    ["no orientation", () => ({ orientation: "0\\0\\0\\0\\0\\0" }), "do not tell it"],
    ["a missing slice", (index) => ({ z: index < 2 ? 5 * index : 5 * index + 5 }), "some may be missing"],
    ["uneven steps", (index) => ({ z: 5 * index + (index === 2 ? 0.4 : 0) }), "steps are of 4.60 to 5.40 mm."],
  ])("tell %s", async (_, parts, note) => {
    const { notes } = await seriesOf(slices(4, parts));
    expect(notes).toHaveLength(1);
    expect(notes[0]).toContain(note);
  });

  it("are told of a series of one slice, too", async () => {
    const [note] = (await seriesOf(slices(1, () => ({ orientation: "-1\\0\\0\\0\\1\\0" })))).notes;
    expect(note).toContain("left is at the image's left");
  });

  it.each<readonly [string, (index: number) => Partial<SliceParts>]>([
    ["positions that were rounded to a hundredth", (index) => ({ z: Number((0.625 * index).toFixed(2)) })],
    ["directions that are not of length 1", () => ({ orientation: "10\\0\\0\\0\\10\\0" })],
    ["coronal slices from the front", (index) => ({ orientation: "1\\0\\0\\0\\0\\-1", x: 0, z: 0, number: index })],
  ])("are not made of %s", async (_, parts) => {
    const { notes, evenlySpaced } = await seriesOf(slices(20, parts));
    expect(notes.filter((note) => !note.includes("one place"))).toEqual([]);
    expect(evenlySpaced).toBe(true);
  });
});

describe("numbers and positions", () => {
  it.each([
    ["all the same", () => 1],
    ["begun anew", (index: number) => (index % 3) + 1],
  ])("numbers that are %s give no order where there are positions", async (_, number) => {
    const places = [25, 0, 10, 5, 20, 15];
    const series = await seriesOf(slices(6, (index) => ({ number: number(index), z: places[index]! })));
    expect(series.defaultOrder).toBe("position");
    expect(series.order()).toEqual([1, 3, 2, 5, 4, 0]);
    expect(series.notes).toEqual(["Several of its slices have the same number: their positions give the order."]);
  });

  it("positions on a line give the order where no slice tells a direction", async () => {
    const places = [30, 0, 10, 20];
    const lying = (x: (index: number) => number) =>
      slices(4, (index) => ({ uid: `1.6.${index}`, z: places[index]!, x: x(index), orientation: "0\\0\\0\\0\\0\\0" }));
    const unnumbered = (files: readonly Uint8Array[]) => files.map((file) => withoutNumber(file));
    const series = await seriesOf(unnumbered(lying(() => 0)));
    expect([series.defaultOrder, series.order(), series.spacing]).toEqual(["position", [1, 2, 3, 0], undefined]);
    expect(series.notes).toEqual([expect.stringContaining("do not tell it")]);
    const scattered = await seriesOf(unnumbered(lying((index) => (index === 2 ? 50 : 0))));
    expect(scattered.notes.at(-1)).toContain("it may be wrong");
  });

  it("equal numbers without positions are told", async () => {
    const files = ["1.3", "1.4"].map((uid) => writeSlice({ uid, number: 1 }));
    expect((await seriesOf(files)).notes.join()).toContain("no order by position: it may be wrong");
  });

  it("refuses an order that is none", async () => {
    const series = await seriesOf(slices(2, () => ({})));
    expect(() => series.order("x" as "position")).toThrow(expect.objectContaining({ code: "ERR_INVALID_ARGUMENT" }));
  });
});

describe("what a study's files disagree on", () => {
  it("keeps different images of one SOP Instance UID, and leaves out copies", async () => {
    const same = slices(3, (index) => ({ uid: "1.5", brighter: index }));
    expect(await seriesOf([...same, same[0]!])).toMatchObject({
      count: 3,
      notes: ["1 copy of its files left out.", expect.stringContaining("same SOP Instance UID: all are kept")],
    });
  });

  it("tells two names without repeating them", async () => {
    const { notes } = await readStudy(slices(2, (index) => ({ patient: "", name: index === 0 ? "DOE^JANE" : "ROE" })));
    expect(notes).toEqual([
      "Its files differ in the patient's name or birth date: check that they are of one patient.",
    ]);
    const alike = await readStudy(slices(2, (index) => ({ name: index === 0 ? "DOE^JANE" : "Doe^Jane^^" })));
    expect(alike.notes).toEqual([]);
  });

  it("has the day of the images where the study has none", async () => {
    const study = await readStudy(slices(1, () => ({ date: "20240301" })));
    expect(study.moment?.day).toBe(study.day);
  });
});
