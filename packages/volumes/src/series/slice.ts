import { type DicomFile, type DicomFrame, functionalGroup, openDicom, rescaleOf } from "@medgemma/dicom";
import { refused } from "../refuse.js";
import { type Place, placeOf, positionOf, type Vector } from "./geometry.js";

/** A file that can be read again: a series does not keep the pixels of all its slices. */
export interface SeriesFile {
  readonly bytes: (options?: { readonly signal?: AbortSignal | undefined }) => Promise<Uint8Array>;
  /** Whether its name hides it: it is left out, with a note. */
  readonly isHidden?: boolean;
}

/** What of a slice is kept. */
export interface Slice {
  readonly file: SeriesFile;
  readonly frame: number;
  /** SOP Instance UID of its file. */
  readonly instance: string | undefined;
  readonly instanceNumber?: number;
  readonly place?: Place;
  /** Of a slice without directions: its place is not known. */
  readonly position?: Vector;
  /** Of slices that differ in it the rescaled values count. */
  readonly rescale: string;
  /** Columns and rows. */
  readonly size: string;
  /** Pixel Spacing, where the file says it. */
  readonly pixelSpacing?: readonly number[];
}

/** What is kept of each frame of a file. */
export function slicesOf(file: SeriesFile, dicom: DicomFile): readonly Slice[] {
  const { attributes, format } = dicom;
  const number = attributes.decimal("x00200013");
  const size = `${format.columns} × ${format.rows}`;
  return Array.from({ length: dicom.frameCount }, (_, frame): Slice => {
    const place = placeOf(attributes, frame);
    const position = place === undefined ? positionOf(attributes, frame) : undefined;
    const pixelSpacing =
      attributes.decimals("x00280030") ?? functionalGroup(attributes, frame, "x00289110")?.decimals("x00280030");
    return {
      ...{ file, frame, instance: instanceOf(dicom), rescale: JSON.stringify(rescaleOf(attributes, frame) ?? null) },
      ...{ size, ...(pixelSpacing !== undefined && { pixelSpacing }) },
      ...(number !== undefined && { instanceNumber: number }),
      ...(place !== undefined && { place }),
      ...(position !== undefined && { position }),
    };
  });
}

/** SOP Instance UID, if there is one. */
function instanceOf({ attributes }: DicomFile): string | undefined {
  return attributes.text("x00080018");
}

/** The file that was opened last stays open, for those of several frames. */
export class OpenFiles {
  #open: { readonly file: SeriesFile; readonly dicom: DicomFile } | undefined;

  async frame({ file, frame, instance }: Slice, signal: AbortSignal | undefined): Promise<DicomFrame> {
    signal?.throwIfAborted();
    if (this.#open?.file !== file) {
      const dicom = openDicom(await file.bytes({ signal }));
      if (instanceOf(dicom) !== instance)
        throw refused("A file of the series", "is another one than when the study was read");
      this.#open = { file, dicom };
    }
    return this.#open.dicom.frame(frame, signal === undefined ? {} : { signal });
  }
}
