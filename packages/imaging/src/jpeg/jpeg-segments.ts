export interface JpegSegment {
  /** The marker's second byte (ITU-T T.81, table B.1). */
  readonly marker: number;
  /** Marker, length, content and, after the start of a scan, its coded data. */
  readonly whole: Uint8Array;
  readonly content: Uint8Array;
}

/** Segments of a JPEG file from after its start mark to its end mark; stops where it is cut off or no marker follows. */
export function jpegSegments(bytes: Uint8Array): readonly JpegSegment[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const segments: JpegSegment[] = [];
  for (let at = 2; at + 2 <= bytes.length && view.getUint8(at) === 0xff;) {
    const marker = view.getUint8(at + 1);
    // Fill bytes before a marker.
    if (marker === 0xff) {
      at++;
      continue;
    }
    if (marker === 0xd9) {
      segments.push({ marker, whole: bytes.subarray(at, at + 2), content: bytes.subarray(at, at) });
      break;
    }
    const length = at + 4 <= bytes.length ? view.getUint16(at + 2) : 0;
    const contentEnd = at + 2 + length;
    if (length < 2 || contentEnd > bytes.length) break;
    const end = marker === 0xda ? endOfCodedData(bytes, contentEnd) : contentEnd;
    segments.push({ marker, whole: bytes.subarray(at, end), content: bytes.subarray(at + 4, contentEnd) });
    at = end;
  }
  return segments;
}

/** Coded data goes on over stuffed bytes (FF 00) and restart marks (FF D0 to D7). */
function endOfCodedData(bytes: Uint8Array, start: number): number {
  for (let at = bytes.indexOf(0xff, start); at >= 0; at = bytes.indexOf(0xff, at)) {
    const next = bytes[at + 1];
    if (next === undefined) break;
    if (next === 0 || (next >= 0xd0 && next <= 0xd7)) at += 2;
    else if (next === 0xff) at++;
    else return at;
  }
  return bytes.length;
}
