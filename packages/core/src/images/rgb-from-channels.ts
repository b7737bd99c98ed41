import { InvalidArgumentError } from "../errors/invalid-argument-error.js";
import type { RgbImage } from "./rgb-image.js";
import { validateImageSize } from "./validate-rgb-image.js";

/** Interleaved samples as decoders give them: grey, grey + alpha, RGB, or RGB + alpha. */
export interface ChannelImage {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 2 | 3 | 4;
  /** Bits per sample. */
  readonly depth: 8 | 16;
  /** `width × height × channels` samples; a `Uint16Array` when `depth` is 16. */
  readonly data: Uint8Array | Uint8ClampedArray | Uint16Array;
}

/**
 * How 16-bit samples become 8-bit ones.
 *
 * - `scale`: `round(x / 257)`, so that 0 … 65535 becomes 0 … 255 (default).
 * - `clip`: what Pillow's `convert("RGB")` does: grey is clipped at 255, which turns nearly all of a medical image
 *   white; colour keeps its high byte. Only for comparing with Pillow and transformers.
 */
export type SixteenBit = "scale" | "clip";

/** Makes the function that turns a sample into a byte. */
function byteOf(image: ChannelImage, mode: SixteenBit): (sample: number) => number {
  if (image.depth === 8) return (sample) => sample;
  if (mode === "scale") return (sample) => Math.round(sample / 257);
  return image.channels === 1 ? (sample) => Math.min(sample, 255) : (sample) => sample >> 8;
}

/**
 * Turns decoded samples into RGB. Grey is repeated; alpha is dropped, not composited, as transformers does.
 *
 * @throws InvalidArgumentError when the size, the depth or the number of samples is not valid.
 */
export function rgbFromChannels(image: ChannelImage, options: { readonly sixteenBit?: SixteenBit } = {}): RgbImage {
  const { width, height, channels, depth, data } = image;
  const { sixteenBit = "scale" } = options;
  validateImageSize(width, height);
  if (![1, 2, 3, 4].includes(channels)) throw new InvalidArgumentError("An image must have 1 to 4 channels.");
  if ((depth === 16) !== data instanceof Uint16Array || (depth !== 8 && depth !== 16)) {
    throw new InvalidArgumentError("An image must have 8-bit samples, or 16-bit samples in a Uint16Array.");
  }
  if (sixteenBit !== "scale" && sixteenBit !== "clip") {
    throw new InvalidArgumentError('sixteenBit must be "scale" or "clip".');
  }
  const pixels = width * height;
  if (data.length !== pixels * channels) {
    throw new InvalidArgumentError(`The image needs ${pixels * channels} samples, not ${data.length}.`);
  }
  const out = new Uint8Array(pixels * 3);
  const toByte = byteOf(image, sixteenBit);
  const green = channels >= 3 ? 1 : 0;
  const blue = channels >= 3 ? 2 : 0;
  for (let i = 0, from = 0, to = 0; i < pixels; i++, from += channels, to += 3) {
    out[to] = toByte(data[from] as number);
    out[to + 1] = toByte(data[from + green] as number);
    out[to + 2] = toByte(data[from + blue] as number);
  }
  return { width, height, data: out };
}
