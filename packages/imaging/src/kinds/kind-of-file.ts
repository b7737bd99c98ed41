import { dicomWithoutPreamble } from "./dicom-without-preamble.js";
import type { FileKind } from "./file-kind.js";
import { magicKind } from "./magic-kinds.js";
import { mediaBrand } from "./media-brand.js";
import { textKind } from "./text-kind.js";

/** What a file is by its first bytes, however it is called; undefined when they tell nothing. */
export function kindOfFile(bytes: Uint8Array): FileKind | undefined {
  if (bytes.length === 0) return { name: "empty", hint: "Get the file again." };
  return magicKind(bytes) ?? mediaBrand(bytes) ?? dicomWithoutPreamble(bytes) ?? textKind(bytes);
}
