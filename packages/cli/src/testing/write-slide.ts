/** An uncompressed tiled TIFF of one level, 128 pixels wide and high, of tissue throughout. */
export function writeSlide(description: string): Uint8Array {
  const text = new TextEncoder().encode(`${description}\0`.padEnd(64, "\0"));
  const pixels = Uint8Array.from({ length: 3 * 128 * 128 }, (_, at) => [200, 60, 150][at % 3] ?? 0);
  const entries = [
    [256, 4, 1, 128],
    [257, 4, 1, 128],
    [258, 3, 1, 8],
    [259, 3, 1, 1],
    [262, 3, 1, 2],
    [270, 2, text.length, 8],
    [277, 3, 1, 3],
    [322, 4, 1, 128],
    [323, 4, 1, 128],
    [324, 4, 1, 8 + text.length],
    [325, 4, 1, pixels.length],
  ] as const;
  const start = 8 + text.length + pixels.length;
  const whole = new Uint8Array(start + 2 + 12 * entries.length + 4);
  const view = new DataView(whole.buffer);
  whole.set([0x49, 0x49, 42, 0]);
  view.setUint32(4, start, true);
  whole.set(text, 8);
  whole.set(pixels, 8 + text.length);
  view.setUint16(start, entries.length, true);
  for (const [index, [tag, type, count, value]] of entries.entries()) {
    const at = start + 2 + 12 * index;
    view.setUint16(at, tag, true);
    view.setUint16(at + 2, type, true);
    view.setUint32(at + 4, count, true);
    view.setUint32(at + 8, value, true);
  }
  return whole;
}
