import { isDicom } from "@medgemma/dicom";
import type { ByteSource } from "./byte-source.js";
import { openDicomSlide } from "./dicom-slide.js";
import { refused } from "./refuse.js";
import { Slide } from "./slide.js";
import { isTiff } from "./tiff.js";
import { openTiffSlide } from "./tiff-slide.js";

/**
 * Opens a slide, told by its first bytes.
 *
 * @param holdable Bytes that there is memory for, where that is known.
 */
export async function openSources(sources: readonly ByteSource[], holdable = Number.POSITIVE_INFINITY): Promise<Slide> {
  const [first] = sources;
  if (first === undefined)
    throw refused("has no file", { hint: "Give the slide's file, or the DICOM files of its levels." });
  const head = await first.read(0, 4096);
  const isPart10 = String.fromCharCode(...head.subarray(128, 132)) === "DICM";
  if (isPart10 || (!isTiff(head) && isDicom(head))) return new Slide(await openDicomSlide(sources, holdable));
  if (!isTiff(head) || sources.length > 1) {
    throw refused("is neither a pyramidal TIFF nor a set of DICOM files", {
      hint: "SVS, TIFF and DICOM slides are read.",
    });
  }
  return new Slide(await openTiffSlide(first));
}
