import { ImageDecodeError } from "@medgemma/core";
import type { ImageFormat } from "./kinds/file-kind.js";
import { kindOfFile } from "./kinds/kind-of-file.js";

/**
 * The format of a file, if it is among those that are read here.
 *
 * @throws {ImageDecodeError} naming what the file is instead, and what to do with it.
 */
export function requireFormat<Format extends ImageFormat>(
  bytes: Uint8Array,
  reads: { readonly formats: readonly Format[]; readonly names: string; readonly where?: string },
): Format {
  const { names, where = "" } = reads;
  const kind = kindOfFile(bytes);
  if (kind === undefined) {
    throw new ImageDecodeError("The image file is of no kind that is known.", {
      hint: `${names} are read${where}; another image has to be saved as PNG first.`,
    });
  }
  const format = reads.formats.find((one) => one === kind.format);
  if (format !== undefined) return format;
  if (bytes.length === 0) throw new ImageDecodeError("The image file is empty.", { hint: kind.hint });
  throw new ImageDecodeError(`The image file is ${kind.name}, which is not read${where}.`, {
    hint: `${kind.hint} ${names} are read${where}.`,
  });
}
