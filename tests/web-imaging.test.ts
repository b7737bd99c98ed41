import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ImageFit } from "@medgemma/core";
import { decodeImage } from "@medgemma/imaging";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasReference, radiograph, referenceFolder, root } from "./fixture.js";
import { hasChromium } from "./web/chromium.js";
import type { Sdk } from "./web/page.js";
import { serveTestPage, type ServedTestPage } from "./web/test-page.js";

declare const sdk: Sdk;

const testData = join(root, "packages/imaging/test-data");

interface Case {
  readonly image: string;
  readonly sha256: string;
}

interface ResizedCase extends Case {
  readonly name: string;
  readonly fit: ImageFit;
  readonly size: number;
}

interface SixteenBitCase {
  readonly image: string;
  readonly scaled: string;
  readonly pillow: string;
}

function casesOf<T>(file: string): readonly T[] {
  return (JSON.parse(readFileSync(file, "utf8")) as { readonly cases: readonly T[] }).cases;
}

const sha256 = (data: Uint8Array | Uint8ClampedArray): string => createHash("sha256").update(data).digest("hex");

let served: ServedTestPage;

interface Asked {
  readonly url: string;
  readonly clip?: boolean;
  readonly resize?: { readonly size: number; readonly fit: ImageFit };
  /** Cuts the file off after so many bytes. */
  readonly keep?: number;
}

/** Decodes a file in the page; returns size and digest of its pixels, or the error's code. */
const decode = (asked: Asked): Promise<{ readonly size: readonly number[]; readonly sha256: string } | string> =>
  served.page.evaluate(async ({ url, clip, resize, keep }) => {
    try {
      const file = await (await fetch(url)).blob();
      const decoded = await sdk.imaging.readImage(keep === undefined ? file : file.slice(0, keep), {
        ...(clip === true && { range: "clip" }),
      });
      const image = resize === undefined ? decoded : sdk.core.fitImage(decoded, resize.size, resize.fit);
      return { size: [decoded.width, decoded.height], sha256: await sdk.core.sha256Hex(Uint8Array.from(image.data)) };
    } catch (error) {
      return (error as { code?: string }).code ?? String(error);
    }
  }, asked);

describe.runIf(hasChromium())("images in Chromium", () => {
  beforeAll(async () => {
    served = await serveTestPage({
      "/data/": testData,
      "/assets/": join(root, "examples/assets"),
      "/shared/": join(referenceFolder, ".."),
    });
  });
  afterAll(() => served.close());

  it.each(casesOf<Case>(join(testData, "decoded.json")))(
    "$image equals Pillow",
    async ({ image, sha256: expected }) => {
      expect(await decode({ url: `data/${image}` })).toMatchObject({ sha256: expected });
    },
  );

  it.each(casesOf<SixteenBitCase>(join(testData, "sixteen-bit.json")))("$image, 16 bits", async (reference) => {
    const url = `data/${reference.image}`;
    expect(await decode({ url })).toMatchObject({ sha256: reference.scaled });
    expect(await decode({ url, clip: true })).toMatchObject({ sha256: reference.pillow });
  });

  it.each(casesOf<ResizedCase>(join(testData, "pixels.json")))("resized: $name", async (reference) => {
    const { size, fit } = reference;
    const asked = { url: `data/${reference.image}`, clip: true, resize: { size, fit } };
    expect(await decode(asked)).toMatchObject({ sha256: reference.sha256 });
  });

  const photographs = [
    { url: "assets/chest-xray.png", file: radiograph },
    ...(hasReference()
      ? ["png", "jpg"].map((type) => ({
          url: `shared/images/chest-xray.${type}`,
          file: join(referenceFolder, `../images/chest-xray.${type}`),
        }))
      : []),
  ].filter(({ file }) => existsSync(file));

  it.each(photographs)("$url has the pixels that Node sees", async ({ url, file }) => {
    const { width, height, data } = await decodeImage(readFileSync(file));
    expect(await decode({ url })).toEqual({ size: [width, height], sha256: sha256(data) });
  });

  it("refuses what is damaged, cut off or of another kind", async () => {
    const png = readFileSync(join(testData, "pixels/up.png"));
    expect(await decode({ url: "data/pixels/up.png", keep: png.length >> 1 })).toBe("ERR_IMAGE_DECODE");
    expect(await decode({ url: "data/pixels/jpeg-444.jpg", keep: 3000 })).toBe("ERR_IMAGE_DECODE");
    expect(await decode({ url: "data/pixels/cmyk.jpg" })).toBe("ERR_IMAGE_DECODE");
    expect(await decode({ url: "data/pixels.json" })).toBe("ERR_IMAGE_DECODE");
    expect(await decode({ url: "data/pixels/up.png", keep: 0 })).toBe("ERR_IMAGE_DECODE");
    served.site.flip = { path: "/data/pixels/up.png", at: png.length >> 1 };
    expect(await decode({ url: "data/pixels/up.png" })).toBe("ERR_IMAGE_DECODE");
    served.site.flip = undefined;
  });

  it("takes bytes and data: URLs, with the notes that Node gives", async () => {
    const file = readFileSync(join(testData, "pixels/gray-16-bit.png"));
    const expected = await decodeImage(file);
    const found = await served.page.evaluate(async (base64) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const sources = [bytes, bytes.buffer, new Blob([bytes]), `data:image/png;base64,${base64}`];
      return Promise.all(
        sources.map(async (source) => {
          const { range, notes, data } = await sdk.imaging.readImage(source);
          return { range, notes, sha256: await sdk.core.sha256Hex(Uint8Array.from(data)) };
        }),
      );
    }, file.toString("base64"));
    const { range, notes, data } = expected;
    expect(found).toEqual(Array.from({ length: 4 }, () => ({ range, notes, sha256: sha256(data) })));
  });

  it.each([
    ["pixels/cmyk.jpg", "a JPEG with CMYK colours, which is not read in browsers"],
    ["formats/lossy.webp", "a WebP image, which is not read in browsers"],
    ["formats/grey.tif", "a TIFF image, which is not read in browsers"],
    ["formats.json", "a JSON text, which is not read in browsers"],
  ])("names %s", async (file, kind) => {
    const message = await served.page.evaluate(
      (url) => sdk.imaging.readImage(url).catch((error: unknown) => String(error)),
      `data/${file}`,
    );
    expect(message).toContain(`The image file is ${kind}.`);
  });

  it("does not name a file that is not there", async () => {
    const message = await served.page.evaluate(() =>
      sdk.imaging.readImage("nowhere/doe-jane.png").catch((error: unknown) => String(error)),
    );
    expect(message).toContain("404");
    expect(message).not.toContain("doe");
  });
});
