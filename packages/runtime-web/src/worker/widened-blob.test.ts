import { expect, it } from "vitest";
import { widenedBlob } from "./widened-blob.js";

/** Reads with small buffers, as onnxruntime does with larger ones. */
async function readByob(blob: Blob): Promise<Uint8Array> {
  const reader = blob.stream().getReader({ mode: "byob" });
  const all: number[] = [];
  for (;;) {
    const { done, value } = await reader.read(new Uint8Array(7));
    all.push(...(value ?? []));
    if (done) return Uint8Array.from(all);
  }
}

/** In pieces that end within a value. */
function inPieces(bytes: Uint8Array<ArrayBuffer>): Blob {
  const blob = new Blob([bytes]);
  blob.slice = (start, end) => inPieces(bytes.slice(start, end));
  blob.stream = () =>
    new ReadableStream({
      start(controller) {
        for (let at = 0; at < bytes.length; at += 3) controller.enqueue(bytes.slice(at, at + 3));
        controller.close();
      },
    });
  return blob;
}

const floats = (bytes: Uint8Array): number[] => [...new Float32Array(bytes.slice().buffer)];

it.each([
  ["bfloat16", [0x3f80, 0xbf80, 0x0000, 0x8000, 0x7f7f, 0x0001], [1, -1, 0, -0, 3.3895313892515355e38, 2 ** -133]],
  ["float16", [0x3c00, 0xbc00, 0x0000, 0x8000, 0x7bff, 0x0001], [1, -1, 0, -0, 65_504, 2 ** -24]],
  ["float16", [0x0400, 0x03ff, 0x8200, 0x3555], [2 ** -14, 1023 * 2 ** -24, -(2 ** -15), 0.333251953125]],
] as const)("widens %s exactly, in any pieces", async (type, halves, expected) => {
  const blob = widenedBlob(inPieces(new Uint8Array(Uint16Array.from(halves).buffer)), type);
  expect(blob).toBeInstanceOf(Blob);
  expect(blob.size).toBe(4 * halves.length);
  expect(floats(await readByob(blob))).toEqual(expected);
  expect(floats(new Uint8Array(await blob.arrayBuffer()))).toEqual(expected);
  expect(floats(await readByob(blob.slice(4, 12)))).toEqual(expected.slice(1, 3));
});
