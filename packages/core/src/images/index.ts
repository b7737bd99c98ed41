export type { ImageFit, RgbImage } from "./rgb-image.js";
export { maxImagePixels, maxImageSide, validateImageSize, validateRgbImage } from "./validate-rgb-image.js";
export { resizeBilinear } from "./resize-bilinear.js";
export { fitImage, padToSquare } from "./fit-image.js";
export { normalizePixels } from "./normalize-pixels.js";
export { panAndScan, type PanAndScanOptions } from "./pan-and-scan.js";
export { rgbFromChannels, type ChannelImage, type SixteenBit } from "./rgb-from-channels.js";
