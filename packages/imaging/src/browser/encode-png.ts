import type { RgbImage } from "@medgemma/core";

/** Encodes RGB pixels as an 8-bit PNG file. `decodeImage` of the result gives the same pixels. */
export async function encodePng({ data, width, height }: RgbImage): Promise<Uint8Array> {
  const { encode } = await import("fast-png");
  return encode({ data, width, height, channels: 3 });
}
