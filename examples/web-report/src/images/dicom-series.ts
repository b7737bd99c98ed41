import { type DicomFrame, type ModelRule, rangeOf, rescaled, ruleOf, toRgbImage } from "@medgemma/dicom";
import { readStudy, type Series } from "@medgemma/volumes";
import { displayFrame } from "./display-frame.js";
import type { ImageSeries, ImageSlice, OpenedImages, OpenOptions, ViewWindow } from "./image-series.js";

/** Reads the DICOM files of one study. */
export async function openStudy(files: readonly File[], options: OpenOptions): Promise<OpenedImages> {
  const { series, notes } = await readStudy(files, options);
  return { series: series.map((one, index) => toImageSeries(one, index + 1)), notes };
}

function toImageSeries(series: Series, number: number): ImageSeries {
  const { count, notes } = series;
  const { modality, bodyPart, view, laterality } = series.facts;
  const what = [modality, bodyPart, view, laterality].filter((part) => part !== undefined);
  return {
    facts: {
      label: `${number}: ${[...what, count === 1 ? "1 image" : `${count} images`].join(", ")}`,
      ...{ count, notes },
      ...(view !== undefined && { view }),
    },
    async slice(index, signal) {
      const frame = await series.frame(index, { signal });
      return toImageSlice(frame, await series.imageOf(frame, { signal }));
    },
  };
}

const preparations: Readonly<Record<ModelRule, string>> = {
  ct: "Three CT windows as red, green and blue, as the model was trained.",
  mr: "From the lowest to the highest value of the series, as the model was trained.",
  radiograph: "All grey values of the file, as the model was trained.",
  colour: "Colours as they are.",
  palette: "Colours as they are.",
};

function toImageSlice(frame: DicomFrame, image: ImageSlice["image"]): ImageSlice {
  const rule = ruleOf(frame);
  const preparation = preparations[rule];
  if (rule === "colour" || rule === "palette") return { image, preparation, display: () => ({ image }) };
  const shown = displayFrame(frame);
  const usual = usualWindow(frame);
  return {
    image,
    preparation,
    display: (window = usual) => ({ image: toRgbImage(shown, { preset: window }), window }),
  };
}

/** The window that the file names; else soft tissue in a CT, and all values elsewhere. */
function usualWindow(frame: DicomFrame): ViewWindow {
  if (frame.window !== undefined) return frame.window;
  if (ruleOf(frame) === "ct") return { center: 40, width: 400 };
  const { low, high } = rangeOf(rescaled(frame).values);
  return { center: Math.round((low + high + 1) / 2), width: Math.max(1, Math.round(high - low + 1)) };
}
