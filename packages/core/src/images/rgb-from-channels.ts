import { InvalidArgumentError } from "../errors/invalid-argument-error.js";
import { type ChannelImage, validateChannelImage } from "./channel-image.js";
import type { RgbImage } from "./rgb-image.js";
import { sampleRange } from "./sample-range.js";

/**
 * Which samples become black and white.
 *
 * - `full`: all that the bits can hold: `round(x × 255 / 65535)` for 16 bits, and 8-bit samples as they are (default).
 * - `used`: those that occur: `round((x − lowest) × 255 / (highest − lowest))`, with one lowest and highest for all
 *   colours, so that hues stay. Google's CXR Foundation prepares radiographs so (`rescale_dynamic_range`). An image
 *   whose samples are all equal stays as with `full`.
 * - `clip`: what Pillow's `convert("RGB")` does with 16 bits: grey is clipped at 255, which turns nearly all of a
 *   medical image white; colour keeps its high byte. Only for comparing with Pillow and transformers.
 */
export type PixelRange = "full" | "used" | "clip";

/** Makes the function that turns a sample into a byte. */
function byteOf(image: ChannelImage, range: PixelRange): (sample: number) => number {
  if (range === "used") {
    const { lowest, highest } = sampleRange(image);
    if (lowest < highest) return (sample) => Math.round(((sample - lowest) * 255) / (highest - lowest));
  }
  if (image.depth === 8) return (sample) => sample;
  if (range !== "clip") return (sample) => Math.round(sample / 257);
  return image.channels === 1 ? (sample) => Math.min(sample, 255) : (sample) => sample >> 8;
}

/**
 * Turns decoded samples into RGB. Grey is repeated; alpha is dropped, not composited, as transformers does.
 *
 * @throws InvalidArgumentError when the size, the depth or the number of samples is not valid.
 */
export function rgbFromChannels(image: ChannelImage, options: { readonly range?: PixelRange } = {}): RgbImage {
  const { width, height, channels, data } = image;
  const { range = "full" } = options;
  validateChannelImage(image);
  if (range !== "full" && range !== "used" && range !== "clip") {
    throw new InvalidArgumentError('`range` must be "full", "used" or "clip".');
  }
  const pixels = width * height;
  const out = new Uint8Array(pixels * 3);
  const toByte = byteOf(image, range);
  const green = channels >= 3 ? 1 : 0;
  const blue = channels >= 3 ? 2 : 0;
  for (let i = 0, from = 0, to = 0; i < pixels; i++, from += channels, to += 3) {
    out[to] = toByte(data[from] as number);
    out[to + 1] = toByte(data[from + green] as number);
    out[to + 2] = toByte(data[from + blue] as number);
  }
  return { width, height, data: out };
}
