import { withoutTransform } from "./codecs/jpeg.js";
import { frameHeaderOf } from "./codecs/jpeg-header.js";
import { decodeWithWasm } from "./codecs/wasm-decoder.js";
import { decodeJpeg2000Tile } from "./codecs/wavelet.js";
import { colourRgb } from "./model/colour-rules.js";
import { refused } from "./parse/refuse.js";
import type { PixelFormat } from "./pixels/pixel-format.js";

/** A compressed tile of a slide, of three samples of 8 bits. */
export interface ColourTile {
  readonly coding: "jpeg" | "jpeg-2000";
  readonly width: number;
  readonly height: number;
  /** Whether its samples are red, green and blue; else luma and chroma. */
  readonly isRgb: boolean;
}

/**
 * Decodes a tile to red, green and blue, with the decoders of DICOM frames.
 *
 * @throws {ImageDecodeError} when it is damaged, cut off or of another size.
 */
export async function decodeColourTile(
  coded: Uint8Array,
  { coding, width, height, isRgb }: ColourTile,
): Promise<Uint8Array> {
  const shape = { rows: height, columns: width, samplesPerPixel: 3 } as const;
  if (coding === "jpeg") {
    const { precision, hasAdobe } = frameHeaderOf(coded, shape, [0xc0, 0xc1, 0xc2]);
    if (precision !== 8) throw refused(`has a JPEG stream of ${precision} bits a sample; 8 are read`);
    const { values } = await decodeWithWasm("jpeg", isRgb && !hasAdobe ? withoutTransform(coded) : coded, shape);
    return Uint8Array.from(values);
  }
  const format: PixelFormat = {
    ...shape,
    ...{ frames: 1, bitsAllocated: 8, bitsStored: 8, highBit: 7, isSigned: false, isPlanar: false },
    photometricInterpretation: isRgb ? "RGB" : "YBR_FULL",
  };
  const isSubsampled = hasSubsampledChroma(coded);
  if (isSubsampled && isRgb) throw refused("has a JPEG 2000 stream of red, green and blue of several sizes");
  const { values } = await decodeJpeg2000Tile(coded, shape);
  // OpenJPEG itself converts luma and chroma where the chroma is smaller.
  return colourRgb(values, format, isRgb || isSubsampled);
}

/**
 * Whether the chroma of a codestream is smaller than its luma: half as wide, or half as wide and high (ISO/IEC 15444-1, A.5.1).
 *
 * @throws {ImageDecodeError} for other sizes of components.
 */
function hasSubsampledChroma(coded: Uint8Array): boolean {
  // A JP2 file would name its colours, by which OpenJPEG converts them, too.
  if (coded[0] !== 0xff || coded[1] !== 0x4f || coded[2] !== 0xff || coded[3] !== 0x51)
    throw refused("has a tile that is no JPEG 2000 codestream");
  // Behind 42 bytes each component has three: its precision, its steps along x and y.
  const steps = [0, 1, 2].map((component) => {
    const at = 42 + 3 * component;
    return `${coded[at + 1]}x${coded[at + 2]}`;
  });
  const [luma, blue, red] = steps;
  if (luma !== "1x1" || blue !== red || !["1x1", "2x1", "2x2"].includes(blue ?? ""))
    throw refused("has a JPEG 2000 stream whose components have sizes that are not read");
  return blue !== "1x1";
}
