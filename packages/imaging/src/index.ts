export { decodeImage } from "./decode-image.js";
export type { DecodeImageOptions } from "./decode-image-options.js";
export { encodePng } from "./encode-png.js";
export { readImage } from "./read-image.js";
