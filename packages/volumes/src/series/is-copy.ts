import { type DicomFile, openDicom } from "@medgemma/dicom";
import type { SeriesFile } from "./slice.js";

/** Place and number of a file in its series: of those that differ in them none is a copy. */
const places = ["x00200013", "x00200032", "x00200037"] as const;

const pixelData = "x7fe00010";

/**
 * Whether a file is another copy of one with the same SOP Instance UID: both say the same place, and their pixel data are equal, or they are
 * compressed in two ways.
 */
export async function isCopy(dicom: DicomFile, other: SeriesFile): Promise<boolean> {
  const second = openDicom(await other.bytes());
  if (places.some((tag) => dicom.attributes.text(tag) !== second.attributes.text(tag))) return false;
  if (dicom.transferSyntax.uid !== second.transferSyntax.uid) return true;
  const [own, its] = [pixelsOf(dicom), pixelsOf(second)];
  return own.length === its.length && own.every((byte, at) => byte === its[at]);
}

/** Encapsulated pixel data stand at the end of a file. */
function pixelsOf({ attributes }: DicomFile): Uint8Array {
  const element = attributes.element(pixelData);
  return attributes.value(pixelData) ?? attributes.bytes.subarray(element?.dataOffset ?? 0);
}
