import { inflateRaw } from "../parse/inflate.js";
import type { PixelCoding } from "../parse/transfer-syntaxes.js";
import { bitsOfFrame, readNativeFrame } from "../pixels/native-frame.js";
import type { PixelFormat } from "../pixels/pixel-format.js";
import { type CodecValues, maskValues, type StoredValues } from "../pixels/samples.js";
import type { FrameDecoder } from "./decoded-frame.js";

/** Decoders by the way pixel data are written; each is loaded when it is needed first. */
const decoders: Readonly<Record<Exclude<PixelCoding, "native" | "deflated-frames">, () => Promise<FrameDecoder>>> = {
  rle: async () => (await import("./rle.js")).decodeRle,
  jpeg: async () => (await import("./jpeg.js")).decodeJpeg,
  "jpeg-lossless": async () => (await import("./jpeg-lossless.js")).decodeJpegLossless,
  "jpeg-ls": async () => (await import("./jpeg-ls.js")).decodeJpegLs,
  "jpeg-2000": async () => (await import("./wavelet.js")).decodeJpeg2000,
  htj2k: async () => (await import("./wavelet.js")).decodeHtj2k,
};

/** A decoded frame. */
export interface FrameValues {
  /** Stored values, interleaved. */
  readonly values: StoredValues;
  /** Whether they are red, green and blue, whatever the file says. */
  readonly isRgb: boolean;
  /** Sentences for people. */
  readonly notes?: readonly string[];
}

/** Decodes an encapsulated frame to stored values (PS3.5, 8.1.1). */
export async function decodeFrame(
  coded: Uint8Array,
  coding: Exclude<PixelCoding, "native">,
  format: PixelFormat,
): Promise<FrameValues> {
  if (coding === "deflated-frames") {
    const data = inflateRaw(coded, Math.ceil(bitsOfFrame(format) / 8) + 2);
    return { values: readNativeFrame({ data, isLittleEndian: true, isWords: false }, format, 0), isRgb: false };
  }
  const decode = await decoders[coding]();
  const { values, isRgb = false, notes = [] } = await decode(coded, format);
  if (format.bitsAllocated === 1) return { values: asBits(values), isRgb, notes };
  // RLE holds samples as the native form does; values of other codecs are not shifted.
  const highBit = coding === "rle" ? format.highBit : format.bitsStored - 1;
  const masked = maskValues(values, format, highBit);
  return { values: masked, isRgb, notes: coding === "rle" || fits(values, format) ? notes : [...notes, cutOff] };
}

const cutOff = "Its compressed pixels have values of more bits than its header says: the higher bits are left out.";

/** Whether values lie in Bits Stored. Where the file has signed values and the stream none, its high bits are the sign or zeros. */
function fits(values: CodecValues, { bitsStored, isSigned }: PixelFormat): boolean {
  const bits = 8 * values.BYTES_PER_ELEMENT;
  if (bitsStored >= bits) return true;
  if (!isSigned && bitsStored < 32 && (values instanceof Uint8Array || values instanceof Uint16Array)) {
    let all = 0;
    for (let at = 0; at < values.length; at++) all |= values[at] as number;
    return all < 2 ** bitsStored;
  }
  const [lowest, highest] = [isSigned ? -(2 ** (bitsStored - 1)) : 0, 2 ** bitsStored - 1];
  const negative = isSigned ? 2 ** bits + lowest : Number.POSITIVE_INFINITY;
  for (let at = 0; at < values.length; at++) {
    const value = values[at] as number;
    if (value < lowest || (value > highest && value < negative)) return false;
  }
  return true;
}

function asBits(values: StoredValues): StoredValues {
  return values instanceof Uint8Array ? values : Uint8Array.from(values);
}
