import { concatenateBytes, CorruptModelError } from "@medgemma/core";

/** One field of a protobuf message (protobuf.dev/programming-guides/encoding). */
export interface ProtoField {
  readonly number: number;
  /** A varint's value; content of the others. */
  readonly value: number | Uint8Array;
  /** The whole field, with its tag. */
  readonly raw: Uint8Array;
}

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/**
 * Reads the fields of one message, one level deep. Varints beyond 2^53 lose precision.
 *
 * @throws {CorruptModelError} when it is no message.
 */
export function protoFields(message: Uint8Array): readonly ProtoField[] {
  const fields: ProtoField[] = [];
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = message[at++];
      if (byte === undefined) throw damaged();
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
    }
  };
  const take = (count: number): Uint8Array => {
    if (at + count > message.length) throw damaged();
    return message.subarray(at, (at += count));
  };
  while (at < message.length) {
    const start = at;
    const tag = varint();
    const value = readValue[tag % 8]?.({ varint, take });
    if (value === undefined) throw damaged();
    fields.push({ number: Math.floor(tag / 8), value, raw: message.subarray(start, at) });
  }
  return fields;
}

function damaged(): CorruptModelError {
  return new CorruptModelError("A graph of the package is damaged.", { hint: "Convert or copy it again." });
}

interface Source {
  readonly varint: () => number;
  readonly take: (count: number) => Uint8Array;
}

const readValue: Readonly<Record<number, (source: Source) => number | Uint8Array>> = {
  0: ({ varint }) => varint(),
  1: ({ take }) => take(8),
  2: ({ varint, take }) => take(varint()),
  5: ({ take }) => take(4),
};

/** The fields of a number that hold bytes, as text. */
export function protoTexts(fields: readonly ProtoField[], number: number): readonly string[] {
  return protoMessages(fields, number).map((bytes) => decoder.decode(bytes));
}

/** The fields of a number that hold bytes. */
export function protoMessages(fields: readonly ProtoField[], number: number): readonly Uint8Array[] {
  return fields.flatMap((field) => (field.number === number && field.value instanceof Uint8Array ? [field.value] : []));
}

/** A field, encoded. */
export function protoField(number: number, value: number | string | Uint8Array): Uint8Array {
  if (typeof value === "number") return Uint8Array.of(...varintBytes(number * 8), ...varintBytes(value));
  const content = typeof value === "string" ? encoder.encode(value) : value;
  return concatenateBytes([Uint8Array.of(...varintBytes(number * 8 + 2), ...varintBytes(content.length)), content]);
}

function varintBytes(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 0x7f; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 0x80);
  return [...bytes, rest];
}
