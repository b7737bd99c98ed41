import { ImageDecodeError, InvalidArgumentError } from "@medgemma/core";
import { checkDecodeOptions, type DecodeImageOptions } from "../decode-image-options.js";
import type { DecodedImage } from "../decoded-image.js";
import { type ImageSource, sourceBytes } from "../image-source.js";
import { decodeImage } from "./decode-image.js";

/**
 * Reads an image file as `decodeImage` does: a picked `File` or `Blob`, bytes (`Uint8Array`, `ArrayBuffer`), a `data:` URL,
 * or any other URL, which is fetched. Errors do not name it.
 *
 * @throws ImageDecodeError when the file cannot be read or decoded.
 * @throws InvalidArgumentError for another source, a `file:` URL among them, and for wrong options.
 */
export async function readImage(source: ImageSource, options: DecodeImageOptions = {}): Promise<DecodedImage> {
  checkDecodeOptions(options);
  return decodeImage(await sourceBytes(source, fetchBytes), options);
}

async function fetchBytes(address: string | URL): Promise<Uint8Array> {
  if (/^\s*file:/i.test(String(address).slice(0, 64))) {
    throw new InvalidArgumentError("A browser cannot open a file by its path.", {
      hint: "Give the File that the user picked.",
    });
  }
  let reason: string;
  try {
    const response = await fetch(address);
    if (response.ok) return new Uint8Array(await response.arrayBuffer());
    reason = `status ${response.status}`;
  } catch (error) {
    // The browser's message may quote the address, which may hold a patient's name.
    reason = error instanceof DOMException ? error.name : "not reachable";
  }
  throw new ImageDecodeError(`The image file could not be read (${reason}).`, {
    hint: "Check the address, or fetch it yourself and give the bytes.",
  });
}
