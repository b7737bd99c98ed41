/** After so many bytes reading waits until the device has taken over what was read. */
const paceBytes = 2 ** 25;

/**
 * Gives weights to onnxruntime, which reads them from `blob.slice(…).stream()` and refers to nothing but the pending read.
 *
 * - Chromium (156) may take such a stream for garbage, and the read never ends: loading hangs whenever a collection comes at
 *   that moment. So the streams are kept here.
 * - What was read and not yet taken over by the GPU's process stays in memory that this process shares with it, up to the
 *   whole model where that process is slow. So reading waits for it.
 */
export class WeightStreams {
  readonly #streams = new Set<ReadableStream<Uint8Array<ArrayBuffer>>>();
  readonly #takenOver: () => Promise<void>;
  #readBytes = 0;

  /** @param takenOver resolves when the device has all that was read so far. */
  constructor(takenOver: () => Promise<void>) {
    this.#takenOver = takenOver;
  }

  /** The same bytes; streams of it and of its slices live until `release`. */
  keep(blob: Blob): Blob {
    const kept = blob.slice();
    kept.slice = (...range) => this.keep(blob.slice(...range));
    kept.stream = () => {
      const opened = blob.stream();
      this.#streams.add(opened);
      this.#pace(opened);
      return opened;
    };
    return kept;
  }

  release(): void {
    this.#streams.clear();
  }

  #pace(stream: ReadableStream<Uint8Array<ArrayBuffer>>): void {
    const getReader = stream.getReader.bind(stream) as (options?: unknown) => ReadableStreamBYOBReader;
    stream.getReader = ((options?: unknown) => {
      const reader = getReader(options);
      const read = reader.read.bind(reader) as (view: Uint8Array) => Promise<ReadableStreamReadResult<Uint8Array>>;
      reader.read = (async (view: Uint8Array) => {
        if (this.#readBytes >= paceBytes) {
          this.#readBytes = 0;
          await this.#takenOver();
        }
        const result = await read(view);
        this.#readBytes += result.value?.length ?? 0;
        return result;
      }) as typeof reader.read;
      return reader;
    }) as typeof stream.getReader;
  }
}
