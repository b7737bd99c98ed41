import type { GroupResult } from "../group-result.js";
import { ImagingReference } from "./imaging-reference.js";
import { verifyBroken } from "./verify-broken.js";
import { verifyDicom } from "./verify-dicom.js";
import { verifySlides } from "./verify-slides.js";
import { verifyCtWindows, verifySampling, verifySeries, verifyVolumes } from "./verify-volumes.js";

/**
 * Compares what image files turn into with a reference index; groups that it lacks are left out.
 *
 * @returns Whether all passed.
 */
export async function verifyImaging(
  folder: string,
  files: string,
  onResult: (result: GroupResult) => void,
): Promise<boolean> {
  const reference = await ImagingReference.open(folder, files);
  const { dicom, series, volumes, slides, broken, sliceSampling, ctWindows } = reference.cases;
  const groups: readonly (readonly [boolean, () => GroupResult | Promise<GroupResult>])[] = [
    [dicom.length > 0, () => verifyDicom(reference)],
    [series.length > 0, () => verifySeries(reference)],
    [volumes.length > 0, () => verifyVolumes(reference)],
    [slides.length > 0, () => verifySlides(reference)],
    [broken.length > 0, () => verifyBroken(reference)],
    ...(sliceSampling === undefined ? [] : [[true, () => verifySampling(sliceSampling)] as const]),
    ...(ctWindows === undefined ? [] : [[true, () => verifyCtWindows(ctWindows)] as const]),
  ];
  let passed = true;
  for (const [isThere, verify] of groups) {
    if (!isThere) continue;
    const result = await verify();
    onResult(result);
    passed &&= result.passed === result.total;
  }
  return passed;
}
