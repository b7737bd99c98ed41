import type { JpegSegment } from "./jpeg/jpeg-segments.js";
import type { Orientation } from "./orient-image.js";

const orientationTag = 0x0112;
const shortType = 3;

/**
 * Reads the orientation from an EXIF block, which is a TIFF file (EXIF 2.32, section 4.5). 1 where there is none, or none
 * that is valid.
 */
export function exifOrientation(tiff: Uint8Array): Orientation {
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  if (tiff.length < 8) return 1;
  const littleEndian = view.getUint16(0) === 0x4949;
  if (!littleEndian && view.getUint16(0) !== 0x4d4d) return 1;
  const directory = view.getUint32(4, littleEndian);
  if (directory + 2 > tiff.length) return 1;
  const entries = view.getUint16(directory, littleEndian);
  for (let entry = 0; entry < entries; entry++) {
    const at = directory + 2 + entry * 12;
    if (at + 12 > tiff.length) return 1;
    if (view.getUint16(at, littleEndian) !== orientationTag) continue;
    const value = view.getUint16(at + 8, littleEndian);
    const isValid = view.getUint16(at + 2, littleEndian) === shortType && value >= 1 && value <= 8;
    return isValid ? (value as Orientation) : 1;
  }
  return 1;
}

/** Orientation of a JPEG file: the first APP1 segment that holds EXIF. */
export function jpegOrientation(segments: readonly JpegSegment[]): Orientation {
  const exif = segments.find(({ marker, content }) => marker === 0xe1 && isExif(content));
  return exif === undefined ? 1 : exifOrientation(exif.content.subarray(6));
}

function isExif(content: Uint8Array): boolean {
  return "Exif\0\0".split("").every((character, index) => content[index] === character.charCodeAt(0));
}
