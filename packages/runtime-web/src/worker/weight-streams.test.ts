import { expect, it } from "vitest";
import { WeightStreams } from "./weight-streams.js";

const mebibyte = 2 ** 20;

/** Reads as onnxruntime does, with one buffer. */
async function readAll(blob: Blob, onRead: (bytes: number) => void): Promise<number> {
  const reader = blob.stream().getReader({ mode: "byob" });
  let buffer = new ArrayBuffer(mebibyte);
  let sum = 0;
  for (;;) {
    const { done, value } = await reader.read(new Uint8Array(buffer));
    if (value !== undefined) {
      for (const byte of value) sum += byte;
      onRead(value.length);
      buffer = value.buffer;
    }
    if (done) return sum;
  }
}

it("waits for the device after every 32 MiB, over all streams together, and changes no byte", async () => {
  const blob = new Blob([new Uint8Array(20 * mebibyte).fill(1), new Uint8Array(30 * mebibyte).fill(2)]);
  let read = 0;
  const waits: number[] = [];
  const streams = new WeightStreams(async () => void waits.push(read));
  const weights = streams.keep(blob);
  const sums = [];
  for (const part of [weights.slice(0, 20 * mebibyte), weights.slice(20 * mebibyte), weights.slice(0, 20 * mebibyte)]) {
    sums.push(await readAll(part, (bytes) => (read += bytes)));
  }
  expect(sums).toEqual([20 * mebibyte, 60 * mebibyte, 20 * mebibyte]);
  expect(waits).toEqual([32 * mebibyte, 64 * mebibyte]);
});
