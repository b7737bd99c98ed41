import { breather, InvalidArgumentError, type RgbImage, SharedWork } from "@medgemma/core";
import {
  type DicomFrame,
  type PromptFacts,
  rangeOfFrames,
  rescaled,
  ruleOf,
  toRgbImage,
  type ToRgbImageOptions,
} from "@medgemma/dicom";
import { refused } from "../refuse.js";
import { defaultMaxSlices, selectSlices } from "../select-slices.js";
import type { SliceImage, SliceImagesOptions } from "../volume-images.js";
import { OpenFiles, type Slice } from "./slice.js";
import { stackOf } from "./slice-stack.js";

/** How slices follow each other. */
export type SliceOrder = "instance-number" | "position";

export interface SeriesImagesOptions extends SliceImagesOptions {
  /**
   * `instance-number` as Google's notebooks; `position` along the direction of the slices. Default: by numbers where each slice has one of
   * its own, or where there are no positions.
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
  readonly #hasNumbers: boolean;
  readonly #hasEqualNumbers: boolean;
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
    const { projected, sameOrientation, spacing, evenlySpaced, notes: ofStack } = stackOf(slices);
    this.#projected = projected;
    this.sameOrientation = sameOrientation;
    this.spacing = spacing;
    this.evenlySpaced = evenlySpaced;
    const numbers = slices.flatMap(({ instanceNumber, frame }) =>
      instanceNumber === undefined ? [] : [`${instanceNumber} ${frame}`],
    );
    this.#hasNumbers = numbers.length === slices.length;
    this.#hasEqualNumbers = new Set(numbers).size < numbers.length;
    this.notes = [...notes, ...ofStack, ...this.#orderNotes()];
  }

  /** Slices there are. */
  get count(): number {
    return this.#slices.length;
  }

  /** The order in which slices are shown when nobody asks for another. */
  get defaultOrder(): SliceOrder {
    const isNumbered = this.#hasNumbers && !this.#hasEqualNumbers;
    return isNumbered || this.#projected === undefined ? "instance-number" : "position";
  }

  /** Places of slices as they were given, in an order. */
  order(by: SliceOrder = this.defaultOrder): readonly number[] {
    if (by !== "instance-number" && by !== "position")
      throw new InvalidArgumentError('`order` is "instance-number" or "position".');
    const keys =
      by === "position"
        ? this.#projected
        : this.#slices.map(({ instanceNumber = Number.MAX_VALUE / 1e5, frame }) => instanceNumber * 1e4 + frame);
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

  #orderNotes(): readonly string[] {
    if (this.#slices.length < 2) return [];
    if (this.#hasEqualNumbers)
      return [
        this.#projected === undefined
          ? "Several of its slices have the same number, and they have no order by position: it may be wrong."
          : "Several of its slices have the same number: their positions give the order.",
      ];
    if (!this.#hasNumbers && this.#projected === undefined)
      return ["Not all of its slices have a number, and they have no order by position: it may be wrong."];
    if (this.#projected === undefined || this.defaultOrder === "position" || this.#agrees()) return [];
    return [
      "Its slices run the other way, or in another order, by their numbers than by their positions. Numbers count.",
    ];
  }

  /** Whether the order by numbers is that by positions. */
  #agrees(): boolean {
    const byPosition = this.order("position");
    return this.order("instance-number").every((place, index) => place === byPosition[index]);
  }
}
