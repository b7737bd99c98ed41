export type { ByteSource, SlideSource } from "./byte-source.js";
export type { PatchOptions } from "./patch-options.js";
export { Slide, type SlideLevelInfo, type SlidePatch } from "./slide.js";
export type { Region, SlideLevel } from "./slide-level.js";
export { tissueMask } from "./tissue.js";
