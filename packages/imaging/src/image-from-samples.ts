import { type ChannelImage, rgbFromChannels, sampleRange } from "@medgemma/core";
import type { DecodedImage } from "./decoded-image.js";
import type { DecodeImageOptions } from "./decode-image-options.js";
import { type Orientation, orientImage } from "./orient-image.js";
import { refuseStranger } from "./png-palette.js";
import { rangeNotes } from "./range-notes.js";

/** What a file says of its image beside the samples. */
export interface ImageFacts {
  readonly orientation: Orientation;
  /** A colour that no pixel may have, as 0xRRGGBB. */
  readonly stranger?: number | undefined;
  readonly notes?: readonly string[];
}

/** Makes the image of decoded samples: RGB of the range asked for, upright, with what people must know of it. */
export function imageFromSamples(
  samples: ChannelImage,
  { orientation, stranger, notes = [] }: ImageFacts,
  { range = "full" }: DecodeImageOptions,
): DecodedImage {
  if (stranger !== undefined) refuseStranger(rgbFromChannels(samples), stranger);
  const found = sampleRange(samples);
  const rgb = rgbFromChannels(samples, { range });
  const all = [...notes, ...rangeNotes(found, { range, rgb })];
  return { ...orientImage(rgb, orientation), range: found, notes: all };
}
