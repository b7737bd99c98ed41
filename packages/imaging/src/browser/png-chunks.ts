export interface PngChunk {
  readonly type: string;
  /** Length, type, content and check sum. */
  readonly whole: Uint8Array;
  readonly content: Uint8Array;
}

/** Splits a PNG file; stops where it is cut off. */
export function pngChunks(bytes: Uint8Array): readonly PngChunk[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks: PngChunk[] = [];
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = view.getUint32(at);
    const end = at + 12 + length;
    if (end > bytes.length) break;
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    chunks.push({ type, whole: bytes.subarray(at, end), content: bytes.subarray(at + 8, end - 4) });
    if (type === "IEND") break;
    at = end;
  }
  return chunks;
}
