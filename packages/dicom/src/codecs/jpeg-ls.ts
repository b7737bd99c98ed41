import { refused } from "../parse/refuse.js";
import { interleave } from "../pixels/native-frame.js";
import { type FrameDecoder } from "./decoded-frame.js";
import { frameHeaderOf } from "./jpeg-header.js";
import { decodeWithWasm } from "./wasm-decoder.js";

/** JPEG-LS, lossless and near-lossless. */
export const decodeJpegLs: FrameDecoder = async (coded, format) => {
  frameHeaderOf(coded, format, [0xf7]);
  const { values, componentCount, isPlanar } = await decodeWithWasm("jpeg-ls", coded, format);
  if (componentCount !== format.samplesPerPixel)
    throw refused(`has a stream of ${componentCount} components where its header says ${format.samplesPerPixel}`);
  return { values: isPlanar ? interleave(values, format.rows * format.columns) : values };
};
