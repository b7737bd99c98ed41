import { crc32, ImageDecodeError } from "@medgemma/core";

export interface PngChunk {
  readonly type: string;
  /** Length, type, content and check sum. */
  readonly whole: Uint8Array;
  readonly content: Uint8Array;
}

/**
 * Splits a PNG file up to its end mark.
 *
 * @throws {ImageDecodeError} when the file is cut off, or a chunk's check sum is wrong, of whatever kind it is.
 */
export function pngChunks(bytes: Uint8Array): readonly PngChunk[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks: PngChunk[] = [];
  for (let at = 8; ;) {
    const end = at + 12 <= bytes.length ? at + 12 + view.getUint32(at) : Infinity;
    if (end > bytes.length) throw new ImageDecodeError("The PNG file is cut off.", { hint: "Give a complete file." });
    const checked = bytes.subarray(at + 4, end - 4);
    if (crc32(checked) !== view.getUint32(end - 4)) {
      throw new ImageDecodeError("The PNG file is damaged: a check sum is wrong.", { hint: "Get the file again." });
    }
    const type = String.fromCharCode(...checked.subarray(0, 4));
    chunks.push({ type, whole: bytes.subarray(at, end), content: checked.subarray(4) });
    if (type === "IEND") return chunks;
    at = end;
  }
}
