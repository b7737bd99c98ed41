/** An image as the model receives it. */
export interface PreparedImage {
  /** Side of the square in pixels. */
  readonly size: number;
  /** `size × size × 3` RGB, row-major. */
  readonly pixels: Uint8Array;
  /** SHA-256 of `pixels`, hexadecimal: the key of caches. */
  readonly sha256: string;
}

/** Ordinary token ids. */
export interface TokenSegment {
  readonly type: "tokens";
  readonly ids: Int32Array;
}

/** An image: `tokens` consecutive positions of soft tokens that attend to each other both ways. */
export interface ImageSegment {
  readonly type: "image";
  readonly image: PreparedImage;
  /** Number of soft tokens. */
  readonly tokens: number;
}

export type PromptSegment = TokenSegment | ImageSegment;

/** What a runtime receives: finished token ids and finished pixels. */
export interface PreparedPrompt {
  readonly segments: readonly PromptSegment[];
  /** Positions in all, soft tokens included. */
  readonly length: number;
}
