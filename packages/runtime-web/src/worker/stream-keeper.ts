/**
 * Keeps the streams of blobs alive while they are read.
 *
 * onnxruntime reads weights from `blob.slice(…).stream()`, and nothing but the pending read refers to the stream then.
 * Chromium (156) may take it for garbage, and the read never ends: loading hangs whenever a collection comes at that moment.
 */
export class StreamKeeper {
  readonly #streams = new Set<ReadableStream<Uint8Array<ArrayBuffer>>>();

  /** The same bytes; streams of it and of its slices live until `release`. */
  keep(blob: Blob): Blob {
    const kept = blob.slice();
    kept.slice = (...range) => this.keep(blob.slice(...range));
    kept.stream = () => {
      const opened = blob.stream();
      this.#streams.add(opened);
      return opened;
    };
    return kept;
  }

  release(): void {
    this.#streams.clear();
  }
}
