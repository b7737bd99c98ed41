import { bytesOf, type GgufMetadata, type GgufTensorInfo, type GgufValue, ggmlTypes } from "./gguf-types.js";

/** Default alignment of tensor data (`general.alignment`). */
const alignment = 32;

export interface GgufLayout {
  /** Everything before the first tensor, padded to the alignment. */
  readonly header: Uint8Array;
  /** Per tensor, from the start of the file. */
  readonly offsets: readonly number[];
  readonly totalBytes: number;
}

/**
 * Lays out a GGUF file, version 3: magic, counts, metadata, tensor infos, and where each tensor's data goes.
 * Format: `docs/gguf.md` of ggml-org/ggml.
 */
export function layOutGguf(metadata: GgufMetadata, tensors: readonly GgufTensorInfo[]): GgufLayout {
  const out = new ByteWriter();
  out.text("GGUF").uint32(3).uint64(tensors.length).uint64(metadata.size);
  for (const [key, value] of metadata) writeEntry(out, key, value);
  const relative: number[] = [];
  let end = 0;
  for (const { name, dims, type } of tensors) {
    const offset = align(end);
    relative.push(offset);
    end =
      offset +
      bytesOf(
        type,
        dims.reduce((a, b) => a * b, 1),
      );
    out.string(name).uint32(dims.length);
    for (const size of dims) out.uint64(size);
    out.uint32(ggmlTypes[type]).uint64(offset);
  }
  const dataStart = align(out.length);
  const header = new Uint8Array(dataStart);
  out.copyTo(header);
  return { header, offsets: relative.map((offset) => dataStart + offset), totalBytes: dataStart + end };
}

/** The next offset at which a tensor's data may begin. */
export function align(offset: number): number {
  return Math.ceil(offset / alignment) * alignment;
}

/** `gguf_metadata_value_type`. */
const valueTypes = { uint32: 4, int32: 5, float32: 6, bool: 7, string: 8, array: 9 } as const;

function writeEntry(out: ByteWriter, key: string, value: GgufValue): void {
  out.string(key);
  if ("uint32" in value) out.uint32(valueTypes.uint32).uint32(value.uint32);
  else if ("float32" in value) out.uint32(valueTypes.float32).float32(value.float32);
  else if ("bool" in value) out.uint32(valueTypes.bool).byte(value.bool ? 1 : 0);
  else if ("string" in value) out.uint32(valueTypes.string).string(value.string);
  else if ("strings" in value) {
    out.uint32(valueTypes.array).uint32(valueTypes.string).uint64(value.strings.length);
    for (const text of value.strings) out.string(text);
  } else if ("float32s" in value) {
    out.uint32(valueTypes.array).uint32(valueTypes.float32).uint64(value.float32s.length);
    for (let i = 0; i < value.float32s.length; i++) out.float32(value.float32s[i] as number);
  } else {
    out.uint32(valueTypes.array).uint32(valueTypes.int32).uint64(value.int32s.length);
    for (let i = 0; i < value.int32s.length; i++) out.uint32(value.int32s[i] as number);
  }
}

/** Collects little-endian values. */
class ByteWriter {
  #bytes = new Uint8Array(1 << 16);
  #view = new DataView(this.#bytes.buffer);
  #length = 0;
  readonly #encoder = new TextEncoder();

  get length(): number {
    return this.#length;
  }

  byte(value: number): this {
    this.#bytes[this.#reserve(1)] = value;
    return this;
  }

  uint32(value: number): this {
    const at = this.#reserve(4);
    this.#view.setUint32(at, value, true);
    return this;
  }

  uint64(value: number): this {
    const at = this.#reserve(8);
    this.#view.setBigUint64(at, BigInt(value), true);
    return this;
  }

  float32(value: number): this {
    const at = this.#reserve(4);
    this.#view.setFloat32(at, value, true);
    return this;
  }

  text(value: string): this {
    const bytes = this.#encoder.encode(value);
    const at = this.#reserve(bytes.length);
    this.#bytes.set(bytes, at);
    return this;
  }

  /** UTF-8 with its length in front. */
  string(value: string): this {
    this.uint64(this.#encoder.encode(value).length);
    return this.text(value);
  }

  copyTo(target: Uint8Array): void {
    target.set(this.#bytes.subarray(0, this.#length));
  }

  #reserve(count: number): number {
    const at = this.#length;
    this.#length += count;
    if (this.#length > this.#bytes.length) {
      const grown = new Uint8Array(Math.max(this.#length, 2 * this.#bytes.length));
      grown.set(this.#bytes);
      this.#bytes = grown;
      this.#view = new DataView(grown.buffer);
    }
    return at;
  }
}
