import { breather, InvalidArgumentError, type RgbImage } from "@medgemma/core";
import { ctImage, mrImage } from "@medgemma/dicom";
import { selectSlices } from "./select-slices.js";
import type { Volume } from "./volume.js";

/** What a volume shows: NIfTI and NRRD files do not say it. */
export type VolumeKind = "ct" | "mr";

/** A slice as the model is to see it. */
export interface SliceImage {
  /** From 0, in the order of the volume or series. */
  readonly index: number;
  readonly image: RgbImage;
}

export interface SliceImagesOptions {
  /** Slices at most, see `selectSlices`. Default 85. */
  readonly max?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
}

/**
 * A volume's axial slices as the model is to see them, from the feet to the head, one after the other: a CT through three windows, an MR from
 * the lowest to the highest value of the volume.
 *
 * @param kind `ct` takes the values for Hounsfield units.
 */
export async function* volumeImages(
  volume: Volume,
  kind: VolumeKind,
  { max, signal, onProgress }: SliceImagesOptions = {},
): AsyncGenerator<SliceImage, void, undefined> {
  if (kind !== "ct" && kind !== "mr") throw new InvalidArgumentError('`kind` is "ct" or "mr".');
  const chosen = selectSlices(volume.size[2], max === undefined ? {} : { max });
  const [width, height] = volume.size;
  const breathe = breather();
  for (const [done, index] of chosen.entries()) {
    await breathe();
    signal?.throwIfAborted();
    const range = kind === "ct" ? undefined : await volume.findRange(signal === undefined ? {} : { signal });
    const values = volume.slice(index);
    const image = range === undefined ? ctImage(values, { width, height }) : mrImage(values, { width, height, range });
    yield { index, image };
    onProgress?.({ done: done + 1, total: chosen.length });
  }
}
