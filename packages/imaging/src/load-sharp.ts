import { ImageDecodeError } from "@medgemma/core";
import type { default as createSharp } from "sharp";

/** Loads the library that decodes and encodes. @throws {ImageDecodeError} when it is not installed for this platform. */
export async function loadSharp(): Promise<typeof createSharp> {
  try {
    return (await import("sharp")).default;
  } catch (cause) {
    throw new ImageDecodeError("The image decoder sharp cannot be loaded.", {
      hint: "Install its optional packages for this platform.",
      cause,
    });
  }
}
