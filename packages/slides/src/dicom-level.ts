import { functionalGroup, toRgbImage } from "@medgemma/dicom";
import type { DicomImage } from "./dicom-image.js";
import { unsignedOf } from "./dicom-numbers.js";
import { type TileGrid, tilesOf } from "./dicom-tiles.js";
import { refused } from "./refuse.js";
import type { Resolution } from "./resolution.js";
import { maxSide, type SlideLevel } from "./slide-level.js";

const tags = {
  columns: "x00480006",
  rows: "x00480007",
  measures: "x00289110",
  spacing: "x00280030",
  origins: "x00480008",
  focus: "x0040074a",
  position: "x0048021a",
} as const;

export interface DicomLevel extends SlideLevel {
  /** Distance of its focal plane from the plane of focus, in the file's unit. */
  readonly focalDistance: number;
  /** Whether one of several focal planes or optical paths was taken. */
  readonly isChosen: boolean;
}

/**
 * The level that an image of a slide is.
 *
 * @throws {ImageDecodeError} when its frames do not fit its size, or are of a kind that is not read.
 */
export function levelOf(image: DicomImage): DicomLevel {
  const [{ attributes, format }] = image;
  requireSamples(image);
  const { columns: tileWidth, rows: tileHeight } = format;
  const grid = gridOf(image);
  const { placeOf, isChosen } = tilesOf(image, grid);
  const origin = functionalGroup(attributes, 0, tags.position) ?? attributes.items(tags.origins)[0];
  return {
    ...{ width: grid.width, height: grid.height, tileWidth, tileHeight, mpp: resolutionOf(image) },
    ...{ isChosen, focalDistance: Math.abs(origin?.decimal(tags.focus) ?? 0) },
    async tile(column, row) {
      const place = placeOf(column, row);
      if (place === undefined) return undefined;
      // By another modality's rule every tile would be stretched by itself.
      const { data } = toRgbImage({ ...(await place.file.frame(place.index)), modality: "SM" });
      return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    },
  };
}

function gridOf([file]: DicomImage): TileGrid {
  const [width, height] = [unsignedOf(file, tags.columns), unsignedOf(file, tags.rows)];
  if (width === undefined || height === undefined) throw refused("does not say how many pixels it has");
  if ([width, height].some((side) => side < 1 || side > maxSide))
    throw refused(`says that it has ${width} × ${height} pixels, which is not read`);
  const { columns, rows } = file.format;
  return { width, height, across: Math.ceil(width / columns), down: Math.ceil(height / rows) };
}

/** Grey values of more bits have no range that all tiles share. */
function requireSamples([{ format }]: DicomImage): void {
  const { bitsAllocated, isSigned, photometricInterpretation } = format;
  if (bitsAllocated !== 8 || isSigned || photometricInterpretation === "PALETTE COLOR")
    throw refused("has other samples than colours or grey of 8 bits");
}

/** Pixel Spacing: millimetres from row to row, then from column to column. */
function resolutionOf([{ attributes }]: DicomImage): Resolution | undefined {
  const [y, x] = functionalGroup(attributes, 0, tags.measures)?.decimals(tags.spacing) ?? [];
  return x === undefined || y === undefined ? undefined : [1000 * x, 1000 * y];
}
