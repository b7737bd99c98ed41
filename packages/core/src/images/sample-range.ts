import { type ChannelImage, validateChannelImage } from "./channel-image.js";

/** Which samples an image has, before they become bytes. Alpha does not count. */
export interface SampleRange {
  /** Bits of a sample. */
  readonly bitDepth: 8 | 16;
  /** Bits that the highest sample needs: 12 for 12-bit samples in a 16-bit file, 0 when all samples are 0. */
  readonly usedBits: number;
  /** Of all colours. */
  readonly lowest: number;
  readonly highest: number;
}

/**
 * Looks through the samples of an image for the lowest and the highest.
 *
 * @throws InvalidArgumentError when the size, the depth or the number of samples is not valid.
 */
export function sampleRange(image: ChannelImage): SampleRange {
  validateChannelImage(image);
  const { channels, depth, data } = image;
  const colours = channels >= 3 ? 3 : 1;
  let [lowest, highest] = [Infinity, 0];
  for (let pixel = 0; pixel < data.length; pixel += channels) {
    for (let at = pixel; at < pixel + colours; at++) {
      const sample = data[at] as number;
      if (sample < lowest) lowest = sample;
      if (sample > highest) highest = sample;
    }
  }
  return { bitDepth: depth, usedBits: 32 - Math.clz32(highest), lowest, highest };
}
