import { InvalidArgumentError, type RgbImage } from "@medgemma/core";
import type { PromptFacts, StudyMoment } from "@medgemma/dicom";
import type { Series, Study, StudySource, VolumeKind } from "@medgemma/volumes";
import { openVolume } from "./open-volume.js";

/** How studies, volumes and slides become images. */
export interface StudyOptions {
  /** What a NIfTI or NRRD file shows. */
  readonly kind?: VolumeKind | undefined;
  /** Slices or patches at most, of all series together. */
  readonly maxSlices?: number | undefined;
  /** Whether a volume is asked for: CT and MR series alone, and all of one modality. */
  readonly isVolume?: boolean | undefined;
  /** Whether it is compared with another study: a missing date is told then. */
  readonly isCompared?: boolean | undefined;
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
  /** Of a study of several series: how many images each has. */
  readonly counts?: readonly number[];
  /** To tell which of two studies is the earlier. */
  readonly moment?: StudyMoment;
  /** Patient ID, to tell whether images are of one patient. It is shown nowhere. */
  readonly patient?: string;
}

/** Opens a DICOM file, a folder or archive of them, or files of one study. */
export async function openStudy(
  source: StudySource | readonly StudySource[],
  { signal, onProgress }: Pick<StudyOptions, "signal" | "onProgress">,
): Promise<Study> {
  const { readStudy } = await import("@medgemma/volumes");
  return readStudy(source, { signal, onProgress: ({ done, total }) => onProgress(`Reading file ${done} of ${total}`) });
}

const withoutDate = "It does not say when it was made: whether the prior study is the earlier one was not checked.";

/** DICOM series of a file, a folder, an archive, or several of them. */
export async function imagesOfStudy(
  source: StudySource | readonly StudySource[],
  options: StudyOptions,
): Promise<StudyImages> {
  const { commonFacts } = await import("@medgemma/dicom");
  const { defaultMaxSlices } = await import("@medgemma/volumes");
  const study = await openStudy(source, options);
  const { series: wanted, notes: leftOut } = options.isVolume === true ? volumesOf(study) : { ...study, notes: [] };
  const { maxSlices = defaultMaxSlices } = options;
  // Each series gets its share; there may be fewer slices than series.
  const shares = wanted.map((_, at) => Math.floor((maxSlices + wanted.length - 1 - at) / wanted.length));
  const shown = wanted.filter((_, at) => (shares[at] as number) > 0);
  const bySeries: (readonly RgbImage[])[] = [];
  for (const [at, series] of shown.entries())
    bySeries.push(await imagesOfSeries(series, shares[at] as number, options));
  const without = wanted.length - shown.length;
  return {
    images: bySeries.flat(),
    ...(bySeries.length > 1 && { counts: bySeries.map(({ length }) => length) }),
    notes: [
      ...study.notes,
      ...leftOut,
      ...(without > 0 ? [`${without} series left out: there may be ${maxSlices} slices at most.`] : []),
      ...(options.isCompared === true && study.moment === undefined ? [withoutDate] : []),
      ...shown.flatMap(({ notes }) => notes),
    ],
    facts: commonFacts(shown.map(({ facts }) => facts)),
    ...(study.moment !== undefined && { moment: study.moment }),
    ...(study.patient !== undefined && { patient: study.patient }),
  };
}

/** The CT series of a study, or the MR series where there is no CT. */
function volumesOf({ series }: Study): { readonly series: readonly Series[]; readonly notes: readonly string[] } {
  const modality = ["CT", "MR"].find((each) => series.some((one) => one.modality === each));
  const own = series.filter((one) => modality === undefined || one.modality === modality);
  const others = series.length - own.length;
  const isOnly = modality !== undefined && own.length > 0;
  return {
    series: own,
    notes: others === 0 || !isOnly ? [] : [`${others} series left out: only the ${modality} is looked at.`],
  };
}

async function imagesOfSeries(
  series: Series,
  max: number,
  { signal, onProgress }: StudyOptions,
): Promise<readonly RgbImage[]> {
  const images: RgbImage[] = [];
  const progress = ({ done, total }: { readonly done: number; readonly total: number }): void =>
    onProgress(`Decoding slice ${done} of ${total}`);
  for await (const { image } of series.images({ max, signal, onProgress: progress })) images.push(image);
  return images;
}

/** A NIfTI or NRRD file. */
export async function imagesOfVolume(path: string, bytes: Uint8Array, options: StudyOptions): Promise<StudyImages> {
  const { volumeImages } = await import("@medgemma/volumes");
  const { kind, maxSlices, signal, onProgress } = options;
  if (kind === undefined) {
    throw new InvalidArgumentError("A NIfTI or NRRD file does not say what it shows.", {
      hint: "Add --kind ct (its values are Hounsfield units) or --kind mr.",
    });
  }
  const volume = await openVolume(path, bytes);
  const images: RgbImage[] = [];
  const shown = {
    ...(maxSlices !== undefined && { max: maxSlices }),
    signal,
    onProgress: ({ done, total }: { readonly done: number; readonly total: number }) =>
      onProgress(`Reading slice ${done} of ${total}`),
  };
  for await (const { image } of volumeImages(volume, kind, shown)) images.push(image);
  return { images, notes: volume.notes, facts: { modality: kind.toUpperCase() } };
}

/** What a file's first bytes and name tell that it is. Gzip data tell nothing, so that a name counts there. */
export async function kindOfSource(path: string, bytes: Uint8Array): Promise<"dicom" | "zip" | "volume" | "other"> {
  const { isDicom } = await import("@medgemma/dicom");
  if (isDicom(bytes)) return "dicom";
  const { isGzip, isNifti, isNrrd, isZip } = await import("@medgemma/volumes");
  if (isZip(bytes)) return "zip";
  return isNrrd(bytes) || isNifti(bytes) || (isGzip(bytes) && /\.nii\.gz$/i.test(path)) ? "volume" : "other";
}
