import { CorruptModelError } from "@medgemma/core";

/**
 * Reads a file of a package, or a part of one.
 *
 * @param path its name in the package, for the error.
 * @throws {CorruptModelError} when it was deleted or changed since it was opened, which browsers notice at reading.
 */
export async function readBlob(blob: Blob, path: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await blob.arrayBuffer());
  } catch (cause) {
    throw new CorruptModelError(`The package's file "${path}" can no longer be read.`, {
      hint: "It was deleted or changed meanwhile: dispose the model, and load it again.",
      cause,
    });
  }
}
