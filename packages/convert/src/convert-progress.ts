/**
 * What a conversion is doing: hashing the source, running a calibration text through the model, then converting the decoder, the
 * token embeddings and the image encoder.
 */
export type ConvertStage = "hash" | "calibration" | "decoder" | "embeddings" | "vision";

export interface ConvertProgress {
  readonly stage: ConvertStage;
  /** Bytes of the source that were read so far, over all stages; every byte of the weights is read twice, and text weights counted twice more for a calibration. */
  readonly processedBytes: number;
  readonly totalBytes: number;
}
