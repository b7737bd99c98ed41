export { decodeImage } from "./browser/decode-image.js";
export { readImage } from "./browser/read-image.js";
export type { DecodeImageOptions } from "./decode-image-options.js";
