import type { LanguageModel, RgbImage } from "@medgemma/core";

/** A phantom, or a text, with what was drawn and what is asked; see `tools/train-tiny/write_phantoms.py`. */
export interface PhantomCase {
  readonly kind: string;
  readonly images?: readonly string[];
}

export interface Measure {
  /** Answers that were right; for boxes the sum of overlaps. */
  readonly right: number;
  readonly count: number;
}

export interface AccuracyOptions {
  readonly cases: readonly PhantomCase[];
  readonly loadImage: (name: string) => Promise<RgbImage>;
  readonly onProgress?: (done: number, total: number) => void;
  readonly onMistake?: (measure: string, detail: object) => void;
}

export function phantomAccuracy(
  model: LanguageModel,
  options: AccuracyOptions,
): Promise<Readonly<Record<string, Measure>>>;
