import type { Attributes, DicomFile } from "@medgemma/dicom";

/** A 32-bit integer (UL, SL) of a data set of the file, or undefined when it has none. */
export function longIn(
  { transferSyntax }: DicomFile,
  attributes: Attributes | undefined,
  { tag, isSigned = false }: { readonly tag: string; readonly isSigned?: boolean },
): number | undefined {
  const value = attributes?.value(tag);
  if (value === undefined || value.length < 4) return undefined;
  const view = new DataView(value.buffer, value.byteOffset, 4);
  return isSigned ? view.getInt32(0, transferSyntax.isLittleEndian) : view.getUint32(0, transferSyntax.isLittleEndian);
}

/** An unsigned 32-bit integer of the file's own data set. */
export function unsignedOf(file: DicomFile, tag: string): number | undefined {
  return longIn(file, file.attributes, { tag });
}
