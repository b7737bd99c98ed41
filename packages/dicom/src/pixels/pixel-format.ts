import { refused } from "../parse/refuse.js";
import type { Attributes } from "../parse/data-set.js";

/** Size of a frame and samples of its pixels. */
export interface FrameShape {
  readonly rows: number;
  readonly columns: number;
  readonly samplesPerPixel: 1 | 3;
}

/** What a file says of its pixels. */
export interface PixelFormat extends FrameShape {
  readonly frames: number;
  readonly photometricInterpretation: string;
  readonly bitsAllocated: 1 | 8 | 16 | 32;
  readonly bitsStored: number;
  readonly highBit: number;
  readonly isSigned: boolean;
  /** Whether native samples of three come plane by plane. */
  readonly isPlanar: boolean;
}

/** Pixels of a frame that are read: 2^28, as of image files. */
export const maxFramePixels = 2 ** 28;

const tags = {
  samplesPerPixel: "x00280002",
  photometricInterpretation: "x00280004",
  planarConfiguration: "x00280006",
  frames: "x00280008",
  rows: "x00280010",
  columns: "x00280011",
  bitsAllocated: "x00280100",
  bitsStored: "x00280101",
  highBit: "x00280102",
  pixelRepresentation: "x00280103",
} as const;

const grey: ReadonlySet<string> = new Set(["MONOCHROME1", "MONOCHROME2", "PALETTE COLOR"]);
const colour: ReadonlySet<string> = new Set([
  "RGB",
  "YBR_FULL",
  "YBR_FULL_422",
  "YBR_PARTIAL_422",
  "YBR_PARTIAL_420",
  "YBR_ICT",
  "YBR_RCT",
]);

/** Reads and checks them, before anything is allocated. */
export function readPixelFormat(attributes: Attributes): PixelFormat {
  const need = (tag: string, what: string): number => {
    const value = attributes.uint16(tag);
    if (value === undefined) throw refused(`does not say its ${what}`);
    return value;
  };
  const rows = need(tags.rows, "rows");
  const columns = need(tags.columns, "columns");
  if (rows === 0 || columns === 0) throw refused(`says that it has ${columns} × ${rows} pixels`);
  if (rows * columns > maxFramePixels)
    throw refused(`says that it has ${columns} × ${rows} pixels, which is more than are read`);
  const frames = attributes.decimal(tags.frames) ?? 1;
  if (!Number.isInteger(frames) || frames < 1) throw refused("has a number of frames that is none");
  const samplesPerPixel = attributes.uint16(tags.samplesPerPixel) ?? 1;
  const photometricInterpretation = attributes.text(tags.photometricInterpretation) ?? "";
  const isGrey = samplesPerPixel === 1 && grey.has(photometricInterpretation);
  const isColour = samplesPerPixel === 3 && colour.has(photometricInterpretation);
  if (!isGrey && !isColour) {
    throw refused(
      `has ${samplesPerPixel} samples a pixel with a photometric interpretation that does not go with them or is not read`,
    );
  }
  const bitsAllocated = need(tags.bitsAllocated, "bits allocated");
  if (bitsAllocated !== 1 && bitsAllocated !== 8 && bitsAllocated !== 16 && bitsAllocated !== 32)
    throw refused(`has ${bitsAllocated} bits allocated a sample; 1, 8, 16 and 32 are read`);
  if (isColour && bitsAllocated === 1) throw refused("has colours of 1 bit a sample, which are not read");
  const bitsStored = attributes.uint16(tags.bitsStored) ?? bitsAllocated;
  if (bitsStored < 1 || bitsStored > bitsAllocated) throw refused("has more bits stored than allocated");
  const highBit = attributes.uint16(tags.highBit) ?? bitsStored - 1;
  if (highBit >= bitsAllocated || highBit + 1 < bitsStored) throw refused("has a high bit outside of its samples");
  return {
    ...{ rows, columns, frames, photometricInterpretation, bitsAllocated, bitsStored, highBit },
    samplesPerPixel: isGrey ? 1 : 3,
    isSigned: attributes.uint16(tags.pixelRepresentation) === 1,
    isPlanar: attributes.uint16(tags.planarConfiguration) === 1,
  };
}
