export { decodeImage } from "./decode-image.js";
export type { DecodeImageOptions } from "./decode-image-options.js";
export type { DecodedImage } from "./decoded-image.js";
export { encodePng } from "./encode-png.js";
export type { ImageSource } from "./image-source.js";
export { readImage } from "./read-image.js";
