import dicomParser from "dicom-parser";
import type { DicomElement } from "./dicom-element.js";

/**
 * Items of a sequence that was written with the VR `UN` and a length: its value is Implicit VR Little Endian, whatever the file's own form
 * is (PS3.5, 6.2.2). None where the value does not begin as an item does, or cannot be read to its end.
 */
export function itemsOfUnknown(
  bytes: Uint8Array,
  { tag, vr, length, dataOffset, items }: DicomElement,
): NonNullable<DicomElement["items"]> {
  if (items !== undefined) return items;
  // FFFE,E000
  const isItem = [0xfe, 0xff, 0x00, 0xe0].every((byte, at) => bytes[dataOffset + at] === byte);
  if (vr !== "UN" || !isItem || !(length >= 8) || dataOffset + length > bytes.length) return [];
  const element: dicomParser.Element = { tag, vr: "SQ", length, dataOffset };
  try {
    const stream = new dicomParser.ByteStream(dicomParser.littleEndianByteArrayParser, bytes, dataOffset);
    dicomParser.readSequenceItemsImplicit(stream, element);
  } catch {
    return [];
  }
  return element.items ?? [];
}
