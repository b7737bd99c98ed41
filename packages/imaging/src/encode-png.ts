import type { RgbImage } from "@medgemma/core";
import { loadSharp } from "./load-sharp.js";

/**
 * Encodes RGB pixels as an 8-bit PNG file. `decodeImage` of the result gives the same pixels.
 *
 * @throws ImageDecodeError when sharp cannot be loaded.
 */
export async function encodePng({ data, width, height }: RgbImage): Promise<Uint8Array> {
  const sharp = await loadSharp();
  return sharp(data, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer();
}
