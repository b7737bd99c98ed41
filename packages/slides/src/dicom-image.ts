import type { DicomFile } from "@medgemma/dicom";
import { unsignedOf } from "./dicom-numbers.js";
import { refused } from "./refuse.js";

/** An image of a slide: one file, or the parts of a concatenation in the order of their frames (PS3.3, C.7.6.16.2.2.4). */
export type DicomImage = readonly [DicomFile, ...DicomFile[]];

const tags = {
  instance: "x00080018",
  sourceInstance: "x00200242",
  concatenation: "x00209161",
  parts: "x00209163",
  offset: "x00209228",
  columns: "x00480006",
  rows: "x00480007",
} as const;

/**
 * Puts the parts of concatenations together; of a file that is given twice one is taken.
 *
 * @throws {ImageDecodeError} for a concatenation that lacks a part, or whose parts do not fit.
 */
export function imagesOf(files: readonly DicomFile[]): readonly DicomImage[] {
  const images = new Map<string, [DicomFile, ...DicomFile[]]>();
  const seen = new Set<string>();
  for (const [index, file] of files.entries()) {
    const { attributes } = file;
    const instance = attributes.text(tags.instance);
    if (instance !== undefined && seen.has(instance)) continue;
    if (instance !== undefined) seen.add(instance);
    const whole = attributes.text(tags.concatenation) ?? attributes.text(tags.sourceInstance);
    const key = whole === undefined ? `file ${index}` : `concatenation ${whole}`;
    const parts = images.get(key);
    if (parts === undefined) images.set(key, [file]);
    else parts.push(file);
  }
  return [...images].map(([key, parts]) => (key.startsWith("file") ? parts : inOrder(parts)));
}

function inOrder(parts: DicomImage): DicomImage {
  const offsetOf = (file: DicomFile): number => {
    const offset = unsignedOf(file, tags.offset);
    if (offset === undefined) throw refused("is in several files that do not say in which order they are");
    return offset;
  };
  const [first, ...more] = parts.toSorted((a, b) => offsetOf(a) - offsetOf(b)) as [DicomFile, ...DicomFile[]];
  const told = first.attributes.uint16(tags.parts);
  let frames = 0;
  for (const part of [first, ...more]) {
    if (offsetOf(part) !== frames) throw lacking();
    if (formOf(part) !== formOf(first)) throw refused("is in several files that do not fit together");
    frames += part.frameCount;
  }
  if (told !== undefined && told !== 0 && told !== parts.length) throw lacking();
  return [first, ...more];
}

/** What all parts have in common. */
function formOf(file: DicomFile): string {
  const { rows, columns, samplesPerPixel, photometricInterpretation } = file.format;
  const matrix = [unsignedOf(file, tags.columns), unsignedOf(file, tags.rows)];
  return [rows, columns, samplesPerPixel, photometricInterpretation, ...matrix].join(" ");
}

function lacking() {
  return refused("is in several files, of which one is missing or given in two forms", {
    hint: "Give all files of the concatenation.",
  });
}
