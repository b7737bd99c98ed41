import { InvalidArgumentError } from "@medgemma/core";
import { readStudyWith, type StudySource } from "./read-study.js";
import type { GroupOptions, Study } from "./series/read-study.js";

export * from "./exports.js";

/** In browsers paths are none: see `readStudy` of Node. */
export async function readStudy(
  sources: StudySource | readonly StudySource[],
  options: GroupOptions = {},
): Promise<Study> {
  return readStudyWith(sources, options, () => {
    throw new InvalidArgumentError("A page reads no paths.", { hint: "Give the `File`s." });
  });
}
