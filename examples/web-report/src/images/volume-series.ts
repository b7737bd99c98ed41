import { ctImage, mrImage } from "@medgemma/dicom";
import { isNifti, isNrrd, readNifti, readNrrd, type Volume, type VolumeKind } from "@medgemma/volumes";
import type { DisplayedSlice, ImageSeries, ImageSlice, OpenedImages, ViewWindow } from "./image-series.js";

/** Gzip data tell nothing before they are inflated, so that the name counts. */
export function isVolumeFile({ name }: File, head: Uint8Array): boolean {
  return isNrrd(head) || isNifti(head) || /\.nii\.gz$/i.test(name);
}

/** A NIfTI or NRRD file does not say what it shows: the user does, as between series. */
export async function openVolume(file: File): Promise<OpenedImages> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const volume = isNrrd(bytes) ? await readNrrd(bytes) : readNifti(bytes);
  const series = [toImageSeries(volume, "ct"), toImageSeries(volume, "mr")];
  return { series, notes: [], question: "The file does not say what it shows: CT or MR?" };
}

const kinds = {
  ct: { label: "1: taken for a CT", preparation: "Three CT windows as red, green and blue, as the model was trained." },
  mr: {
    label: "2: taken for an MR",
    preparation: "From the lowest to the highest value of the volume, as the model was trained.",
  },
} as const;

function toImageSeries(volume: Volume, kind: VolumeKind): ImageSeries {
  const [width, height, count] = volume.size;
  const { label, preparation } = kinds[kind];
  const usual = kind === "ct" ? { center: 40, width: 400 } : wholeRange(volume);
  return {
    facts: { label: `${label}, ${count} images`, count, notes: volume.notes },
    async slice(index): Promise<ImageSlice> {
      const values = volume.slice(index);
      const image =
        kind === "ct" ? ctImage(values, { width, height }) : mrImage(values, { width, height, range: volume.range });
      return { image, preparation, display: (window = usual) => displayed(values, { width, height }, window) };
    },
  };
}

function displayed(
  values: Float64Array,
  size: { readonly width: number; readonly height: number },
  window: ViewWindow,
): DisplayedSlice {
  const [low, high] = [window.center - window.width / 2, window.center + window.width / 2];
  const clipped = values.map((value) => Math.max(low, Math.min(high, value)));
  return { image: mrImage(clipped, { ...size, range: { low, high } }), window };
}

function wholeRange({ range: { low, high } }: Volume): ViewWindow {
  return { center: Math.round((low + high) / 2), width: Math.max(1, Math.round(high - low)) };
}
