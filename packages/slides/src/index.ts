import { type ByteSource, sourceOf, type SlideSource } from "./byte-source.js";
import { sourcesAt } from "./file-source.js";
import { holdableBytes } from "./memory.js";
import { openSources } from "./open-slide.js";
import type { Slide } from "./slide.js";

export * from "./exports.js";

/**
 * Opens a whole slide: a pyramidal TIFF, an Aperio SVS, or the DICOM files of its levels. Tiles are read when a region asks for them; labels
 * and overviews, which may show who the patient is, never are.
 *
 * @param sources The file, or the DICOM files: bytes, `File`s, in Node also paths of files and folders.
 * @throws {InvalidArgumentError} for a path that cannot be read, without naming it.
 * @throws {ImageDecodeError} for what is no slide, or one of a kind that is not read.
 */
export async function openSlide(sources: SlideSource | readonly SlideSource[]): Promise<Slide> {
  const all = Array.isArray(sources) ? (sources as readonly SlideSource[]) : [sources as SlideSource];
  const visited = new Set<string>();
  const opened: ByteSource[] = [];
  for (const source of all)
    for (const each of typeof source === "string" ? await sourcesAt(source, visited) : [sourceOf(source)])
      opened.push(each);
  return openSources(opened, holdableBytes());
}
