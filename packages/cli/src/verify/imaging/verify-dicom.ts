import { readFile } from "node:fs/promises";
import { type DicomFile, openDicom } from "@medgemma/dicom";
import type { GroupResult } from "../group-result.js";
import { checkCases, reasonOf } from "./check-cases.js";
import { hashOf, type ImagingCases, type ImagingReference } from "./imaging-reference.js";

type Case = ImagingCases["dicom"][number];

/** JPEG XL: refusing it by name is right, too. */
const mayBeRefused = /^1\.2\.840\.10008\.1\.2\.4\.11[0-2]$|^1\.2\.840\.10008\.1\.2\.8\.1$/;

/** Stored values and the model's view of every frame. */
export async function verifyDicom(reference: ImagingReference): Promise<GroupResult> {
  let refused = 0;
  const report = await checkCases(reference, "dicom", async (each, place) =>
    compare(each, await readFile(place)).catch((error: unknown) => {
      const isNamed = mayBeRefused.test(each.transferSyntax) && reasonOf(error).includes(each.transferSyntax);
      if (!isNamed) throw error;
      refused++;
      return undefined;
    }),
  );
  if (refused > 0) report.note(`${refused} refused by their transfer syntax, which is not decoded`);
  return report.result();
}

/** What differs; undefined when nothing does. */
async function compare(expected: Case, bytes: Uint8Array): Promise<string | undefined> {
  const file = openDicom(bytes);
  if (file.frameCount !== expected.frames) return `${file.frameCount} frames`;
  for (let index = 0; index < file.frameCount; index++) {
    const stored = await compareStored(expected, file, index);
    if (stored === "near") continue;
    if (stored !== "equal") return `frame ${index}: ${stored}`;
    const shown = expected.modelInput?.frames[index];
    if (shown !== undefined && hashOf((await file.image(index)).data) !== shown)
      return `frame ${index}: the model's view differs`;
  }
  return undefined;
}

/** `near`: within the tolerance that other decoders of the syntax have. */
async function compareStored(expected: Case, file: DicomFile, index: number): Promise<string> {
  const { stored, tolerance, samplesPerPixel } = expected;
  if (stored === null || stored === undefined) return "equal";
  const { values, width } = await file.frame(index);
  if (hashOf(values) === stored.frames[index]) return "equal";
  if (tolerance === 0) return "stored values differ";
  // Sample values are those of the first frame.
  const samples = index === 0 ? (stored.first ?? []) : [];
  const off = samples.flatMap(([row = 0, column = 0, ...channels]) =>
    channels.map((value, channel) =>
      Math.abs((values[(row * width + column) * samplesPerPixel + channel] ?? Number.NaN) - value),
    ),
  );
  return off.every((difference) => difference <= tolerance)
    ? "near"
    : "stored values differ by more than the tolerance";
}
