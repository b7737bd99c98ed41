import createCodec from "@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasmjs";
import wasmBinary from "@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasm";
import {
  type ChannelImage,
  RuntimeUnavailableError,
  type RgbImage,
  rgbFromChannels,
  validateImageSize,
} from "@medgemma/core";
import type { DecodeImageOptions } from "../decode-image-options.js";
import { readJpegFile } from "../jpeg/jpeg-file.js";
import { orientImage } from "../orient-image.js";

/**
 * Decodes a JPEG file with libjpeg-turbo, the decoder of Pillow and sharp. What the browser has differs: some give planes of
 * reduced colour, some turn the image, and damaged files come out as images.
 *
 * @throws {RuntimeUnavailableError} when the page may not compile WebAssembly.
 */
export async function decodeJpeg(whole: Uint8Array, options: DecodeImageOptions = {}): Promise<RgbImage> {
  const { bytes, orientation } = await readJpegFile(whole, options);
  // Another instance for each image, since the memory of one never shrinks.
  const { JPEGDecoder } = await createCodec({ wasmBinary }).catch((cause: unknown) => {
    throw new RuntimeUnavailableError("The decoder for JPEG files could not be started.", {
      hint: "It is WebAssembly: a content policy needs 'wasm-unsafe-eval' in its `script-src`.",
      cause,
    });
  });
  const decoder = new JPEGDecoder();
  decoder.getEncodedBuffer(bytes.length).set(bytes);
  decoder.readHeader();
  const { width, height, componentCount } = decoder.getFrameInfo();
  validateImageSize(width, height);
  decoder.decode();
  const channels = componentCount as ChannelImage["channels"];
  const image = rgbFromChannels({ width, height, channels, depth: 8, data: decoder.getDecodedBuffer() });
  return orientImage(image, orientation);
}
