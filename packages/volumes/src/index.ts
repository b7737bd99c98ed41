import { filesAtPath } from "./files-at-path.js";
import { readStudyWith, type StudySource } from "./read-study.js";
import type { GroupOptions, Study } from "./series/read-study.js";

export * from "./exports.js";

/**
 * Reads the DICOM files of one study: grouped by series, copies and localizers left out with a note. Pixels are decoded when slices are asked
 * for.
 *
 * @param sources Bytes, `File`s, in Node also paths of files and folders; up to four zip archives are opened.
 * @throws {InvalidArgumentError} for files of several studies, or none.
 * @throws {ImageDecodeError} when no file holds an image that can be read.
 */
export async function readStudy(
  sources: StudySource | readonly StudySource[],
  options: GroupOptions = {},
): Promise<Study> {
  return readStudyWith(sources, options, filesAtPath);
}
