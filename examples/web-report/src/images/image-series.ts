import type { RgbImage } from "@medgemma/core";

/** A window as a radiologist sets it; in a CT in Hounsfield units. */
export interface ViewWindow {
  readonly center: number;
  /** At least 1. */
  readonly width: number;
}

/** A slice as people see it. */
export interface DisplayedSlice {
  readonly image: RgbImage;
  /** The window that it is shown through; undefined where none applies, as with colours. */
  readonly window?: ViewWindow;
}

/** A decoded slice. */
export interface ImageSlice {
  /** What a report is drafted from: the SDK's own preparation, in which no window of the user takes part. */
  readonly image: RgbImage;
  /** How that was made, for people; undefined for pictures, which are taken as they are. */
  readonly preparation?: string;
  /** Shows it through a window, else through the one that the file names. */
  readonly display: (window: ViewWindow | undefined) => DisplayedSlice;
}

/** What the page tells of a series. */
export interface SeriesFacts {
  readonly label: string;
  readonly count: number;
  /** Sentences for people, without anything of the patient. */
  readonly notes: readonly string[];
  /** Projection, of a list of known terms. */
  readonly view?: string;
}

/** Images that belong together and are shown one at a time; a single one counts as a series, too. */
export interface ImageSeries {
  readonly facts: SeriesFacts;
  readonly slice: (index: number, signal: AbortSignal) => Promise<ImageSlice>;
}

/** What was read of the files that were given. */
export interface OpenedImages {
  readonly series: readonly ImageSeries[];
  /** Where nothing tells which of the series counts: the user is asked. */
  readonly question?: string;
  /** What was left out, and why. */
  readonly notes: readonly string[];
}

export interface OpenOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: { readonly done: number; readonly total: number }) => void;
}
