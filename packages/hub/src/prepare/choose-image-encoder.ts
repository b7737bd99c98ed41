import { InvalidArgumentError } from "@medgemma/core";
import type { LabelledFile } from "./gguf-labels.js";

/** The most exact first, as among the files of a folder; MedGemma's own weights are bfloat16. */
const exactness = ["f32", "bf16", "f16", "q8_0"];

export interface EncoderChoice {
  readonly file: LabelledFile;
  /** What was chosen among several; undefined when there was no choice. */
  readonly note?: string;
}

/**
 * Chooses a repository's image encoder: the one that is named, else the most exact, and the first by name of equals. It suffers
 * most from few bits, and is small beside the text model.
 *
 * @throws {InvalidArgumentError} when the one that is named is not there.
 */
export function chooseImageEncoder(files: readonly LabelledFile[], named?: string): EncoderChoice | undefined {
  const encoders = files.filter(({ kind }) => kind === "mmproj");
  if (named !== undefined) {
    const file =
      encoders.find(({ path }) => path === named) ??
      encoders.find(({ path }) => path.toLowerCase() === named.toLowerCase());
    if (file !== undefined) return { file };
    throw new InvalidArgumentError(
      `\`mmproj\` names no image encoder of the repository, which has ${listed(encoders)}.`,
      { hint: "Give one of these names, or leave `mmproj` out." },
    );
  }
  const rank = ({ label = "" }: LabelledFile): number => {
    const place = exactness.indexOf(label);
    return place < 0 ? exactness.length : place;
  };
  const [file] = encoders.toSorted((a, b) => rank(a) - rank(b) || (a.path < b.path ? -1 : 1));
  if (file === undefined) return undefined;
  if (encoders.length === 1) return { file };
  const note = `Of ${encoders.length} image encoders in the repository, "${file.path}" is used; \`mmproj\` chooses another.`;
  return { file, note };
}

function listed(encoders: readonly LabelledFile[]): string {
  return encoders.length === 0 ? "none" : encoders.map(({ path }) => `"${path}"`).join(", ");
}
