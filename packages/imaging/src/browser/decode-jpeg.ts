import createCodec from "@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasmjs";
import wasmBinary from "@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasm";
import {
  type ChannelImage,
  ImageDecodeError,
  RuntimeUnavailableError,
  type RgbImage,
  rgbFromChannels,
  validateImageSize,
} from "@medgemma/core";
import { jpegOrientation } from "./exif-orientation.js";
import { jpegComponents, jpegSegments } from "./jpeg-segments.js";
import { orientImage } from "./orient-image.js";

/**
 * Decodes a JPEG file with libjpeg-turbo, the decoder of Pillow and sharp. What the browser has differs: some give planes of
 * reduced colour, some turn the image, and damaged files come out as images.
 *
 * @throws {RuntimeUnavailableError} when the page may not compile WebAssembly.
 */
export async function decodeJpeg(bytes: Uint8Array): Promise<RgbImage> {
  const segments = jpegSegments(bytes);
  if (jpegComponents(segments) === 4) {
    throw new ImageDecodeError("The image file has CMYK colours.", { hint: "Convert it to RGB first." });
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
  const image = rgbFromChannels({ width, height, channels, depth: 8, data: decoder.getDecodedBuffer() });
  return orientImage(image, jpegOrientation(segments));
}
