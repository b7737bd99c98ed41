import type { RgbImage } from "@medgemma/core";
import type { SeriesFacts, ViewWindow } from "./images/image-series.js";

/** Reads files; what was asked before is given up. */
export interface OpenRequest {
  readonly type: "open";
  /** Every choice of files has its own; replies to earlier ones no longer count. */
  readonly id: number;
  readonly files: readonly File[];
}

/** Shows a slice of what was opened. */
export interface ShowRequest extends SlicePlace {
  readonly type: "show";
  readonly id: number;
  /** Without it, the one that the file names. */
  readonly window?: ViewWindow;
  /** Side of the square that the model receives, in pixels. */
  readonly size: number;
}

export type ImageRequest = OpenRequest | ShowRequest;

/** A slice of a series, both from 0. */
export interface SlicePlace {
  readonly series: number;
  readonly slice: number;
}

export interface ShownReply {
  readonly type: "shown";
  readonly id: number;
  readonly width: number;
  readonly height: number;
  readonly viewer: ImageBitmap;
  readonly window?: ViewWindow;
  readonly preparation?: string;
  /** What the model receives, when it is another than before. */
  readonly received?: ImageBitmap;
  /** A new slice, for the report. */
  readonly image?: RgbImage;
}

export type ImageReply =
  | { readonly type: "progress"; readonly id: number; readonly done: number; readonly total: number }
  | {
      readonly type: "opened";
      readonly id: number;
      readonly series: readonly SeriesFacts[];
      readonly notes: readonly string[];
      /** What the user has to choose among the series first. */
      readonly question?: string;
    }
  | ShownReply
  | { readonly type: "failed"; readonly id: number; readonly problem: string };
