import { inflateSync } from "node:zlib";
import type { RgbImage } from "@medgemma/core";

/** Reads a PNG of 8-bit RGB without interlacing, which the reference images are. */
export function readPng(png: Buffer): RgbImage {
  const width = png.readUInt32BE(16);
  const height = png.readUInt32BE(20);
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    const isData = png.toString("latin1", at + 4, at + 8) === "IDAT";
    if (isData) parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  const raw = inflateSync(Buffer.concat(parts));
  const line = width * 3;
  const data = new Uint8Array(line * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < line; x++) {
      const pixel = (row: number, column: number): number => (column < 0 ? 0 : (data[row * line + column] ?? 0));
      const neighbours = { left: pixel(y, x - 3), up: pixel(y - 1, x), corner: pixel(y - 1, x - 3) };
      const filter = raw.readUInt8(y * (line + 1));
      data[y * line + x] = raw.readUInt8(y * (line + 1) + 1 + x) + predict(filter, neighbours);
    }
  }
  return { width, height, data };
}

function predict(filter: number, { left, up, corner }: { left: number; up: number; corner: number }): number {
  if (filter === 0) return 0;
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  const estimate = left + up - corner;
  const far = (value: number): number => Math.abs(estimate - value);
  if (far(left) <= far(up) && far(left) <= far(corner)) return left;
  return far(up) <= far(corner) ? up : corner;
}
