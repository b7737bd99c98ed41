import { ImageDecodeError, type RgbImage } from "@medgemma/core";
import { decodeImage } from "./decode-image.js";
import type { DecodeImageOptions } from "./decode-image-options.js";

/** Node's message quotes the path, which may hold a patient's name; its code tells enough. */
function withoutPath(error: unknown): Error {
  const code: unknown = error instanceof Error ? Reflect.get(error, "code") : undefined;
  return new Error(typeof code === "string" ? code : "unknown");
}

/**
 * Reads a PNG or JPEG file as `decodeImage` does: a path, a `file:` URL or a blob. Errors do not name the file.
 *
 * @throws ImageDecodeError when the file cannot be read or decoded.
 */
export async function readImage(source: string | URL | Blob, options: DecodeImageOptions = {}): Promise<RgbImage> {
  let bytes: Uint8Array;
  try {
    if (source instanceof Blob) bytes = new Uint8Array(await source.arrayBuffer());
    else bytes = await (await import("node:fs/promises")).readFile(source);
  } catch (error) {
    const cause = withoutPath(error);
    throw new ImageDecodeError(`The image file could not be read (${cause.message}).`, { cause });
  }
  return decodeImage(bytes, options);
}
