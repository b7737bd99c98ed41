import type { RgbImage } from "@medgemma/core";
import { openSlide } from "@medgemma/slides";
import type { GroupResult } from "../group-result.js";
import { checkCases } from "./check-cases.js";
import { hashOf, type ImagingCases, type ImagingReference } from "./imaging-reference.js";

/** Difference of a region's mean that another decoder of JPEG tiles may have. */
const meanTolerance = 0.5;

/** Levels, and the pixels of regions. */
export async function verifySlides(reference: ImagingReference): Promise<GroupResult> {
  return (await checkCases(reference, "slides", compare)).result();
}

async function compare(
  { levels, regions }: ImagingCases["slides"][number],
  place: string,
): Promise<string | undefined> {
  const slide = await openSlide(place);
  if (slide.levels.length !== levels.length) return `${slide.levels.length} levels`;
  for (const [index, { width, height, mpp }] of levels.entries()) {
    const own = slide.levels[index];
    if (own?.width !== width || own.height !== height) return `level ${index}: another size`;
    const told = mpp === undefined || mpp === null ? [] : [mpp].flat();
    if (told.some((each, axis) => Math.abs((own.mpp?.[axis] ?? 0) - each) > 1e-3))
      return `level ${index}: another resolution`;
  }
  for (const { level, sha256, mean, ...region } of regions) {
    const image = await slide.region(level, region);
    if (hashOf(image.data) === sha256) continue;
    const isNear = meanOf(image).every((each, channel) => Math.abs(each - (mean[channel] ?? 0)) <= meanTolerance);
    if (!isNear) return `level ${level} at ${region.x}, ${region.y}: its pixels differ`;
  }
  return undefined;
}

function meanOf({ data }: RgbImage): readonly number[] {
  const sums = [0, 0, 0];
  for (let at = 0; at < data.length; at++) sums[at % 3] = (sums[at % 3] as number) + (data[at] as number);
  return sums.map((sum) => (3 * sum) / data.length);
}
