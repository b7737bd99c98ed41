import { fitImage, panAndScan, type RgbImage, sha256Hex } from "@medgemma/core";
import { readImage } from "@medgemma/imaging";
import type * as z from "zod";
import { GroupReport, type GroupResult } from "../group-result.js";
import type { ReferenceFolder } from "../reference-folder.js";
import type { panAndScanCases, pixels } from "../reference-schemas.js";

/** Decoding and resizing, byte for byte as Pillow. */
export async function verifyPixels(
  reference: ReferenceFolder,
  { cases }: z.output<typeof pixels>,
): Promise<GroupResult> {
  const report = new GroupReport("pixels");
  const absent = new Set<string>();
  for (const { name, image, fit, size, sha256 } of cases) {
    const file = reference.find(image);
    if (file === undefined) {
      absent.add(image);
      continue;
    }
    // Pillow clips 16-bit grey; the SDK scales it by default, which is right for medical images.
    const fitted = fitImage(await readImage(file, { range: "clip" }), size, fit);
    report.check((await hashOf(fitted)) === sha256, name);
  }
  for (const image of absent) report.note(`not checked, since it is not here: ${image}`);
  return report.result();
}

/** The crops of pan and scan, byte for byte as transformers. */
export async function verifyPanAndScan({ size, cases }: z.output<typeof panAndScanCases>): Promise<GroupResult> {
  const report = new GroupReport("pan-and-scan");
  for (const { width, height, index, crops: count, sha256 } of cases) {
    const image = pattern(width, height, index);
    const crops = panAndScan(image);
    const hashes = await Promise.all([image, ...crops].map((part) => hashOf(fitImage(part, size, "stretch"))));
    report.check(crops.length === count && hashes.join() === sha256.join(), `${width}×${height}`);
  }
  return report.result();
}

function hashOf({ data }: RgbImage): Promise<string> {
  return sha256Hex(Uint8Array.from(data));
}

/** The formula that the reference file states. */
function pattern(width: number, height: number, index: number): RgbImage {
  const data = new Uint8Array(width * height * 3);
  let at = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      data[at++] = (7 * x + 3 * y + index) % 256;
      data[at++] = (x * y + 5 * index) % 256;
      data[at++] = (Math.floor(x / 3) + 2 * y) % 256;
    }
  }
  return { width, height, data };
}
