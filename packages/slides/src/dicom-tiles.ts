import { type Attributes, type DicomFile, functionalGroup } from "@medgemma/dicom";
import type { DicomImage } from "./dicom-image.js";
import { longIn, unsignedOf } from "./dicom-numbers.js";
import { refused } from "./refuse.js";

const tags = {
  organization: "x00209311",
  perFrame: "x52009230",
  shared: "x52009229",
  position: "x0048021a",
  column: "x0048021e",
  row: "x0048021f",
  focus: "x0040074a",
  pathSequence: "x00480207",
  path: "x00480106",
  paths: "x00480302",
  planes: "x00480303",
} as const;

/** The size of an image, and how many tiles it has along each side. */
export interface TileGrid {
  readonly width: number;
  readonly height: number;
  readonly across: number;
  readonly down: number;
}

/** A frame: the file that it is in, and its number there. */
export interface FramePlace {
  readonly file: DicomFile;
  readonly index: number;
}

/** Where the frame of each tile is. */
export interface DicomTiles {
  readonly placeOf: (column: number, row: number) => FramePlace | undefined;
  /** Whether tiles have several frames, of focal planes or optical paths. */
  readonly isChosen: boolean;
}

/** Finds the frame of each tile: by the order of frames (TILED_FULL), or by their positions. */
export function tilesOf(image: DicomImage, grid: TileGrid): DicomTiles {
  const [{ attributes }] = image;
  const organization = attributes.text(tags.organization);
  const isFull =
    organization === "TILED_FULL" ||
    (organization !== "TILED_SPARSE" && functionalGroup(attributes, 0, tags.position) === undefined);
  return isFull ? fullTiles(image, grid) : sparseTiles(image, grid);
}

/** Row by row from the top left; then the same of the next focal plane, then of the next optical path (PS3.3, C.7.6.17.3). */
function fullTiles(image: DicomImage, { across, down }: TileGrid): DicomTiles {
  const [first] = image;
  const tiles = across * down;
  const frames = image.reduce((sum, { frameCount }) => sum + frameCount, 0);
  const layers = (unsignedOf(first, tags.planes) ?? 1) * (unsignedOf(first, tags.paths) ?? 1);
  if (frames !== tiles && frames !== tiles * layers)
    throw refused(`has ${frames} frames where its size asks for ${tiles} tiles`);
  return {
    isChosen: frames !== tiles,
    placeOf(column, row) {
      let index = row * across + column;
      for (const file of image) {
        if (index < file.frameCount) return { file, index };
        index -= file.frameCount;
      }
      return undefined;
    },
  };
}

interface Layer {
  readonly place: FramePlace;
  /** Distance from the plane of focus. */
  readonly distance: number;
}

/** Tiles by their positions: of several frames that of the first optical path, and the focal plane nearest to 0. */
function sparseTiles(image: DicomImage, { width, height, across }: TileGrid): DicomTiles {
  const found = new Map<number, Layer>();
  let isChosen = false;
  let firstPath: string | undefined;
  for (const file of image) {
    const { columns, rows } = file.format;
    // Read once: looking up each frame's group alone goes through all of them.
    const groups = file.attributes.items(tags.perFrame);
    const [shared] = file.attributes.items(tags.shared);
    for (let index = 0; index < file.frameCount; index++) {
      const group = (sequence: string): Attributes | undefined =>
        groups[index]?.items(sequence)[0] ?? shared?.items(sequence)[0];
      const path = group(tags.pathSequence)?.text(tags.path) ?? "";
      firstPath ??= path;
      if (path !== firstPath) {
        isChosen = true;
        continue;
      }
      const position = group(tags.position);
      const [x, y] = [tags.column, tags.row].map((tag) => longIn(file, position, { tag, isSigned: true }));
      if (x === undefined || y === undefined) throw refused("does not say where its tiles are");
      if (x < 1 || y < 1 || x > width || y > height) throw refused("has tiles outside of its image");
      if ((x - 1) % columns !== 0 || (y - 1) % rows !== 0) throw refused("has tiles that overlap, which is not read");
      const key = ((y - 1) / rows) * across + (x - 1) / columns;
      const distance = Math.abs(position?.decimal(tags.focus) ?? 0);
      const known = found.get(key);
      isChosen ||= known !== undefined;
      if (known === undefined || distance < known.distance) found.set(key, { place: { file, index }, distance });
    }
  }
  return { isChosen, placeOf: (column, row) => found.get(row * across + column)?.place };
}
