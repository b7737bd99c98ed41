import { ImageDecodeError, type RgbImage } from "@medgemma/core";
import type { DecodeImageOptions } from "../decode-image-options.js";
import { decodeImage } from "./decode-image.js";

/**
 * Reads a PNG or JPEG file as `decodeImage` does: a picked file or blob, or a URL, which is fetched. Errors do not name it.
 *
 * @throws ImageDecodeError when the file cannot be read or decoded.
 */
export async function readImage(source: string | URL | Blob, options: DecodeImageOptions = {}): Promise<RgbImage> {
  return decodeImage(await readBytes(source), options);
}

async function readBytes(source: string | URL | Blob): Promise<Uint8Array> {
  let reason: string;
  try {
    if (source instanceof Blob) return new Uint8Array(await source.arrayBuffer());
    const response = await fetch(source);
    if (response.ok) return new Uint8Array(await response.arrayBuffer());
    reason = `status ${response.status}`;
  } catch (error) {
    // The browser's message may quote the address, which may hold a patient's name.
    reason = error instanceof DOMException ? error.name : "not reachable";
  }
  throw new ImageDecodeError(`The image file could not be read (${reason}).`);
}
