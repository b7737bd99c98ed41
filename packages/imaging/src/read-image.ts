import { ImageDecodeError, type RgbImage } from "@medgemma/core";
import { decodeImage, type DecodeImageOptions } from "./decode-image.js";

/** Node's message quotes the path, which may hold a patient's name; its code tells enough. */
function withoutPath(error: unknown): Error {
  const code: unknown = error instanceof Error ? Reflect.get(error, "code") : undefined;
  return new Error(typeof code === "string" ? code : "unknown");
}

/**
 * Reads a PNG or JPEG file as `decodeImage` does. Errors do not name the file.
 *
 * @throws ImageDecodeError when the file cannot be read or decoded.
 */
export async function readImage(path: string | URL, options: DecodeImageOptions = {}): Promise<RgbImage> {
  const { readFile } = await import("node:fs/promises");
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    const cause = withoutPath(error);
    throw new ImageDecodeError(`The image file could not be read (${cause.message}).`, { cause });
  }
  return decodeImage(bytes, options);
}
