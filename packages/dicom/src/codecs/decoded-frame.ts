import type { PixelFormat } from "../pixels/pixel-format.js";
import type { CodecValues } from "../pixels/samples.js";

/** What a codec makes of a frame. */
export interface DecodedSamples {
  /** Interleaved. */
  readonly values: CodecValues;
  /** Whether the codec gives red, green and blue, whatever the file says. */
  readonly isRgb?: boolean;
  /** Sentences for people. */
  readonly notes?: readonly string[];
}

/** Decodes the coded bytes of a frame. */
export type FrameDecoder = (coded: Uint8Array, format: PixelFormat) => Promise<DecodedSamples>;
