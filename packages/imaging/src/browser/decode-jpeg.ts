import createCodec from "@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasmjs";
import wasmBinary from "@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasm";
import { type ChannelImage, ImageDecodeError, RuntimeUnavailableError, validateImageSize } from "@medgemma/core";
import type { DecodedImage } from "../decoded-image.js";
import type { DecodeImageOptions } from "../decode-image-options.js";
import { imageFromSamples } from "../image-from-samples.js";
import { readJpegFile } from "../jpeg/jpeg-file.js";

/**
 * Decodes a JPEG file with libjpeg-turbo, the decoder of Pillow and sharp. What the browser has differs: some give planes of
 * reduced colour, some turn the image, and damaged files come out as images.
 *
 * @throws {RuntimeUnavailableError} when the page may not compile WebAssembly.
 */
export async function decodeJpeg(whole: Uint8Array, options: DecodeImageOptions = {}): Promise<DecodedImage> {
  const file = await readJpegFile(whole, options);
  const { bytes } = file;
  if (file.isCmyk) {
    throw new ImageDecodeError("The image file is a JPEG with CMYK colours, which is not read in browsers.", {
      hint: "Save it with RGB colours first.",
    });
  }
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
  return imageFromSamples({ width, height, channels, depth: 8, data: decoder.getDecodedBuffer() }, file, options);
}
