export { decodeImage, type DecodeImageOptions } from "./decode-image.js";
export { readImage } from "./read-image.js";
