import { describe, expect, it } from "vitest";
import { openSlide } from "./index.js";
import { type TiffPage, writeTiff } from "./testing/write-tiff.js";

const pink = [200, 60, 150] as const;
const page = (width: number, height: number, more: Partial<TiffPage> = {}): TiffPage => ({
  ...{ width, height, tile: 64, pixel: () => pink },
  ...more,
});

const widthsOf = async (...pages: readonly TiffPage[]): Promise<readonly number[]> =>
  (await openSlide(writeTiff(pages))).levels.map(({ width }) => width);

describe("tiled images of a TIFF", () => {
  it("are no levels when they have another form than the largest", async () => {
    const slide = await openSlide(writeTiff([page(512, 384), page(256, 192), page(300, 200), page(64, 128)]));
    expect(slide.levels.map(({ width }) => width)).toEqual([512, 256]);
    expect(slide.notes).toContain("It has an image that is no smaller copy of its largest one: it is not read.");
  });

  it("may be rounded to pixels, or to whole tiles", async () => {
    expect(await widthsOf(page(511, 301), page(127, 75), page(32, 18))).toEqual([511, 127, 32]);
    expect(await widthsOf(page(640, 448), page(320, 256), page(128, 128))).toEqual([640, 320]);
  });

  it("are no levels when they are marked as a mask or a macro", async () => {
    expect(await widthsOf(page(512, 256), page(256, 128, { subfile: 9 }), page(128, 64, { subfile: 5 }))).toEqual([
      512,
    ]);
  });

  it("are no base when they are marked as a reduced image", async () => {
    expect(await widthsOf(page(512, 256), page(600, 600, { subfile: 1 }), page(256, 128, { subfile: 1 }))).toEqual([
      512, 256,
    ]);
  });

  it("are levels though their description speaks of a label or a macro", async () => {
    for (const description of ["prostate H&E, label removed", "label free imaging", "Macro lens\nno label", "x\nmacro"])
      expect(await widthsOf(page(512, 256, { description }), page(256, 128))).toEqual([512, 256]);
  });

  it.each([
    "label 256x128",
    "macro 256x128",
    "Label",
    "Aperio Image Library v11\r\nlabel 256x128",
    "Aperio\nmacro 1x1",
  ])("are no levels when their description is Aperio's of a label or macro: %j", async (description) => {
    expect(await widthsOf(page(512, 256), page(256, 128, { description }))).toEqual([512]);
  });
});

describe("the resolution of a TIFF", () => {
  const mppOf = async (...pages: readonly TiffPage[]): Promise<readonly (number | undefined)[]> =>
    (await openSlide(writeTiff(pages))).levels.map(({ mpp }) => mpp?.[0]);

  it("is that of the largest level that says one, scaled", async () => {
    expect(await mppOf(page(512, 256), page(256, 128, { perCentimetre: 10_000 }))).toEqual([0.5, 1]);
    const repeated = { perCentimetre: 20_000 };
    expect(await mppOf(page(512, 256, repeated), page(256, 128, repeated))).toEqual([0.5, 1]);
  });

  it("is unknown, with a note, when no microscope has it", async () => {
    const slide = await openSlide(writeTiff([page(512, 256, { perCentimetre: 28 })]));
    expect(slide.levels[0]).toMatchObject({ mpp: undefined, magnification: undefined });
    expect(slide.notes).toEqual([
      "The size of its pixels that it says cannot be that of a microscope: its largest level counts as 40×.",
    ]);
  });
});

describe("tiles of a TIFF", () => {
  const region = { x: 0, y: 0, width: 1, height: 1 };

  it.each([6, 8, 5])(
    "of photometric %i are refused where they are not compressed as a picture",
    async (photometric) => {
      const opened = openSlide(writeTiff([page(64, 64, { photometric })]));
      await expect(opened).rejects.toThrow("other colours");
      await expect(opened).rejects.toMatchObject({ code: "ERR_IMAGE_DECODE" });
    },
  );

  it("are read again after a read has failed", async () => {
    const bytes = writeTiff([page(128, 64)]);
    let fails = false;
    const flaky = new Blob([Uint8Array.from(bytes)]);
    const slice = flaky.slice.bind(flaky);
    flaky.slice = (...range) => {
      if (fails) throw new Error("the disk is gone");
      return slice(...range);
    };
    const slide = await openSlide(flaky);
    fails = true;
    await expect(slide.region(0, region)).rejects.toMatchObject({ code: "ERR_INVALID_ARGUMENT" });
    fails = false;
    expect([...(await slide.region(0, region)).data]).toEqual(pink);
  });
});
