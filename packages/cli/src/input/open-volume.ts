import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { ImageDecodeError } from "@medgemma/core";
import type { Volume } from "@medgemma/volumes";

/** Opens a NIfTI or NRRD file; a header's data file lies beside it. */
export async function openVolume(path: string, bytes: Uint8Array): Promise<Volume> {
  const { isNrrd, readNifti, readNrrd } = await import("@medgemma/volumes");
  return isNrrd(bytes) ? readNrrd(bytes, (name) => readBeside(path, name)) : readNifti(bytes);
}

async function readBeside(path: string, name: string): Promise<Uint8Array> {
  return readFile(join(dirname(path), name)).catch((error: unknown) => {
    // The system's own message has the path, which may be a patient's name.
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown reason";
    throw new ImageDecodeError("The file that the header names for its data cannot be read.", {
      hint: "Put it beside the header.",
      cause: new Error(code),
    });
  });
}
