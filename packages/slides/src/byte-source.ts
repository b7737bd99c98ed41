/** A file that is read in parts: slides are larger than memory. */
export interface ByteSource {
  readonly size: number;
  /** Bytes from a place on; fewer at the file's end. */
  read(offset: number, length: number): Promise<Uint8Array>;
}

/** What a slide is read from: bytes, a `File` of a page, in Node also a path. */
export type SlideSource = Uint8Array | Blob | string;

/** Bytes in memory, or a `File`. */
export function sourceOf(source: Uint8Array | Blob): ByteSource {
  if (source instanceof Uint8Array) {
    return { size: source.length, read: async (offset, length) => source.subarray(offset, offset + length) };
  }
  return {
    size: source.size,
    read: async (offset, length) => new Uint8Array(await source.slice(offset, offset + length).arrayBuffer()),
  };
}
