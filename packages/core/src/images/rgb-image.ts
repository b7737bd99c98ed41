/** An image as 8-bit RGB, row-major, `data.length === width * height * 3`. */
export interface RgbImage {
  /** Width in pixels, at least 1. */
  readonly width: number;
  /** Height in pixels, at least 1. */
  readonly height: number;
  readonly data: Uint8Array | Uint8ClampedArray;
  /** What must be known of the image, as its reader noticed it: it is nearly black, for example. Goes into provenance. */
  readonly notes?: readonly string[];
}

/**
 * How an image is brought to the square that the model sees.
 *
 * - `stretch`: resized to the square, aspect ratio not kept (the default of Hugging Face transformers).
 * - `pad`: zero-padded to a centred square first (Google's training pipeline; needed for bounding boxes).
 */
export type ImageFit = "stretch" | "pad";
