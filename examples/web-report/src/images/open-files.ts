import type { OpenedImages, OpenOptions } from "./image-series.js";
import { openPicture } from "./picture-series.js";

/**
 * Reads what was given: a picture, DICOM files, a zip of them, a NIfTI or NRRD volume. What reads medical files is loaded when there are
 * some, so that whoever only shows pictures does without.
 *
 * @throws the SDK's typed errors.
 */
export async function openFiles(files: readonly File[], options: OpenOptions): Promise<OpenedImages> {
  const [first] = files;
  if (first !== undefined && (await areAllPictures(files))) return openPicture(first, files.length);
  const { openStudy } = await import("./dicom-series.js");
  if (first === undefined || files.length > 1) return openStudy(files, options);
  const bytes = await headOf(first, 1024);
  const { isDicom } = await import("@medgemma/dicom");
  const { isZip } = await import("@medgemma/volumes");
  if (isDicom(bytes) || isZip(bytes)) return openStudy(files, options);
  const { isVolumeFile, openVolume } = await import("./volume-series.js");
  return isVolumeFile(first, bytes) ? openVolume(first) : openPicture(first, 1);
}

const png = [0x89, 0x50, 0x4e, 0x47];
const jpeg = [0xff, 0xd8, 0xff];

/** In a folder of DICOM files the first tells already that they are none. */
async function areAllPictures(files: readonly File[]): Promise<boolean> {
  for (const file of files) {
    const bytes = await headOf(file, 4);
    if (!startsWith(bytes, png) && !startsWith(bytes, jpeg)) return false;
  }
  return true;
}

async function headOf(file: File, length: number): Promise<Uint8Array> {
  return new Uint8Array(await file.slice(0, length).arrayBuffer());
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, at) => bytes[at] === byte);
}
