import { ImageDecodeError } from "@medgemma/core";

/** The error for a JPEG file that is not what it should be. */
export function damagedJpeg(what: string): ImageDecodeError {
  return new ImageDecodeError(`The JPEG file is damaged: ${what}.`, { hint: "Get the file again, or save it anew." });
}
