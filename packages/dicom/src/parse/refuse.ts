import { ImageDecodeError } from "@medgemma/core";

/** The error for a file that is not read: the cause in words, and what to do. Values of the file are never in it. */
export function refused(reason: string, { hint, cause }: { readonly hint?: string; readonly cause?: unknown } = {}) {
  return new ImageDecodeError(`The DICOM file ${reason}.`, {
    hint: hint ?? "Export it again from the archive; a copy may have been damaged on the way.",
    ...(cause !== undefined && { cause }),
  });
}
