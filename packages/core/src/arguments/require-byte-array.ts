import { InvalidArgumentError } from "../errors/invalid-argument-error.js";

/**
 * A file's bytes, as they were given.
 *
 * @param what Names the function in the message, for example `openDicom`.
 * @throws {InvalidArgumentError} for anything else than a Uint8Array, such as a path or an ArrayBuffer.
 */
export function requireByteArray(bytes: unknown, what: string): Uint8Array {
  if (bytes instanceof Uint8Array) return bytes;
  throw new InvalidArgumentError(`\`${what}\` takes the bytes of a file as a Uint8Array.`, {
    hint: "Read a file first; make `new Uint8Array(buffer)` of an ArrayBuffer.",
  });
}
