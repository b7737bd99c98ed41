import { damagedJpeg } from "./damaged-jpeg.js";
import type { JpegSegment } from "./jpeg-segments.js";

export interface JpegComponent {
  readonly id: number;
  /** Blocks of an interleaved unit, across and down. */
  readonly across: number;
  readonly down: number;
  readonly quantization: number;
  /** Blocks of the component alone, across and down. */
  readonly blocksAcross: number;
  readonly blocksDown: number;
}

/** A frame header (ITU-T T.81, B.2.2). */
export interface JpegFrame {
  readonly progressive: boolean;
  readonly components: readonly JpegComponent[];
  /** Interleaved units, across and down. */
  readonly unitsAcross: number;
  readonly unitsDown: number;
}

/** @throws {ImageDecodeError} when the header is not valid. */
export function readJpegFrame({ marker, content }: JpegSegment): JpegFrame {
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  const [height, width] = [view.getUint16(1), view.getUint16(3)];
  const listed = Array.from({ length: content[5] ?? 0 }, (_, index) => {
    const [id = 0, factors = 0, quantization = 0] = content.subarray(6 + 3 * index);
    return { id, across: factors >> 4, down: factors & 15, quantization };
  });
  const isFactor = (factor: number): boolean => factor >= 1 && factor <= 4;
  const areValid = listed.every(
    ({ across, down, quantization }) => isFactor(across) && isFactor(down) && quantization <= 3,
  );
  if (!areValid || new Set(listed.map(({ id }) => id)).size < listed.length)
    throw damagedJpeg("its frame is not valid");
  const mostAcross = Math.max(...listed.map(({ across }) => across));
  const mostDown = Math.max(...listed.map(({ down }) => down));
  return {
    progressive: marker === 0xc2,
    unitsAcross: Math.ceil(width / (8 * mostAcross)),
    unitsDown: Math.ceil(height / (8 * mostDown)),
    components: listed.map((component) => ({
      ...component,
      blocksAcross: Math.ceil(Math.ceil((width * component.across) / mostAcross) / 8),
      blocksDown: Math.ceil(Math.ceil((height * component.down) / mostDown) / 8),
    })),
  };
}
