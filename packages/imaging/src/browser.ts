export { decodeImage } from "./browser/decode-image.js";
export { encodePng } from "./browser/encode-png.js";
export { readImage } from "./browser/read-image.js";
export type { DecodeImageOptions } from "./decode-image-options.js";
export type { DecodedImage } from "./decoded-image.js";
export type { ImageSource } from "./image-source.js";
