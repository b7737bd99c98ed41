const wireVarint = 0;
const wireBytes = 2;
const wireFixed32 = 5;

const encoder = new TextEncoder();

/** Writes one protobuf message (protobuf.dev/programming-guides/encoding). Fields come out in the order of calls. */
export class ProtoMessage {
  readonly #parts: Uint8Array[] = [];
  #length = 0;

  /** A varint field. Negative values take ten bytes, as int32 and int64 do. */
  int(field: number, value: number | bigint): this {
    this.#tag(field, wireVarint);
    this.#push(varint(BigInt(value)));
    return this;
  }

  /** A float field. */
  float(field: number, value: number): this {
    this.#tag(field, wireFixed32);
    const bytes = new Uint8Array(4);
    new DataView(bytes.buffer).setFloat32(0, value, true);
    this.#push(bytes);
    return this;
  }

  /** A length-delimited field: text, bytes, or another message. */
  bytes(field: number, value: string | Uint8Array | ProtoMessage): this {
    const content =
      typeof value === "string" ? encoder.encode(value) : value instanceof ProtoMessage ? value.encode() : value;
    this.#tag(field, wireBytes);
    this.#push(varint(BigInt(content.length)));
    this.#push(content);
    return this;
  }

  encode(): Uint8Array {
    const out = new Uint8Array(this.#length);
    let at = 0;
    for (const part of this.#parts) {
      out.set(part, at);
      at += part.length;
    }
    return out;
  }

  #tag(field: number, wire: number): void {
    this.#push(varint(BigInt(field * 8 + wire)));
  }

  #push(part: Uint8Array): void {
    this.#parts.push(part);
    this.#length += part.length;
  }
}

function varint(value: bigint): Uint8Array {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, value);
  while (rest > 0x7fn) {
    bytes.push(Number(rest & 0x7fn) | 0x80);
    rest >>= 7n;
  }
  bytes.push(Number(rest));
  return Uint8Array.from(bytes);
}
