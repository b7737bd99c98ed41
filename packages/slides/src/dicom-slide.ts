import { type Attributes, type DicomFile, isDicom, openDicom } from "@medgemma/dicom";
import { type ByteSource, readWhole } from "./byte-source.js";
import { imagesOf } from "./dicom-image.js";
import { levelOf } from "./dicom-level.js";
import { type Pyramid, pyramidOf } from "./pyramid.js";
import { refused } from "./refuse.js";
import { withResolutions } from "./resolution.js";

const tags = {
  imageType: "x00080008",
  sopClass: "x00080016",
  specimenLabel: "x00480010",
} as const;

/** What all files of a slide share: patient, study, series, pyramid, frame of reference, container. */
const identities = ["x00100020", "x0020000d", "x0020000e", "x00080019", "x00200052", "x00400512"] as const;

const wholeSlide = "1.2.840.10008.5.1.4.1.1.77.1.6";

/** Bytes of DICOM files that are held in memory at most. */
const maxHeld = 2 ** 32;

/**
 * Opens a slide of DICOM files: those of its levels. Labels and overviews are left out.
 *
 * @throws {ImageDecodeError} for files of another kind or of several slides, or ones that are not read.
 */
export async function openDicomSlide(sources: readonly ByteSource[], holdable: number): Promise<Pyramid> {
  const files = await filesOf(sources, Math.min(maxHeld, holdable));
  if (files.length === 0) throw refused("has labels and overviews only: there is no image of tissue");
  requireOneSlide(files);
  // The first of several of one size is taken: that nearest to the plane of focus.
  const images = imagesOf(files)
    .map(levelOf)
    .toSorted((a, b) => a.focalDistance - b.focalDistance);
  const { levels, notes } = pyramidOf(images);
  const resolved = withResolutions(levels);
  const told = new Set(files.flatMap((file) => file.notes));
  if (levels.some(({ isChosen }) => isChosen))
    told.add("It has several focal planes or optical paths: one of each tile is read.");
  return { levels: resolved.levels, notes: [...resolved.notes, ...notes, ...told] };
}

/** The files with images of tissue. One after the other: what is left out does not stay in memory. */
async function filesOf(sources: readonly ByteSource[], most: number): Promise<readonly DicomFile[]> {
  const files: DicomFile[] = [];
  let held = 0;
  for (const source of sources) {
    if (!isDicom(await source.read(0, 4096)))
      throw refused("has a file among its DICOM files that is none", {
        hint: "Give the DICOM files of one slide, and no other files.",
      });
    if (held + source.size > most)
      throw refused(
        `has more than ${(most / 2 ** 30).toFixed(1)} GiB of DICOM files, which are held in memory as a whole`,
        {
          hint: "Give the files of its smaller levels only.",
        },
      );
    const file = openDicom(await readWhole(source));
    if (file.attributes.text(tags.sopClass) !== wholeSlide)
      throw refused("is a DICOM file of another kind than a whole slide", { hint: "Read it with @medgemma/dicom." });
    if (isAside(file.attributes)) continue;
    held += source.size;
    files.push(file);
  }
  return files;
}

/** Labels and overviews, which may show who the patient is. LOCALIZER is what overviews were called first. */
function isAside(attributes: Attributes): boolean {
  const kinds = attributes.texts(tags.imageType).map((kind) => kind.toUpperCase());
  return (
    kinds.some((kind) => /^(?:LABEL|OVERVIEW|THUMBNAIL|LOCALIZER)$/.test(kind)) ||
    attributes.text(tags.specimenLabel)?.toUpperCase() === "YES"
  );
}

function requireOneSlide(files: readonly DicomFile[]): void {
  for (const tag of identities) {
    const told = new Set(files.flatMap(({ attributes }) => attributes.text(tag) ?? []));
    if (told.size > 1)
      throw refused("has DICOM files of more than one slide: their patient, study, series, container or place differ", {
        hint: "Give the files of one slide.",
      });
  }
}
