import type { FileKind } from "./file-kind.js";
import { asWindow } from "./magic-kinds.js";

/** Value representations of the first elements of a data set (DICOM PS3.5, 6.2). */
const representations: readonly string[] = [
  "UL",
  "OB",
  "UI",
  "CS",
  "DA",
  "TM",
  "SH",
  "LO",
  "PN",
  "AE",
  "LT",
  "ST",
  "SQ",
];

/** Longest value that a first element has: texts and identifiers. */
const maxLength = 1024;

/**
 * A DICOM data set that lacks the preamble, as older devices wrote it: it begins with an element of group 0002 or 0008,
 * little-endian, with its type (explicit) or its length alone (implicit).
 */
export function dicomWithoutPreamble(bytes: Uint8Array): FileKind | undefined {
  if (bytes.length < 16) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const group = view.getUint16(0, true);
  if (group !== 0x0002 && group !== 0x0008) return undefined;
  const isExplicit = representations.includes(String.fromCharCode(...bytes.subarray(4, 6)));
  const length = view.getUint32(4, true);
  // Then the next element is of the same group or a later one.
  const isImplicit = length <= maxLength && length + 10 <= bytes.length && view.getUint16(8 + length, true) >= group;
  const isElement = view.getUint16(2, true) <= 0x0110 && (isExplicit || (length > 0 && length % 2 === 0 && isImplicit));
  if (!isElement) return undefined;
  return {
    name: "a DICOM file without its preamble, it seems",
    hint: asWindow,
  };
}
