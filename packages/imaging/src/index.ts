export { decodeImage } from "./decode-image.js";
export type { DecodeImageOptions } from "./decode-image-options.js";
export { readImage } from "./read-image.js";
