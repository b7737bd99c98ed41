import type { RgbImage } from "@medgemma/core";

export interface ImageRequest {
  readonly id: number;
  /** A new image; without it the last one is fitted again. */
  readonly file?: Blob;
  /** Side of the square that the model receives, in pixels. */
  readonly size: number;
}

export interface ImageReply {
  readonly id: number;
  readonly image?: RgbImage;
  /** The original, and what the model receives. */
  readonly views?: readonly [ImageBitmap, ImageBitmap];
  readonly problem?: string;
}
