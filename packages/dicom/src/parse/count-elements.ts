/** How a data set is written. */
export interface ElementForm {
  readonly isImplicit: boolean;
  readonly isLittleEndian: boolean;
}

const longVrs = /^(?:OB|OD|OF|OL|OV|OW|SQ|SV|UC|UN|UR|UT|UV)$/;

/**
 * Counts the elements of a data set's first level by their lengths alone, up to `most`, or to one of undefined length, or to
 * where their tags do not ascend: zeros behind the pixels are no elements.
 */
export function countElements(bytes: Uint8Array, { isImplicit, isLittleEndian }: ElementForm, most: number): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let count = 0;
  let last = -1;
  for (let at = 0; at + 8 <= bytes.length && count < most; count++) {
    const tag = view.getUint16(at, isLittleEndian) * 65_536 + view.getUint16(at + 2, isLittleEndian);
    if (tag <= last) break;
    last = tag;
    const vr = isImplicit ? "" : String.fromCharCode(bytes[at + 4] as number, bytes[at + 5] as number);
    const isLong = longVrs.test(vr);
    if (isLong && at + 12 > bytes.length) break;
    const length = isImplicit
      ? view.getUint32(at + 4, isLittleEndian)
      : isLong
        ? view.getUint32(at + 8, isLittleEndian)
        : view.getUint16(at + 6, isLittleEndian);
    if (length === 0xffffffff) break;
    at += (isLong ? 12 : 8) + length;
  }
  return count;
}
