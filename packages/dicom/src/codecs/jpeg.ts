import type { PixelFormat } from "../pixels/pixel-format.js";
import { refused } from "../parse/refuse.js";
import type { DecodedSamples, FrameDecoder } from "./decoded-frame.js";
import { frameHeaderOf } from "./jpeg-header.js";
import { decodeTwelveBits } from "./jpeg-twelve-bits.js";
import { decodeWithWasm } from "./wasm-decoder.js";

/** JPEG baseline, extended and progressive of 8 bits by libjpeg-turbo, which is Pillow's decoder; 12 bits by our own. */
export const decodeJpeg: FrameDecoder = async (coded, format): Promise<DecodedSamples> => {
  const { precision, hasAdobe, process } = frameHeaderOf(coded, format, [0xc0, 0xc1, 0xc2]);
  if (precision === 12) {
    if (process === 0xc2) throw refused("has a progressive JPEG stream of 12 bits, which is not read");
    return { values: decodeTwelveBits(coded, format) };
  }
  if (precision !== 8) throw refused(`has a JPEG stream of ${precision} bits a sample; 8 and 12 are read`);
  const isColour = format.samplesPerPixel === 3;
  const stream = isColour && isRgb(format) && !hasAdobe ? withoutTransform(coded) : coded;
  const { values } = await decodeWithWasm("jpeg", stream, format);
  return { values, isRgb: isColour };
};

function isRgb({ photometricInterpretation }: PixelFormat): boolean {
  return photometricInterpretation === "RGB";
}

/** Puts in an Adobe marker that says that there is no colour transform; without one libjpeg takes three components for YCbCr. */
const adobe = Uint8Array.of(0xff, 0xee, 0, 14, 0x41, 0x64, 0x6f, 0x62, 0x65, 0, 100, 0, 0, 0, 0, 0);

export function withoutTransform(coded: Uint8Array): Uint8Array {
  const marked = new Uint8Array(coded.length + adobe.length);
  marked.set(coded.subarray(0, 2));
  marked.set(adobe, 2);
  marked.set(coded.subarray(2), 2 + adobe.length);
  return marked;
}
