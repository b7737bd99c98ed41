export { decodeImage, type DecodeImageOptions } from "./decode-image.js";
export { encodePng } from "./encode-png.js";
export { readImage } from "./read-image.js";
