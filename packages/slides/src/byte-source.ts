import { InvalidArgumentError } from "@medgemma/core";
import { refused } from "./refuse.js";
import { unreadable } from "./unreadable.js";

/** A file that is read in parts: slides are larger than memory. */
export interface ByteSource {
  readonly size: number;
  /** Bytes from a place on, `maxRead` at most; fewer at the file's end. */
  read(offset: number, length: number): Promise<Uint8Array>;
}

/** Bytes that are read at once: systems refuse 2 GiB and more. */
export const maxRead = 2 ** 30;

/** What a slide is read from: bytes, a `File` of a page, in Node also a path. */
export type SlideSource = Uint8Array | Blob | string;

/**
 * Bytes in memory, or a `File`.
 *
 * @throws {InvalidArgumentError} for anything else.
 */
export function sourceOf(source: Uint8Array | Blob): ByteSource {
  if (source instanceof Uint8Array) {
    return { size: source.length, read: async (offset, length) => source.subarray(offset, offset + length) };
  }
  if (!(source instanceof Blob))
    throw new InvalidArgumentError("A slide is given as bytes, a `Blob` or `File`, or in Node a path.");
  return {
    size: source.size,
    async read(offset, length) {
      try {
        return new Uint8Array(await source.slice(offset, offset + Math.min(length, maxRead)).arrayBuffer());
      } catch (error) {
        throw unreadable(error);
      }
    },
  };
}

/**
 * The whole of a file, in one piece.
 *
 * @throws {ImageDecodeError} when there is no memory for it.
 */
export async function readWhole(source: ByteSource): Promise<Uint8Array> {
  if (source.size <= maxRead) return source.read(0, source.size);
  const whole = reserved(source.size);
  for (let at = 0; at < whole.length;) {
    const part = await source.read(at, maxRead);
    if (part.length === 0) throw refused("is truncated: it became shorter while it was read");
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function reserved(size: number): Uint8Array {
  try {
    return new Uint8Array(size);
  } catch (cause) {
    throw refused("has a file for which there is not enough memory", {
      hint: "Give the files of its smaller levels only.",
      cause,
    });
  }
}
