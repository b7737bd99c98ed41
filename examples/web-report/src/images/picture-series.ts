import { readImage } from "@medgemma/imaging";
import type { OpenedImages } from "./image-series.js";

/** A PNG or JPEG: shown and sent as it is. */
export async function openPicture(file: File, among: number): Promise<OpenedImages> {
  const image = await readImage(file);
  const slice = { image, display: () => ({ image }) };
  return {
    series: [{ facts: { label: "Picture", count: 1, notes: [] }, slice: async () => slice }],
    notes: among > 1 ? [`The first of ${among} pictures is shown.`] : [],
  };
}
