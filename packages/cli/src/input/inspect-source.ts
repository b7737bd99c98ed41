import { ImageDecodeError, InvalidArgumentError, type RgbImage } from "@medgemma/core";
import type { VolumeKind } from "@medgemma/volumes";
import { openVolume } from "./open-volume.js";
import { openStudy } from "./study-images.js";

export interface InspectOptions {
  readonly frame?: number | undefined;
  readonly kind?: VolumeKind | undefined;
  readonly signal: AbortSignal;
  readonly onProgress: (text: string) => void;
}

/** What a source is. */
export interface Inspected {
  readonly what: string;
  readonly details: Readonly<Record<string, string | number>>;
  /** What would go into a prompt. */
  readonly prompt: Readonly<Record<string, string>>;
  /** Names of what may tell who the patient is. */
  readonly privacy: readonly string[];
  readonly notes: readonly string[];
  /** What the model would see. */
  readonly view: () => Promise<RgbImage>;
}

const ruleWords = {
  radiograph: "from its lowest to its highest value",
  ct: "through three CT windows (red -1024 to 1024, green -135 to 215, blue 0 to 80 HU)",
  mr: "from the lowest to the highest value of the series",
  colour: "its own colours",
  palette: "the colours of its palette",
} as const;

export async function inspectDicom(bytes: Uint8Array, options: InspectOptions): Promise<Inspected> {
  const { frame, signal } = options;
  const { openDicom, phiReport, promptFacts, ruleOf } = await import("@medgemma/dicom");
  const file = openDicom(bytes);
  const { format, transferSyntax, modality, attributes, notes, frameCount } = file;
  const report = phiReport(attributes);
  // Its frames may be a volume, with what is to be told of one.
  const study = await openStudy(bytes, options).catch((error: unknown) => {
    if (error instanceof ImageDecodeError) return undefined;
    throw error;
  });
  const shown = (): string => {
    try {
      return ruleWords[ruleOf({ format, ...(modality !== undefined && { modality }) })];
    } catch (error) {
      if (error instanceof ImageDecodeError) return "not at all: it is not a picture for the model";
      throw error;
    }
  };
  return {
    what: "DICOM file",
    details: {
      size: `${format.columns} × ${format.rows}, ${frameCount} frame${frameCount === 1 ? "" : "s"}`,
      samples: `${format.bitsStored} of ${format.bitsAllocated} bits, ${format.photometricInterpretation}`,
      compression: `${transferSyntax.name} (${transferSyntax.uid})`,
      shown: shown(),
    },
    prompt: { ...promptFacts(attributes) },
    privacy: privacyOf(report),
    notes: [...new Set([...notes, ...(study?.series.flatMap((series) => series.notes) ?? [])])],
    view: () => file.image(placeIn(frameCount, frame), { signal }),
  };
}

function privacyOf(report: {
  readonly attributes: readonly { readonly name: string }[];
  readonly privateElements: number;
  readonly burnedInAnnotation: string;
  readonly oftenHasText: boolean;
}): readonly string[] {
  const names = report.attributes.map(({ name }) => name).join(", ");
  const isLikely = report.oftenHasText && report.burnedInAnnotation !== "no";
  return [
    ...(names === "" ? [] : [names]),
    ...(report.privateElements > 0 ? [`${report.privateElements} private elements`] : []),
    ...(report.burnedInAnnotation === "yes" ? ["text in the pixels, says the file"] : []),
    ...(isLikely && report.burnedInAnnotation === "unknown"
      ? ["text in the pixels, as images of this kind often have"]
      : []),
  ];
}

export async function inspectStudy(path: string, options: InspectOptions): Promise<Inspected> {
  const { frame, signal } = options;
  const study = await openStudy(path, options);
  const [first] = study.series;
  const details = study.series.map(({ facts, count, spacing, defaultOrder }, index) => {
    const apart = spacing === undefined ? "" : `, ${spacing.toFixed(2)} mm apart`;
    const ordered = count > 1 ? `, by ${defaultOrder === "position" ? "position" : "instance number"}` : "";
    return [
      `series ${index + 1}`,
      `${facts.modality ?? "unknown"}, ${count} slice${count === 1 ? "" : "s"}${apart}${ordered}`,
    ] as const;
  });
  return {
    what: "DICOM study",
    details: Object.fromEntries(details),
    prompt: { ...first?.facts },
    privacy: ["the files themselves: inspect one of them for its elements"],
    notes: [...study.notes, ...study.series.flatMap(({ notes }) => notes)],
    async view() {
      if (first === undefined) throw new InvalidArgumentError("The study has no series.");
      const wanted = placeIn(first.count, frame);
      for await (const { index, image } of first.images({ max: first.count, signal }))
        if (index === wanted) return image;
      throw new InvalidArgumentError("There is no such slice.");
    },
  };
}

export async function inspectVolume(
  path: string,
  bytes: Uint8Array,
  { frame, kind }: InspectOptions,
): Promise<Inspected> {
  const { isNrrd } = await import("@medgemma/volumes");
  const { ctImage, mrImage } = await import("@medgemma/dicom");
  const volume = await openVolume(path, bytes);
  const [width, height, slices] = volume.size;
  return {
    what: isNrrd(bytes) ? "NRRD volume" : "NIfTI volume",
    details: {
      size: volume.size.join(" × "),
      spacing: `${volume.spacing.map((each) => each.toFixed(2)).join(" × ")} mm`,
      orientation: volume.orientation,
      values: `${volume.range.low} to ${volume.range.high}`,
      shown: kind === undefined ? "by --kind ct or mr, which the file does not say" : ruleWords[kind],
    },
    prompt: kind === undefined ? {} : { modality: kind.toUpperCase() },
    privacy: ["its header may hold free text"],
    notes: volume.notes,
    async view() {
      if (kind === undefined)
        throw new InvalidArgumentError("A NIfTI or NRRD file does not say what it shows.", {
          hint: "Add --kind ct or --kind mr.",
        });
      const values = volume.slice(placeIn(slices, frame));
      return kind === "ct"
        ? ctImage(values, { width, height })
        : mrImage(values, { width, height, range: volume.range });
    },
  };
}

/** Undefined for a file that is not a pyramid. */
export async function inspectSlide(
  path: string,
  head: Uint8Array,
  { signal }: InspectOptions,
): Promise<Inspected | undefined> {
  const mark = String.fromCharCode(...head.subarray(0, 2));
  if (mark !== "II" && mark !== "MM") return undefined;
  const { openSlide } = await import("@medgemma/slides");
  const slide = await openSlide(path).catch((error: unknown) => {
    // A TIFF picture.
    if (error instanceof ImageDecodeError && error.message.includes("no pyramid")) return undefined;
    throw error;
  });
  if (slide === undefined) return undefined;
  const levels = slide.levels.map(({ width, height, mpp }, index) => {
    const resolution = mpp === undefined ? "" : `, ${mpp[0].toFixed(3)} µm a pixel`;
    return [`level ${index}`, `${width} × ${height}${resolution}`] as const;
  });
  return {
    what: "Whole slide",
    details: Object.fromEntries(levels),
    prompt: {},
    privacy: ["label and overview, which are not read"],
    notes: slide.notes,
    async view() {
      for await (const { image } of slide.patches({ signal, max: 1 })) return image;
      throw new InvalidArgumentError("The slide has no patch.");
    },
  };
}

export async function inspectPicture(bytes: Uint8Array): Promise<Inspected> {
  const { decodeImage } = await import("@medgemma/imaging");
  const image = await decodeImage(bytes);
  const { bitDepth, lowest, highest } = image.range;
  return {
    what: "Picture",
    details: { size: `${image.width} × ${image.height}`, samples: `${bitDepth} bits, ${lowest} to ${highest}` },
    prompt: {},
    privacy: [],
    notes: image.notes,
    view: async () => image,
  };
}

/** The frame that was asked for, or the middle one. */
function placeIn(count: number, frame: number | undefined): number {
  const index = frame ?? Math.floor((count - 1) / 2);
  if (index < count) return index;
  throw new InvalidArgumentError(`There is no frame ${index}: there are ${count}, from 0.`);
}
