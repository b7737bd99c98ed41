import { describe, expect, it } from "vitest";
import { openSlide } from "./index.js";
import type { Slide } from "./slide.js";
import { type DicomPage, type Element, groups, oneSlide, writeDicomSlide } from "./testing/write-dicom-slide.js";

type Colour = readonly [number, number, number];
const red: Colour = [255, 0, 0];
const green: Colour = [0, 255, 0];
const blue: Colour = [0, 0, 255];

/** A level in tiles of 16, all of one colour. */
const level = (side: number, colour = red, more: readonly Element[] = []): Uint8Array =>
  page({ width: side, height: side, frames: Array.from({ length: (side / 16) ** 2 }, () => colour), more });

const page = (given: Partial<DicomPage>): Uint8Array =>
  writeDicomSlide({ width: 32, height: 32, tile: 16, frames: [red, red, red, red], ...given });

async function pixelAt(slide: Slide, x: number, y: number): Promise<readonly number[]> {
  return [...(await slide.region(0, { x, y, width: 1, height: 1 })).data];
}

async function expectRefused(files: readonly Uint8Array[], message: string): Promise<void> {
  const opened = openSlide(files);
  await expect(opened).rejects.toMatchObject({ code: "ERR_IMAGE_DECODE" });
  await expect(opened).rejects.toThrow(message);
}

const spacing = (millimetres: string): Element => [
  "52009229",
  "SQ",
  groups([[["00289110", [["00280030", "DS", `${millimetres}\\${millimetres}`]]]]]),
];

describe("a slide of DICOM files", () => {
  it("may be its smallest level alone, and has no resolution of 0", async () => {
    expect((await openSlide(level(32, red, [spacing("0.029")]))).levels[0]?.magnification).toBeCloseTo(10 / 29, 9);
    expect((await openSlide(level(32, red, [spacing("0")]))).levels[0]?.magnification).toBeUndefined();
  });

  it("has a level for each file, with its own resolution", async () => {
    const slide = await openSlide([level(32, red, [spacing("0.001")]), level(64, red, [spacing("0.0005")])]);
    expect(slide.levels.map(({ width, mpp, magnification }) => [width, mpp?.[0], magnification])).toEqual([
      [64, 0.5, 20],
      [32, 1, 10],
    ]);
    expect(slide.notes).toEqual([]);
  });

  it("takes a file that is given twice once", async () => {
    const file = level(32);
    expect((await openSlide([file, file])).levels).toHaveLength(1);
  });

  it("is that of one slide", async () => {
    for (const [tag] of oneSlide) {
      const other: Element = [tag, "UI", "1.9"];
      await expectRefused([level(64), level(32, blue, [other])], "more than one slide");
    }
    const patient = (id: string): readonly Element[] => [["00100020", "LO", id]];
    const two = [level(64, red, patient("DOE-JANE")), level(32, blue, patient("ROE"))];
    await expectRefused(two, "their patient, study");
    await expect(openSlide(two)).rejects.not.toThrow("DOE");
  });

  it.each([
    ["00080008", "CS", "ORIGINAL\\PRIMARY\\LABEL\\NONE"],
    ["00080008", "CS", "ORIGINAL\\PRIMARY\\OVERVIEW\\NONE"],
    ["00080008", "CS", "DERIVED\\PRIMARY\\THUMBNAIL\\RESAMPLED"],
    ["00080008", "CS", "ORIGINAL\\PRIMARY\\LOCALIZER\\NONE"],
    ["00480010", "CS", "YES"],
  ] as const)("has no label and no overview among its levels: %s %s %s", async (...element) => {
    const slide = await openSlide([level(64), level(32, blue, [element])]);
    expect(slide.levels.map(({ width }) => width)).toEqual([64]);
    await expectRefused([level(32, blue, [element])], "labels and overviews only");
  });

  it("leaves out an image of another form, and says so", async () => {
    const overview = page({ width: 48, height: 16, frames: [blue, blue, blue] });
    const slide = await openSlide([level(64), overview]);
    expect(slide.levels.map(({ width }) => width)).toEqual([64]);
    expect(slide.notes).toContain("It has an image that is no smaller copy of its largest one: it is not read.");
  });

  it("refuses other files among its own", async () => {
    await expectRefused([level(32), new TextEncoder().encode("notes of the day")], "among its DICOM files");
  });
});

describe("a concatenation", () => {
  const part = (number: number, offset: number, colour: Colour): Uint8Array =>
    page({
      frames: [colour, colour],
      more: [
        ["00209161", "UI", "1.2.8"],
        ["00209162", "US", number],
        ["00209163", "US", 2],
        ["00209228", "UL", offset],
      ],
    });

  it("is one level", async () => {
    const slide = await openSlide([part(2, 2, blue), part(1, 0, red)]);
    expect(slide.levels).toHaveLength(1);
    expect(await pixelAt(slide, 20, 4)).toEqual(red);
    expect(await pixelAt(slide, 4, 20)).toEqual(blue);
  });

  it("is told by the instance that its parts are of, too", async () => {
    const source: Element = ["00200242", "UI", "1.2.7"];
    const files = [0, 2].map((offset) => page({ frames: [red, red], more: [source, ["00209228", "UL", offset]] }));
    expect((await openSlide(files)).levels).toHaveLength(1);
  });

  it("is refused without one of its parts", async () => {
    await expectRefused([part(1, 0, red)], "one is missing");
    await expectRefused([part(1, 0, red), part(2, 3, red)], "one is missing");
  });
});

describe("sizes that a DICOM slide says", () => {
  const sized = (columns: number, rows: number): readonly Element[] => [
    ["00480006", "UL", columns],
    ["00480007", "UL", rows],
  ];

  it("go with its frames", async () => {
    await expectRefused([page({ more: sized(4_294_967_295, 4_294_967_295) })], "4294967295 × 4294967295");
    await expectRefused([page({ more: sized(0, 0) })], "0 × 0");
    await expectRefused([page({ more: sized(64, 64) })], "has 4 frames where its size asks for 16 tiles");
    await expectRefused([page({ more: sized(16, 16) })], "has 4 frames where its size asks for 1 tiles");
  });

  it("ask for no memory where there is one tile of many", async () => {
    const sparse: readonly Element[] = [...sized(2 ** 24, 2 ** 24), ["00209311", "CS", "TILED_SPARSE"], at([1, 1])];
    const slide = await openSlide([page({ frames: [red], more: sparse })]);
    await expect(slide.patches({ size: 16 }).next()).rejects.toMatchObject({ code: "ERR_IMAGE_DECODE" });
    await expect(slide.patches().next()).rejects.toMatchObject({ code: "ERR_IMAGE_DECODE" });
  });
});

/** Positions of frames: column, row, height and optical path. */
function at(...frames: readonly (readonly [number, number, string?, string?])[]): Element {
  const items = frames.map(([column, row, focus = "0", path = "1"]) => [
    ["0048021a", position(column, row, focus)] as const,
    ["00480207", [["00480106", "SH", path]]] as const,
  ]);
  return ["52009230", "SQ", groups(items)];
}

function position(column: number, row: number, focus: string): readonly Element[] {
  return [
    ["0048021e", "SL", column],
    ["0048021f", "SL", row],
    ["0040074a", "DS", focus],
  ];
}

describe("several frames of one tile", () => {
  const sparse: Element = ["00209311", "CS", "TILED_SPARSE"];
  const chosen = "It has several focal planes or optical paths: one of each tile is read.";
  const one = { width: 16, height: 16 };

  it("give the focal plane nearest to 0, with a note", async () => {
    const focal = at([1, 1, "-0.01"], [1, 1, "0"], [1, 1, "0.01"]);
    const slide = await openSlide(page({ ...one, frames: [red, green, blue], more: [sparse, focal] }));
    expect(await pixelAt(slide, 0, 0)).toEqual(green);
    expect(slide.notes).toContain(chosen);
  });

  it("give the first optical path, with a note", async () => {
    const paths = at([1, 1, "0", "a"], [1, 1, "0", "b"]);
    const slide = await openSlide(page({ ...one, frames: [red, blue], more: [sparse, paths] }));
    expect(await pixelAt(slide, 0, 0)).toEqual(red);
    expect(slide.notes).toContain(chosen);
  });

  it("give the first plane where their order tells them apart", async () => {
    const planes: Element = ["00480303", "UL", 2];
    const slide = await openSlide(page({ ...one, frames: [red, blue], more: [planes] }));
    expect(await pixelAt(slide, 0, 0)).toEqual(red);
    expect(slide.notes).toContain(chosen);
  });

  it("are one level where each plane has a file", async () => {
    const plane = (focus: string): Element => ["00480008", "SQ", [[["0040074a", "DS", focus]]]];
    const slide = await openSlide([level(32, blue, [plane("0.01")]), level(32, red, [plane("0")])]);
    expect(slide.levels).toHaveLength(1);
    expect(await pixelAt(slide, 0, 0)).toEqual(red);
    expect(slide.notes).toContain("It has several images of one size, such as focal planes: the first is read.");
  });

  it("are no note where there is one", async () => {
    const frames = [red, green, blue, red];
    const slide = await openSlide(page({ frames, more: [sparse, at([1, 1], [17, 1], [1, 17], [17, 17])] }));
    expect(await pixelAt(slide, 4, 20)).toEqual(blue);
    expect(slide.notes).not.toContain(chosen);
  });

  it("are refused outside of the image", async () => {
    await expectRefused([page({ frames: [red], more: [sparse, at([65, 1])] })], "outside of its image");
  });
});

it("refuses grey of 16 bits, which each tile would stretch by itself", async () => {
  const grey: readonly Element[] = [
    ["00280002", "US", 1],
    ["00280004", "CS", "MONOCHROME2"],
    ["00280100", "US", 16],
    ["00280101", "US", 16],
    ["00280102", "US", 15],
    ["7fe00010", "OW", new Uint8Array(2 * 4 * 256)],
  ];
  await expectRefused([page({ more: grey })], "8 bits");
});
