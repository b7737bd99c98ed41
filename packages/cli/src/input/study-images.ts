import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { ImageDecodeError, InvalidArgumentError, type RgbImage } from "@medgemma/core";
import type { DicomFile, PromptFacts } from "@medgemma/dicom";
import type { Series, VolumeKind } from "@medgemma/volumes";

/** How studies, volumes and slides become images. */
export interface StudyOptions {
  /** What a NIfTI or NRRD file shows. */
  readonly kind?: VolumeKind | undefined;
  /** Slices or patches at most, of all series together. */
  readonly maxSlices?: number | undefined;
  readonly signal: AbortSignal;
  readonly onProgress: (text: string) => void;
}

/** Images of a source with what its files say. */
export interface StudyImages {
  readonly images: readonly RgbImage[];
  /** Sentences for people. */
  readonly notes: readonly string[];
  /** What may go into a prompt. */
  readonly facts?: PromptFacts;
  /** Days since 1970, to tell which of two studies is the earlier. */
  readonly day?: number;
}

const defaultMax = 85;

/** A folder's or archive's DICOM series. */
export async function imagesOfStudy(path: string, options: StudyOptions): Promise<StudyImages> {
  const { readStudy } = await import("@medgemma/volumes");
  const { signal, onProgress } = options;
  const study = await readStudy(path, {
    signal,
    onProgress: ({ done, total }) => onProgress(`Reading file ${done} of ${total}`),
  });
  const images: RgbImage[] = [];
  for (const series of study.series) images.push(...(await imagesOfSeries(series, study.series.length, options)));
  const facts = study.series[0]?.facts;
  return {
    images,
    notes: [...study.notes, ...study.series.flatMap(({ notes }) => notes)],
    ...(facts !== undefined && { facts }),
    ...(study.day !== undefined && { day: study.day }),
  };
}

async function imagesOfSeries(
  series: Series,
  among: number,
  { maxSlices = defaultMax, signal, onProgress }: StudyOptions,
): Promise<readonly RgbImage[]> {
  const images: RgbImage[] = [];
  const max = Math.max(1, Math.floor(maxSlices / among));
  const progress = ({ done, total }: { readonly done: number; readonly total: number }): void =>
    onProgress(`Decoding slice ${done} of ${total}`);
  for await (const { image } of series.images({ max, signal, onProgress: progress })) images.push(image);
  return images;
}

/** A DICOM file: its frame, or of several those that a volume would have. */
export async function imagesOfDicom(bytes: Uint8Array, options: StudyOptions): Promise<StudyImages> {
  const { openDicom, promptFacts, studyDay } = await import("@medgemma/dicom");
  const file = openDicom(bytes);
  const day = studyDay(file.attributes);
  const images: RgbImage[] = [];
  for (const frame of await chosenFrames(file, options)) {
    options.signal.throwIfAborted();
    images.push(await file.image(frame, { signal: options.signal }));
  }
  return { images, notes: file.notes, facts: promptFacts(file.attributes), ...(day !== undefined && { day }) };
}

async function chosenFrames(
  { frameCount }: DicomFile,
  { maxSlices = defaultMax }: StudyOptions,
): Promise<readonly number[]> {
  if (frameCount === 1) return [0];
  const { selectSlices } = await import("@medgemma/volumes");
  return selectSlices(frameCount, { max: maxSlices });
}

/** A NIfTI or NRRD file. */
export async function imagesOfVolume(path: string, bytes: Uint8Array, options: StudyOptions): Promise<StudyImages> {
  const { isNrrd, readNifti, readNrrd, volumeImages } = await import("@medgemma/volumes");
  const { kind, maxSlices, signal, onProgress } = options;
  if (kind === undefined) {
    throw new InvalidArgumentError("A NIfTI or NRRD file does not say what it shows.", {
      hint: "Add --kind ct (its values are Hounsfield units) or --kind mr.",
    });
  }
  const volume = isNrrd(bytes) ? await readNrrd(bytes, (name) => readBeside(path, name)) : readNifti(bytes);
  const images: RgbImage[] = [];
  const shown = {
    ...{ max: maxSlices ?? defaultMax, signal },
    onProgress: ({ done, total }: { readonly done: number; readonly total: number }) =>
      onProgress(`Reading slice ${done} of ${total}`),
  };
  for await (const { image } of volumeImages(volume, kind, shown)) images.push(image);
  return { images, notes: volume.notes, facts: { modality: kind.toUpperCase() } };
}

async function readBeside(path: string, name: string): Promise<Uint8Array> {
  return readFile(join(dirname(path), name)).catch((cause: unknown) => {
    throw new ImageDecodeError("The file that the header names for its data cannot be read.", {
      hint: "Put it beside the header.",
      cause,
    });
  });
}

/** Whether a file's name or first bytes tell a volume. Gzip data tell nothing, so that a name counts there. */
export async function isVolumeFile(path: string, bytes: Uint8Array): Promise<boolean> {
  const { isNifti, isNrrd } = await import("@medgemma/volumes");
  return isNrrd(bytes) || isNifti(bytes) || (/\.nii\.gz$/i.test(path) && bytes[0] === 0x1f && bytes[1] === 0x8b);
}
