/** Thrown when more bytes are needed than there are. */
export class OutOfBytes extends Error {}

/** Thrown when text is no UTF-8. */
export class InvalidText extends Error {}

/** Reads little-endian values one after another. */
export class ByteCursor {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  // A piece of the vocabulary may be, or begin with, U+FEFF.
  readonly #decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get position(): number {
    return this.#at;
  }

  /** Steps over `count` bytes and returns where they begin. */
  take(count: number): number {
    const from = this.#at;
    if (!(count >= 0) || from + count > this.#bytes.length) throw new OutOfBytes();
    this.#at = from + count;
    return from;
  }

  bytes(count: number): Uint8Array {
    const from = this.take(count);
    return this.#bytes.subarray(from, from + count);
  }

  uint8 = (): number => this.#view.getUint8(this.take(1));
  int8 = (): number => this.#view.getInt8(this.take(1));
  uint16 = (): number => this.#view.getUint16(this.take(2), true);
  int16 = (): number => this.#view.getInt16(this.take(2), true);
  uint32 = (): number => this.#view.getUint32(this.take(4), true);
  int32 = (): number => this.#view.getInt32(this.take(4), true);
  float32 = (): number => this.#view.getFloat32(this.take(4), true);
  // Not as a BigInt: there is one length per piece of the vocabulary.
  uint64 = (): number => this.uint32() + this.uint32() * 2 ** 32;
  int64 = (): number => Number(this.#view.getBigInt64(this.take(8), true));
  float64 = (): number => this.#view.getFloat64(this.take(8), true);
  bool = (): boolean => this.uint8() !== 0;

  /** @throws {InvalidText} when it is no UTF-8. */
  string = (): string => {
    const bytes = this.bytes(this.uint64());
    try {
      return this.#decoder.decode(bytes);
    } catch {
      throw new InvalidText();
    }
  };
}
