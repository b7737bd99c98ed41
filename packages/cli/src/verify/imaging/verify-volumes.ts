import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { ctImage } from "@medgemma/dicom";
import { readStudy, selectSlices, type Volume, volumeImages } from "@medgemma/volumes";
import { openVolume } from "../../input/open-volume.js";
import { GroupReport, type GroupResult } from "../group-result.js";
import { checkCases } from "./check-cases.js";
import { hashOf, type ImagingCases, type ImagingReference } from "./imaging-reference.js";

/** Order, geometry and the model's view of every slice. */
export async function verifySeries(reference: ImagingReference): Promise<GroupResult> {
  return (await checkCases(reference, "series", compareSeries)).result();
}

async function compareSeries(
  { sameOrientation, spacing, evenlySpaced, sampled, modelInput, count }: ImagingCases["series"][number],
  place: string,
): Promise<string | undefined> {
  const { series } = await readStudy(place);
  const [own] = series;
  if (own === undefined || series.length > 1) return `${series.length} series`;
  if (own.count !== count) return `${own.count} slices`;
  if (own.defaultOrder !== (modelInput.order === "position" ? "position" : "instance-number")) return "another order";
  if (own.sameOrientation !== sameOrientation) return "another orientation";
  if (spacing !== undefined && Math.abs((own.spacing ?? 0) - spacing) > 1e-3) return "another spacing";
  if (evenlySpaced !== undefined && own.evenlySpaced !== evenlySpaced) return "another evenness of its spacing";
  if (Array.isArray(sampled) && selectSlices(count).join() !== sampled.join()) return "other slices are chosen";
  for await (const { index, image } of own.images({ max: count }))
    if (hashOf(image.data) !== modelInput.slices[index]) return `slice ${index}: the model's view differs`;
  return undefined;
}

/** Orientation, values and the model's view of NIfTI and NRRD files. */
export async function verifyVolumes(reference: ImagingReference): Promise<GroupResult> {
  return (await checkCases(reference, "volumes", compareVolume)).result();
}

async function compareVolume(expected: ImagingCases["volumes"][number], place: string): Promise<string | undefined> {
  const volume = await openVolume(place, await readFile(place));
  if (volume.orientation !== expected.orientation) return `orientation ${volume.orientation}`;
  if (volume.size.join() !== expected.rasShape.join()) return `size ${volume.size.join(" × ")}`;
  if (volume.spacing.some((each, axis) => Math.abs(each - (expected.rasSpacing[axis] ?? 0)) > 1e-4))
    return "another spacing";
  if (volume.volumes !== expected.volumes) return `${volume.volumes} volumes`;
  if (hashOf(rasValues(volume)) !== expected.rasFloat32) return "its values differ";
  for (const kind of ["ct", "mr"] as const) {
    const hash = createHash("sha256");
    for await (const { image } of volumeImages(volume, kind, { max: volume.size[2] })) hash.update(image.data);
    if (expected[kind] !== undefined && hash.digest("hex") !== expected[kind].all)
      return `the model's view as ${kind.toUpperCase()} differs`;
  }
  return undefined;
}

/** Values in RAS order, x the fastest. */
function rasValues(volume: Volume): Float32Array {
  const [columns, rows, slices] = volume.size;
  const values = new Float32Array(columns * rows * slices);
  for (let slice = 0; slice < slices; slice++) {
    const own = volume.slice(slice);
    const end = (slice + 1) * columns * rows - 1;
    // −0 becomes 0.
    for (let at = 0; at < own.length; at++) values[end - at] = (own[at] as number) + 0;
  }
  return values;
}

/** Which slices are chosen of how many. */
export function verifySampling(cases: NonNullable<ImagingCases["sliceSampling"]>): GroupResult {
  const report = new GroupReport("slice-sampling");
  for (const [count, indices] of Object.entries(cases.indices))
    report.check(selectSlices(Number(count)).join() === indices.join(), `${count} slices`);
  return report.result();
}

/** Every Hounsfield unit through the three windows. */
export function verifyCtWindows({ hu: [low, high], sha256 }: NonNullable<ImagingCases["ctWindows"]>): GroupResult {
  const report = new GroupReport("ct-windows");
  const units = Float64Array.from({ length: high - low + 1 }, (_, index) => low + index);
  const { data } = ctImage(units, { width: units.length, height: 1 });
  report.check(hashOf(data) === sha256, "the table differs");
  return report.result();
}
