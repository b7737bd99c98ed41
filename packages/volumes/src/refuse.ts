import { ImageDecodeError } from "@medgemma/core";

/** The error for a volume or series that is not read. Values of the file are never in it. */
export function refused(
  what: string,
  reason: string,
  { hint, cause }: { readonly hint?: string; readonly cause?: unknown } = {},
) {
  return new ImageDecodeError(`${what} ${reason}.`, {
    hint: hint ?? "Export it again; a copy may have been damaged on the way.",
    ...(cause !== undefined && { cause }),
  });
}
