import { InvalidArgumentError } from "@medgemma/core";
import { heldBytes } from "./image-source.js";

/** @throws {InvalidArgumentError} unless there are bytes. */
export function requireBytes(bytes: unknown): Uint8Array {
  const held = heldBytes(bytes);
  if (held !== undefined) return held;
  throw new InvalidArgumentError("decodeImage takes the bytes of a file: a Buffer, Uint8Array or ArrayBuffer.", {
    hint: "readImage takes paths, URLs, blobs and data: URLs as well.",
  });
}
