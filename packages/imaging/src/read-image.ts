import { ImageDecodeError, InvalidArgumentError } from "@medgemma/core";
import { decodeImage } from "./decode-image.js";
import { checkDecodeOptions, type DecodeImageOptions } from "./decode-image-options.js";
import type { DecodedImage } from "./decoded-image.js";
import { type ImageSource, sourceBytes } from "./image-source.js";

/**
 * Reads an image file as `decodeImage` does, from wherever it is: a path, a `file:` URL (string or `URL`), bytes (`Buffer`,
 * `Uint8Array`, `ArrayBuffer`), a `Blob` or `File`, or a `data:` URL. Nothing is fetched. Errors do not name the file.
 *
 * @throws ImageDecodeError when the file cannot be read or decoded.
 * @throws InvalidArgumentError for another source, a web address among them, and for wrong options.
 */
export async function readImage(source: ImageSource, options: DecodeImageOptions = {}): Promise<DecodedImage> {
  checkDecodeOptions(options);
  return decodeImage(await sourceBytes(source, readPlace), options);
}

async function readPlace(place: string | URL): Promise<Uint8Array> {
  const scheme = schemeOf(place);
  if (scheme !== undefined && scheme !== "file") {
    const isWeb = scheme === "http" || scheme === "https";
    throw new InvalidArgumentError(
      isWeb ? "An image is not fetched from a web address." : "An image cannot be read from a URL of this kind.",
      { hint: "Fetch it, and give the bytes: readImage(await (await fetch(url)).arrayBuffer())." },
    );
  }
  try {
    const file = scheme === "file" ? new URL(place) : place;
    return await (await import("node:fs/promises")).readFile(file);
  } catch (error) {
    const cause = withoutPath(error);
    throw new ImageDecodeError(`The image file could not be read (${cause.message}).`, {
      hint:
        cause.message === "ENAMETOOLONG"
          ? "A string is taken for a path; give a file's content as bytes."
          : "Check the path, and that it is a file that may be read.",
      cause,
    });
  }
}

/** A path has none; "C:\chest.png" is one. */
function schemeOf(place: string | URL): string | undefined {
  const [, known, other] = /^\s*(?:(file|blob):|([a-z][a-z0-9+.-]+):\/\/)/i.exec(String(place).slice(0, 64)) ?? [];
  return (known ?? other)?.toLowerCase();
}

/** Node's message quotes the path, which may hold a patient's name; its code tells enough. */
function withoutPath(error: unknown): Error {
  const code: unknown = error instanceof Error ? Reflect.get(error, "code") : undefined;
  return new Error(typeof code === "string" ? code : "unknown");
}
