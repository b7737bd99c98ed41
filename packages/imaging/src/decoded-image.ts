import type { RgbImage, SampleRange } from "@medgemma/core";

/** An image and what was noticed when it was read. */
export interface DecodedImage extends RgbImage {
  /** The samples as the file has them; after conversion to RGB for CMYK. Those of fewer than 8 bits count as 8-bit ones. */
  readonly range: SampleRange;
  /**
   * Sentences for people: only a part of the range is used, nothing can be seen, the first of several pages was read. Empty
   * when there is nothing to say. Tasks put them into the provenance of their results.
   */
  readonly notes: readonly string[];
}
