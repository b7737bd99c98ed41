export interface JpegSegment {
  /** The marker's second byte (ITU-T T.81, table B.1). */
  readonly marker: number;
  readonly content: Uint8Array;
}

/** Segments of a JPEG file's header, up to the first scan; stops where it is cut off. */
export function jpegSegments(bytes: Uint8Array): readonly JpegSegment[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const segments: JpegSegment[] = [];
  for (let at = 2; at + 4 <= bytes.length && view.getUint8(at) === 0xff;) {
    const marker = view.getUint8(at + 1);
    // Fill bytes before a marker.
    if (marker === 0xff) {
      at++;
      continue;
    }
    // Start of scan.
    if (marker === 0xda) break;
    const end = at + 2 + view.getUint16(at + 2);
    segments.push({ marker, content: bytes.subarray(at + 4, end) });
    at = end;
  }
  return segments;
}

/** Colour components of a JPEG file, as its frame header tells; undefined without one. */
export function jpegComponents(segments: readonly JpegSegment[]): number | undefined {
  const isFrame = ({ marker }: JpegSegment): boolean =>
    marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
  return segments.find(isFrame)?.content[5];
}
