import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { openDicom } from "./dicom-file.js";
import { phiReport } from "./metadata/phi-report.js";
import { type ChangedElements, implicitItems, type ImplicitItem, withElements } from "./testing/with-elements.js";

const read = (name: string) => readFileSync(fileURLToPath(new URL(`../test-data/${name}.dcm`, import.meta.url)));
const [ct, film, palette] = [read("ct-explicit"), read("film-inverted"), read("palette")];
const notesOf = (changed: ChangedElements) => openDicom(withElements(ct, changed)).notes;

const scaled: ImplicitItem = { "0028,9145": [{ "0028,1052": "-1024", "0028,1053": "1" }] };
const unscaled: ImplicitItem = { "0020,9113": [{ "0020,0032": "0\\0\\0" }] };
const line = { "0028,1052 DS": undefined, "0028,1053 DS": undefined };

it("tells nothing of an ordinary file", () => expect(notesOf({})).toEqual([]));

it.each<readonly [string, ChangedElements, string]>([
  ["values of another kind", { "0028,1054 LO": "MGML" }, "other than Hounsfield units"],
  ["a slope of 0", { "0028,1053 DS": "0" }, "slope is 0"],
  ["no slope and intercept", line, "It has no rescale slope"],
  ["the patient's left at the left", { "0020,0037 DS": "-1\\0\\0\\0\\1\\0" }, "left is at the image's left"],
  ["pixels that are not square", { "0028,0030 DS": "0.5\\2.0" }, "not square"],
  ["a ratio of pixels' sides", { "0028,0034 IS": "2\\1" }, "not square"],
  ["overlays in unused bits", { "6000,0010 US": 8, "6000,0011 US": 8, "6000,0102 US": 12 }, "overlays"],
])("tells %s", (_, changed, note) => expect(notesOf(changed)).toEqual([expect.stringContaining(note)]));

it.each(["0\\0\\0\\0\\0\\0", "1\\0\\0\\1\\0\\0", "1\\0\\0\\0\\1\\0", "0\\1\\0\\0\\0\\-1"])(
  "tells nothing of sides for the orientation %s",
  (orientation) => expect(notesOf({ "0020,0037 DS": orientation })).toEqual([]),
);

it("tells that a CT's modality table is not used", () => {
  const table = implicitItems([{ "0028,3002": "\x01\0\0\0\x10\0", "0028,3006": "\0\0" }]);
  expect(notesOf({ "0028,3000 UN": table }).join()).toContain("modality table is not used");
});

describe("functional groups of the VR UN", () => {
  const twice = new Uint8Array(2 * 26 * 20 * 2);
  const ofFrames = (frames: readonly ImplicitItem[]) =>
    openDicom(
      withElements(ct, {
        ...line,
        ...{ "0028,0008 IS": String(frames.length), "5200,9230 UN": implicitItems(frames), "7fe0,0010 OW": twice },
      }),
    );

  it("are read as what they are", async () => {
    const file = ofFrames([scaled, scaled]);
    expect(file.notes).toEqual([]);
    expect((await file.frame(1)).rescale).toEqual({ slope: 1, intercept: -1024 });
  });

  it("that lack the rescale of some frames are told", () => {
    expect(ofFrames([scaled, unscaled]).notes).toEqual([
      "Some of its frames have no rescale slope and intercept: stored values are taken for Hounsfield units.",
    ]);
  });

  it("are looked into for what tells who the patient is", () => {
    const request = implicitItems([{ "0032,1032": "HILL^DR" }]);
    const { attributes } = openDicom(withElements(ct, { "0040,0275 UN": request }));
    expect(phiReport(attributes).attributes.map(({ name }) => name)).toContain("Requesting Physician");
  });

  it("of another content are no sequences", () => {
    const { attributes } = openDicom(withElements(ct, { "0040,0275 UN": Uint8Array.of(254, 255, 0, 224, 9, 9, 0, 0) }));
    expect(attributes.items("x00400275")).toEqual([]);
  });
});

describe("what is told of an image", () => {
  const imageOf = (bytes: Uint8Array) => openDicom(bytes).image(0);

  it("of one value: that nothing can be seen", async () => {
    const flat = withElements(film, { "7fe0,0010 OW": new Uint8Array(26 * 20 * 2) });
    expect((await imageOf(flat)).notes).toEqual(["All its values are equal: nothing can be seen in it."]);
    expect(await imageOf(film)).not.toHaveProperty("notes");
    const mr = withElements(flat, { "0008,0060 CS": "MR" });
    expect((await imageOf(mr)).notes).toEqual(["All its values are equal: nothing can be seen in it."]);
  });

  it("of a padding far from all values: that it has little contrast", async () => {
    const values = Uint16Array.from({ length: 26 * 20 }, (_, at) => (at < 26 ? 16_383 : at));
    const padded = (value: number) =>
      withElements(film, { "0028,0120 US": value, "7fe0,0010 OW": new Uint8Array(values.buffer) });
    expect((await imageOf(padded(16_383))).notes?.join()).toContain("padding");
    expect(await imageOf(padded(9999))).not.toHaveProperty("notes");
  });

  it("of compressed values of more bits than the header says", async () => {
    const narrow = Buffer.from(read("ct-jpeg-2000"));
    const at = narrow.indexOf(Buffer.from([0x28, 0, 1, 1, 0x55, 0x53]));
    narrow[at + 8] = 8;
    narrow[at + 18] = 7;
    const { notes, values } = await openDicom(narrow).frame(0);
    expect(notes).toEqual([expect.stringContaining("higher bits are left out")]);
    expect(Math.max(...values)).toBeLessThan(256);
    expect(await openDicom(read("ct-jpeg-2000")).frame(0)).not.toHaveProperty("notes");
  });
});

describe("images of few bits", () => {
  it("are shown as they are, with a note", async () => {
    const four = withElements(film, {
      ...{ "0028,0004 CS": "MONOCHROME2", "0028,0100 US": 8, "0028,0101 US": 4, "0028,0102 US": 3 },
      "7fe0,0010 OW": Uint8Array.from({ length: 26 * 20 }, (_, at) => at % 16),
    });
    const { data, notes } = await openDicom(four).image(0);
    expect([0, 1, 15].map((at) => data[3 * at])).toEqual([0, 1, 15]);
    expect(notes).toEqual([expect.stringContaining("4 bits of 8")]);
  });
});

it("shows a frame of dark palette colours as dark as they are", async () => {
  const table = new Uint8Array(Uint16Array.from([0, 100, 180, ...Array<number>(13).fill(60_000)]).buffer);
  const tables = { "0028,1201 OW": table, "0028,1202 OW": table, "0028,1203 OW": table };
  const shown = async (index: number) =>
    (await openDicom(withElements(palette, { ...tables, "7fe0,0010 OB": new Uint8Array(520).fill(index) })).image(0))
      .data[0];
  expect([await shown(1), await shown(3)]).toEqual([0, 234]);
});

describe("arguments of another type", () => {
  it.each([undefined, null, "ct.dcm", new ArrayBuffer(200), [0, 1]])("%s are refused", (bytes) => {
    expect(() => openDicom(bytes as never)).toThrow(expect.objectContaining({ code: "ERR_INVALID_ARGUMENT" }));
  });

  it.each([null, "abdomen", {}, { center: 0, width: 0 }, { center: "40", width: "400" }])(
    "the preset %j is refused, of colours, too",
    async (preset) => {
      for (const bytes of [ct, read("colour-planar")])
        await expect(openDicom(bytes).image(0, { preset: preset as never })).rejects.toMatchObject({
          code: "ERR_INVALID_ARGUMENT",
        });
    },
  );
});
