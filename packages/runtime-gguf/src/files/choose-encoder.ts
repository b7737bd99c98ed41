import { fileFormat } from "./file-format.js";
import type { GgufFile } from "./gguf-file.js";

/** Formats of image encoders, the most exact first; MedGemma's own weights are bfloat16. */
const exactness = ["f32", "bf16", "f16", "q8_0"];

export interface ChosenEncoder {
  readonly mmproj: GgufFile;
  /** What was chosen among several; undefined when there was no choice. */
  readonly note?: string;
}

/**
 * Chooses an image encoder for a text model: of those whose features have the text model's width the most exact, and the
 * first by name of equals.
 */
export function chooseEncoder(encoders: readonly GgufFile[], text: GgufFile): ChosenEncoder | undefined {
  const width = text.header.metadata.get("gemma3.embedding_length");
  const fitting = encoders.filter(({ header }) => header.metadata.get("clip.vision.projection_dim") === width);
  const rank = (file: GgufFile): number => {
    const place = exactness.indexOf(fileFormat(file));
    return place < 0 ? exactness.length : place;
  };
  const [mmproj] = (fitting.length > 0 ? fitting : encoders).toSorted((a, b) => rank(a) - rank(b));
  if (mmproj === undefined) return undefined;
  if (encoders.length === 1) return { mmproj };
  const note = `Of ${encoders.length} image encoders in the folder, "${mmproj.name}" (${fileFormat(mmproj)}) is used; \`mmproj\` chooses another.`;
  return { mmproj, note };
}
