import { breather, InvalidArgumentError, type RgbImage, SharedWork } from "@medgemma/core";
import {
  type DicomFile,
  type DicomFrame,
  openDicom,
  type PromptFacts,
  rangeOfFrames,
  rescaled,
  rescaleOf,
  ruleOf,
  toRgbImage,
  type ToRgbImageOptions,
} from "@medgemma/dicom";
import { refused } from "../refuse.js";
import { defaultMaxSlices, selectSlices } from "../select-slices.js";
import type { SliceImage, SliceImagesOptions } from "../volume-images.js";
import { cross, dot, type Place, placeOf, sameDirections } from "./geometry.js";

/** A file that can be read again: a series does not keep the pixels of all its slices. */
export interface SeriesFile {
  readonly bytes: () => Promise<Uint8Array>;
}

/** What of a slice is kept. */
export interface Slice {
  readonly file: SeriesFile;
  readonly frame: number;
  /** SOP Instance UID of its file. */
  readonly instance: string | undefined;
  readonly instanceNumber?: number;
  readonly place?: Place;
  /** Of slices that differ in it the rescaled values count. */
  readonly rescale: string;
}

/** How slices follow each other. */
export type SliceOrder = "instance-number" | "position";

export interface SeriesImagesOptions extends SliceImagesOptions {
  /**
   * `instance-number` as Google's notebooks; `position` along the direction of the slices. Default: by numbers where all slices have one.
   */
  readonly order?: SliceOrder;
  readonly preset?: ToRgbImageOptions["preset"];
}

/** What all files of a series say. */
export interface SeriesHead {
  readonly facts: PromptFacts;
  readonly modality: string | undefined;
}

/** A series of a study: slices that belong together, or single images. */
export class Series {
  readonly facts: PromptFacts;
  readonly modality: string | undefined;
  /** Sentences for people, without anything of the patient. */
  readonly notes: readonly string[];
  /** Whether all slices have the same direction. */
  readonly sameOrientation: boolean;
  /** Millimetres from slice to slice: the median; undefined where they have no common direction. Several images at one place count once. */
  readonly spacing: number | undefined;
  readonly evenlySpaced: boolean | undefined;
  readonly #slices: readonly Slice[];
  readonly #hasSeveralScales: boolean;
  readonly #isRepeated: boolean;
  readonly #projected: readonly number[] | undefined;
  readonly #viewed = new OpenFiles();
  /** Lowest and highest value of all slices, also those that are not shown. */
  readonly #range = new SharedWork((signal) =>
    rangeOfFrames(this.#frames(signal), { isRescaled: this.#hasSeveralScales }),
  );

  /** @internal Use `readStudy`. */
  constructor({ facts, modality }: SeriesHead, slices: readonly Slice[], notes: readonly string[]) {
    this.#slices = slices;
    this.#hasSeveralScales = new Set(slices.map(({ rescale }) => rescale)).size > 1;
    this.facts = facts;
    this.modality = modality;
    const [first] = slices;
    const places = slices.flatMap(({ place }) => place ?? []);
    this.sameOrientation =
      places.length === slices.length && places.every((place) => sameDirections(place, first?.place ?? place));
    const normal = first?.place === undefined ? undefined : cross(first.place.row, first.place.column);
    this.#projected =
      this.sameOrientation && normal !== undefined ? places.map(({ position }) => dot(position, normal)) : undefined;
    const steps = stepsOf(this.#projected ?? []);
    const distances = steps.filter((step) => step > 0.001);
    this.#isRepeated = distances.length < steps.length;
    this.spacing = median(distances);
    this.evenlySpaced = this.#projected === undefined ? undefined : isEven(distances);
    this.notes = [...notes, ...this.#geometryNotes()];
  }

  /** Slices there are. */
  get count(): number {
    return this.#slices.length;
  }

  /** The order in which slices are shown when nobody asks for another. */
  get defaultOrder(): SliceOrder {
    const hasNumbers = this.#slices.every(({ instanceNumber }) => instanceNumber !== undefined);
    return hasNumbers || this.#projected === undefined ? "instance-number" : "position";
  }

  /** Places of slices as they were given, in an order. */
  order(by: SliceOrder = this.defaultOrder): readonly number[] {
    const keys =
      by === "position"
        ? this.#projected
        : this.#slices.map(({ instanceNumber = Infinity, frame }) => instanceNumber * 1e4 + frame);
    if (keys === undefined) {
      throw refused("The series", "has no common direction of slices: it has no order by position", {
        hint: 'Take the order "instance-number".',
      });
    }
    const places = this.#slices.map((_, index) => index);
    return places.toSorted((a, b) => (keys[a] as number) - (keys[b] as number) || a - b);
  }

  /**
   * Slices as the model is to see them, one after the other, so that memory holds one: chosen by `selectSlices`, of an MR all with the range
   * of the whole series.
   */
  async *images({
    order,
    max = defaultMaxSlices,
    preset,
    signal,
    onProgress,
  }: SeriesImagesOptions = {}): AsyncGenerator<SliceImage, void, undefined> {
    const ordered = this.order(order);
    const chosen = selectSlices(ordered.length, { max });
    const shown = { ...(preset !== undefined && { preset }), ...(signal !== undefined && { signal }) };
    const files = new OpenFiles();
    const breathe = breather();
    for (const [done, index] of chosen.entries()) {
      await breathe();
      signal?.throwIfAborted();
      const frame = await files.frame(this.#slices[ordered[index] as number] as Slice, signal);
      yield { index, image: await this.imageOf(frame, shown) };
      onProgress?.({ done: done + 1, total: chosen.length });
    }
  }

  /**
   * A slice, decoded, for a viewer that goes through the series and sets windows of its own. The file that was read last stays in memory.
   *
   * @param index From 0, in the default order.
   * @throws {ImageDecodeError} when its pixel data are damaged.
   */
  async frame(index: number, { signal }: { readonly signal?: AbortSignal } = {}): Promise<DicomFrame> {
    const slice = this.#slices[this.order()[index] ?? -1];
    if (slice === undefined)
      throw new InvalidArgumentError(`There is no slice ${index}: the series has ${this.count}, from 0.`);
    return this.#viewed.frame(slice, signal);
  }

  /** A frame of the series as the model is to see it: an MR with the range of the whole series, as `images` gives it. */
  async imageOf(
    frame: DicomFrame,
    { preset, signal }: Pick<SeriesImagesOptions, "preset" | "signal"> = {},
  ): Promise<RgbImage> {
    const shown = preset === undefined ? {} : { preset };
    if (ruleOf(frame) !== "mr" || (preset ?? "medgemma") !== "medgemma") return toRgbImage(frame, shown);
    const range = await this.#range.get(signal);
    return toRgbImage(this.#hasSeveralScales ? rescaled(frame) : frame, { ...shown, range });
  }

  async *#frames(signal: AbortSignal | undefined): AsyncGenerator<DicomFrame, void, undefined> {
    const files = new OpenFiles();
    const breathe = breather();
    for (const slice of this.#slices) {
      await breathe();
      yield await files.frame(slice, signal);
    }
  }

  #geometryNotes(): readonly string[] {
    const notes: string[] = [];
    if (this.#slices.length < 2) return notes;
    if (!this.sameOrientation) notes.push("Its slices differ in direction, or do not tell it: they make no volume.");
    if (this.#isRepeated) notes.push("It has several images at one place, such as echoes or phases.");
    if (this.evenlySpaced === false)
      notes.push("Its slices are not evenly spaced: some may be missing. None is made up.");
    if (this.#projected !== undefined && this.defaultOrder === "instance-number" && !this.#agrees())
      notes.push(
        "Its slices run the other way, or in another order, by their numbers than by their positions. Numbers count.",
      );
    return notes;
  }

  /** Whether the order by numbers is that by positions. */
  #agrees(): boolean {
    const byPosition = this.order("position");
    return this.order("instance-number").every((place, index) => place === byPosition[index]);
  }
}

/** The file that was opened last stays open, for those of several frames. */
class OpenFiles {
  #open: { readonly file: SeriesFile; readonly dicom: DicomFile } | undefined;

  async frame({ file, frame, instance }: Slice, signal: AbortSignal | undefined): Promise<DicomFrame> {
    signal?.throwIfAborted();
    if (this.#open?.file !== file) {
      const dicom = openDicom(await file.bytes());
      if (instanceOf(dicom) !== instance)
        throw refused("A file of the series", "is another one than when the study was read");
      this.#open = { file, dicom };
    }
    return this.#open.dicom.frame(frame, signal === undefined ? {} : { signal });
  }
}

/** SOP Instance UID, if there is one. */
function instanceOf({ attributes }: DicomFile): string | undefined {
  return attributes.text("x00080018");
}

/** What is kept of each frame of a file. */
export function slicesOf(file: SeriesFile, dicom: DicomFile): readonly Slice[] {
  const { attributes } = dicom;
  const number = attributes.decimal("x00200013");
  return Array.from({ length: dicom.frameCount }, (_, frame): Slice => {
    const place = placeOf(attributes, frame);
    return {
      ...{ file, frame, instance: instanceOf(dicom), rescale: JSON.stringify(rescaleOf(attributes, frame) ?? null) },
      ...(number !== undefined && { instanceNumber: number }),
      ...(place !== undefined && { place }),
    };
  });
}

function stepsOf(projected: readonly number[]): readonly number[] {
  const sorted = projected.toSorted((a, b) => a - b);
  return sorted.slice(1).map((value, index) => value - (sorted[index] as number));
}

function median(steps: readonly number[]): number | undefined {
  if (steps.length === 0) return undefined;
  const sorted = steps.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

function isEven(steps: readonly number[]): boolean {
  const sorted = steps.toSorted((a, b) => a - b);
  return steps.length < 2 || (sorted.at(-1) as number) - (sorted[0] as number) <= 0.01;
}
