import type { GreyWindow, ValueRange } from "./model/grey-rules.js";
import type { LookupTable } from "./pixels/lookup-table.js";
import type { Rescale } from "./pixels/modality-values.js";
import type { PixelFormat } from "./pixels/pixel-format.js";
import type { StoredValues } from "./pixels/samples.js";

/** A decoded frame with what is needed to show it. */
export interface DicomFrame {
  /** From 0. */
  readonly index: number;
  readonly width: number;
  readonly height: number;
  /** For example `CT`. */
  readonly modality?: string;
  readonly format: PixelFormat;
  /** Stored values, row by row; three samples a pixel side by side. */
  readonly values: StoredValues;
  /** Whether the values are red, green and blue, whatever the file says: a JPEG's decoder converts them. */
  readonly isRgb: boolean;
  /** `half`: the file has a slope or an intercept without the other. */
  readonly rescale?: Rescale | "half";
  readonly modalityTable?: LookupTable;
  readonly palette?: readonly LookupTable[];
  /** The first window that the file names. */
  readonly window?: GreyWindow;
  /** Stored values that stand for no picture, and count in no range: around a scanned film, outside of a round field. */
  readonly padding?: ValueRange;
  /** Sentences for people on how its pixels were decoded. */
  readonly notes?: readonly string[];
}
