import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { zlibSync } from "fflate";
import { describe, expect, it, onTestFinished } from "vitest";
import { openSlide } from "./index.js";
import { tissueMask } from "./tissue.js";
import { type TiffPage, writeTiff } from "./testing/write-tiff.js";

const white = [250, 250, 250] as const;
const pink = [200, 60, 150] as const;

/** Tissue in the right half. */
const page = (width: number, height: number, description?: string): TiffPage => ({
  ...{ width, height, tile: 64 },
  pixel: (x) => (x >= width / 2 ? pink : white),
  ...(description !== undefined && { description }),
});

const aperio = (rest = ""): string => `Aperio Image Library v1\n512x256 |AppMag = 20|MPP = 0.5${rest}`;
const pyramid = (): readonly TiffPage[] => [page(512, 256, aperio()), page(256, 128), page(128, 64)];

/** A small file that says that it is two thousand million pixels wide. */
function giant(): Uint8Array {
  const bytes = writeTiff([page(64, 64)]);
  const view = new DataView(bytes.buffer);
  const width = view.getUint32(4, true) + 2;
  expect(view.getUint16(width, true)).toBe(256);
  view.setUint32(width + 8, 2_000_000_000, true);
  return bytes;
}

async function patchesOf(options: object): Promise<readonly (readonly [number, number])[]> {
  const slide = await openSlide(writeTiff(pyramid()));
  const found: [number, number][] = [];
  for await (const { x, y, image } of slide.patches({ magnification: 20, size: 64, ...options })) {
    expect(image).toMatchObject({ width: 64, height: 64 });
    found.push([x, y]);
  }
  return found;
}

describe("openSlide", () => {
  it("reads a pyramid's levels and regions over the edges of tiles", async () => {
    const slide = await openSlide(writeTiff(pyramid()));
    expect(slide.objectivePower).toBe(20);
    expect(slide.levels.map(({ width, downsample, mpp }) => [width, downsample, mpp?.[0]])).toEqual([
      [512, 1, 0.5],
      [256, 2, 1],
      [128, 4, 2],
    ]);
    const { data } = await slide.region(0, { x: 254, y: 60, width: 4, height: 10 });
    expect([...data.subarray(0, 12)]).toEqual([...white, ...white, ...pink, ...pink]);
    const beyond = await slide.region(2, { x: 126, y: 62, width: 4, height: 4 });
    expect([...beyond.data.subarray(0, 12)]).toEqual([...pink, ...pink, 255, 255, 255, 255, 255, 255]);
  });

  it("reads files of a page and paths, in parts", async () => {
    const folder = await mkdtemp(join(tmpdir(), "medgemma-slides-"));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const path = join(folder, "slide.tif");
    await writeFile(path, writeTiff(pyramid()));
    for (const source of [path, new Blob([Uint8Array.from(writeTiff(pyramid()))])]) {
      const { data } = await (await openSlide(source)).region(1, { x: 200, y: 100, width: 1, height: 1 });
      expect([...data]).toEqual(pink);
    }
    const missing = openSlide(join(folder, "doe-jane.svs"));
    await expect(missing).rejects.toThrow("there is no such file");
    await expect(missing).rejects.not.toThrow("jane");
  });

  it("never takes labels and overviews for the image", async () => {
    const label = { ...page(600, 600, "Aperio\nlabel 600x600"), isStripped: true };
    const tiledLabel = page(640, 640, "label 640x640");
    const slide = await openSlide(writeTiff([...pyramid(), label, tiledLabel]));
    expect(slide.levels.map(({ width }) => width)).toEqual([512, 256, 128]);
  });

  it("chooses the level closest to a magnification", async () => {
    const slide = await openSlide(writeTiff(pyramid()));
    expect([40, 20, 10, 5, 1].map((magnification) => slide.levelAt(magnification))).toEqual([0, 0, 1, 2, 2]);
    const unknown = await openSlide(writeTiff([page(512, 256), page(256, 128)]));
    expect(unknown.notes).toHaveLength(1);
    expect(unknown.levelAt(20)).toBe(1);
    expect(unknown.levels[1]?.magnification).toBeUndefined();
    const byObjective = await openSlide(writeTiff([page(512, 256, "Aperio\n|AppMag = 20"), page(256, 128)]));
    expect(byObjective.notes).toEqual([
      "It does not say how large its pixels are: its largest level counts as 20×, as its objective.",
    ]);
    expect(byObjective.levelAt(20)).toBe(0);
    expect(byObjective.levels[1]?.magnification).toBe(10);
  });

  it.each<readonly [string, Uint8Array, string]>([
    ["a text", new TextEncoder().encode("This is a text, and no slide."), "neither a pyramidal TIFF"],
    ["a picture", writeTiff([{ ...page(64, 64), isStripped: true }]), "no pyramid"],
    ["directories that go round", writeTiff(pyramid(), { isLoop: true }), "go round"],
    ["a cut file", writeTiff(pyramid()).subarray(0, -40), "truncated"],
    ["sizes that no file holds", giant(), "tiles of 64"],
  ])("refuses %s", async (_, bytes, message) => {
    await expect(openSlide(bytes)).rejects.toMatchObject({ code: "ERR_IMAGE_DECODE" });
    await expect(openSlide(bytes)).rejects.toThrow(message);
  });
});

describe("patches", () => {
  it("are those with tissue, in rows from the top", async () => {
    const found = await patchesOf({});
    expect(found).toHaveLength(16);
    expect(found.slice(0, 5)).toEqual([
      [256, 0],
      [320, 0],
      [384, 0],
      [448, 0],
      [256, 64],
    ]);
  });

  it("are drawn by a seed, in the same order", async () => {
    const first = await patchesOf({ max: 5, seed: 1 });
    expect(first).toHaveLength(5);
    expect(await patchesOf({ max: 5, seed: 1 })).toEqual(first);
    expect(await patchesOf({ max: 5, seed: 2 })).not.toEqual(first);
    const all = await patchesOf({});
    expect(all.filter((each) => first.some((other) => other.join() === each.join()))).toEqual(first);
  });

  it("stop when told to, and are none where there is no tissue", async () => {
    await expect(patchesOf({ signal: AbortSignal.abort(new Error("enough")) })).rejects.toThrow("enough");
    const empty = await openSlide(writeTiff([{ ...page(256, 256), pixel: () => white }]));
    await expect(empty.patches({ size: 64 }).next()).rejects.toThrow("no tissue");
  });
});

describe("numbers of patches", () => {
  it.each([
    ...[{ size: 0 }, { size: 0.5 }, { size: 8193 }, { size: "64" }, { max: 0 }, { max: Number.NaN }],
    ...[{ seed: 0.5 }, { seed: -1 }, { seed: Number.NaN }, { seed: 2 ** 32 }],
    ...[{ minTissue: Number.NaN }, { minTissue: -0.1 }, { minTissue: 1.1 }, { minTissue: null }],
    ...[{ magnification: Number.NaN }, { magnification: 0 }, { magnification: Number.POSITIVE_INFINITY }],
  ])("are in their range: not %o", async (options) => {
    await expect(patchesOf(options)).rejects.toMatchObject({ code: "ERR_INVALID_ARGUMENT" });
  });

  it("tell the magnification that a patch has", async () => {
    const slide = await openSlide(writeTiff([page(512, 256, aperio())]));
    const { value } = await slide.patches({ magnification: 5, size: 64 }).next();
    expect(value).toMatchObject({ level: 0, magnification: 20 });
  });

  it("may ask for very many patches", async () => {
    const flat = { ...page(4096, 2048), tile: 4096, pixel: () => pink };
    const coded = { compression: 8, bytes: zlibSync(new Uint8Array(3 * 4096 * 4096).fill(90)) };
    const small = { ...page(256, 128), pixel: () => pink };
    const slide = await openSlide(writeTiff([{ ...flat, coded }, small]));
    let count = 0;
    for await (const { image } of slide.patches({ magnification: 40, size: 4, max: 1 })) count += image.width;
    expect(count).toBe(4);
    await expect(slide.patches({ magnification: 40, size: 1 }).next()).rejects.toThrow("more patches of this size");
  });
});

describe("tissueMask", () => {
  it("takes stained pixels, and neither glass nor black ink", () => {
    const data = Uint8Array.from([...white, ...pink, 5, 0, 5, 200, 190, 60]);
    expect([...tissueMask({ width: 4, height: 1, data })]).toEqual([0, 1, 0, 1]);
  });
});
