export type { ImageFit, RgbImage } from "./rgb-image.js";
export { maxImagePixels, maxImageSide, validateImageSize, validateRgbImage } from "./validate-rgb-image.js";
export { resizeBilinear } from "./resize-bilinear.js";
export { fitImage, padToSquare } from "./fit-image.js";
export { normalizePixels } from "./normalize-pixels.js";
export { panAndScan, type PanAndScanOptions } from "./pan-and-scan.js";
export type { ChannelImage } from "./channel-image.js";
export { type PixelRange, rgbFromChannels } from "./rgb-from-channels.js";
export { sampleRange, type SampleRange } from "./sample-range.js";
