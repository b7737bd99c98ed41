import { InvalidArgumentError } from "../errors/invalid-argument-error.js";
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
 * Throws unless the samples are as many as the size says, and as wide.
 *
 * @throws InvalidArgumentError
 */
export function validateChannelImage({ width, height, channels, depth, data }: ChannelImage): void {
  validateImageSize(width, height);
  if (![1, 2, 3, 4].includes(channels)) throw new InvalidArgumentError("An image must have 1 to 4 channels.");
  if ((depth === 16) !== data instanceof Uint16Array || (depth !== 8 && depth !== 16)) {
    throw new InvalidArgumentError("An image must have 8-bit samples, or 16-bit samples in a Uint16Array.");
  }
  const samples = width * height * channels;
  if (data.length !== samples) {
    throw new InvalidArgumentError(`The image needs ${samples} samples, not ${data.length}.`);
  }
}
