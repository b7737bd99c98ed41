import { type DicomFile, functionalGroup, openDicom, toRgbImage } from "@medgemma/dicom";
import { refused } from "./refuse.js";
import type { SlideLevel } from "./slide-level.js";

const tags = {
  imageType: "x00080008",
  sopClass: "x00080016",
  columns: "x00480006",
  rows: "x00480007",
  organization: "x00209311",
  measures: "x00289110",
  spacing: "x00280030",
  position: "x0048021a",
  positionColumn: "x0048021e",
  positionRow: "x0048021f",
} as const;

const wholeSlide = "1.2.840.10008.5.1.4.1.1.77.1.6";

/** Opens a slide of DICOM files, one for each level. Labels and overviews are left out. */
export function openDicomSlide(files: readonly Uint8Array[]): readonly SlideLevel[] {
  const levels = files.flatMap((bytes) => {
    const file = openDicom(bytes);
    const { attributes } = file;
    if (attributes.text(tags.sopClass) !== wholeSlide)
      throw refused("is a DICOM file of another kind than a whole slide", { hint: "Read it with @medgemma/dicom." });
    const kinds = attributes.texts(tags.imageType);
    return kinds.some((kind) => /^(?:LABEL|OVERVIEW|THUMBNAIL)$/.test(kind)) ? [] : [levelOf(file)];
  });
  if (levels.length === 0) throw refused("has labels and overviews only: there is no image of tissue");
  return levels.toSorted((a, b) => b.width - a.width);
}

function levelOf(file: DicomFile): SlideLevel {
  const { attributes, format } = file;
  const uint32 = (tag: string): number => {
    const value = attributes.value(tag);
    if (value === undefined || value.length < 4) throw refused("does not say how many pixels it has");
    return new DataView(value.buffer, value.byteOffset, 4).getUint32(0, file.transferSyntax.isLittleEndian);
  };
  const [width, height] = [uint32(tags.columns), uint32(tags.rows)];
  const { columns: tileWidth, rows: tileHeight } = format;
  const across = Math.ceil(width / tileWidth);
  const frames = attributes.text(tags.organization) === "TILED_SPARSE" ? sparseFrames(file) : undefined;
  const spacing = functionalGroup(attributes, 0, tags.measures)?.decimals(tags.spacing);
  // Millimetres from row to row, then from column to column.
  const mpp = spacing?.length === 2 ? ([1000 * (spacing[1] ?? 0), 1000 * (spacing[0] ?? 0)] as const) : undefined;
  return {
    ...{ width, height, tileWidth, tileHeight, mpp },
    async tile(column, row) {
      const index = frames === undefined ? row * across + column : frames.get(`${column} ${row}`);
      if (index === undefined || index >= file.frameCount) return undefined;
      const { data } = toRgbImage(await file.frame(index));
      return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    },
  };
}

/** Frames by the column and row of their tiles. */
function sparseFrames(file: DicomFile): ReadonlyMap<string, number> {
  const { attributes, format } = file;
  const found = new Map<string, number>();
  for (let index = 0; index < file.frameCount; index++) {
    const position = functionalGroup(attributes, index, tags.position);
    const [x, y] = [tags.positionColumn, tags.positionRow].map((tag) => {
      const value = position?.value(tag);
      if (value === undefined || value.length < 4) throw refused("does not say where its tiles are");
      return new DataView(value.buffer, value.byteOffset, 4).getInt32(0, file.transferSyntax.isLittleEndian) - 1;
    }) as [number, number];
    if (x % format.columns !== 0 || y % format.rows !== 0) throw refused("has tiles that overlap, which is not read");
    found.set(`${x / format.columns} ${y / format.rows}`, index);
  }
  return found;
}
