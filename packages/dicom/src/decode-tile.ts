import { withoutTransform } from "./codecs/jpeg.js";
import { frameHeaderOf } from "./codecs/jpeg-header.js";
import { decodeWithWasm } from "./codecs/wasm-decoder.js";
import { decodeJpeg2000 } from "./codecs/wavelet.js";
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
  const { values } = await decodeJpeg2000(coded, format);
  return colourRgb(values, format, isRgb);
}
