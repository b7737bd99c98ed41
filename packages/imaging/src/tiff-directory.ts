import { ImageDecodeError } from "@medgemma/core";

/** Bytes of the unsigned integers that a field may hold, by its type (TIFF 6.0, 2; BigTIFF for LONG8). */
const integerBytes: ReadonlyMap<number, number> = new Map([
  [1, 1],
  [3, 2],
  [4, 4],
  [16, 8],
]);

/** Most fields of a directory that are read; real ones have some twenty. */
const maxFields = 4096;

/** The first directory of a TIFF file: what it says of its first page. */
export class TiffDirectory {
  readonly #view: DataView;
  readonly #little: boolean;
  readonly #big: boolean;
  /** Where the field of each tag begins. */
  readonly #fields = new Map<number, number>();

  /** @throws {ImageDecodeError} when the directory does not lie in the file. */
  constructor(bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#little = bytes[0] === 0x49;
    this.#big = this.#unsigned(2, 2) === 43;
    const start = this.#big ? this.#unsigned(8, 8) : this.#unsigned(4, 4);
    const [countBytes, fieldBytes] = this.#big ? [8, 20] : [2, 12];
    const count = this.#unsigned(start, countBytes);
    if (count > maxFields) throw damagedTiff("its directory is not valid");
    for (let field = 0; field < count; field++) {
      const at = start + countBytes + field * fieldBytes;
      this.#fields.set(this.#unsigned(at, 2), at);
    }
  }

  /** How many values a field has; 0 when it is absent or holds no integers. */
  count(tag: number): number {
    const at = this.#fields.get(tag);
    if (at === undefined || !integerBytes.has(this.#unsigned(at + 2, 2))) return 0;
    return this.#unsigned(at + 4, this.#big ? 8 : 4);
  }

  /** The integers of a field. @throws {ImageDecodeError} when they do not lie in the file. */
  *values(tag: number): Generator<number> {
    const at = this.#fields.get(tag);
    const size = at === undefined ? undefined : integerBytes.get(this.#unsigned(at + 2, 2));
    if (at === undefined || size === undefined) return;
    const count = this.count(tag);
    const word = this.#big ? 8 : 4;
    const place = at + 4 + word;
    const start = count * size <= word ? place : this.#unsigned(place, word);
    for (let index = 0; index < count; index++) yield this.#unsigned(start + index * size, size);
  }

  /** The only integer of a field. */
  value(tag: number): number | undefined {
    const [first] = this.values(tag);
    return first;
  }

  #unsigned(at: number, bytes: number): number {
    if (!Number.isSafeInteger(at) || at + bytes > this.#view.byteLength) throw damagedTiff("it is cut off");
    if (bytes === 8) return Number(this.#view.getBigUint64(at, this.#little));
    if (bytes === 4) return this.#view.getUint32(at, this.#little);
    return bytes === 2 ? this.#view.getUint16(at, this.#little) : this.#view.getUint8(at);
  }
}

export function damagedTiff(what: string): ImageDecodeError {
  return new ImageDecodeError(`The TIFF file is damaged: ${what}.`, { hint: "Get the file again, or save it as PNG." });
}
