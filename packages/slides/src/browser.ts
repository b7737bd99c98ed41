import { InvalidArgumentError } from "@medgemma/core";
import { sourceOf, type SlideSource } from "./byte-source.js";
import { openSources } from "./open-slide.js";
import type { Slide } from "./slide.js";

export * from "./exports.js";

/** In browsers paths are none: see `openSlide` of Node. */
export async function openSlide(sources: SlideSource | readonly SlideSource[]): Promise<Slide> {
  const all = Array.isArray(sources) ? (sources as readonly SlideSource[]) : [sources as SlideSource];
  const opened = all.map((source) => {
    if (typeof source === "string")
      throw new InvalidArgumentError("A page reads no paths.", { hint: "Give the `File`." });
    return sourceOf(source);
  });
  return openSources(opened);
}
