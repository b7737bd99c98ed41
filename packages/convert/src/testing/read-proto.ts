/** Fields of a protobuf message, by number, in the order in which they came. */
export type ProtoFields = ReadonlyMap<number, readonly (bigint | Uint8Array)[]>;

/** Reads one message, one level deep. */
export function readProto(bytes: Uint8Array): ProtoFields {
  const fields = new Map<number, (bigint | Uint8Array)[]>();
  let at = 0;
  const varint = (): bigint => {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = bytes[at++];
      if (byte === undefined) throw new Error("The message ends within a number.");
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  };
  const take = (count: number): Uint8Array => {
    if (at + count > bytes.length) throw new Error("The message ends within a field.");
    return bytes.subarray(at, (at += count));
  };
  while (at < bytes.length) {
    const tag = Number(varint());
    const wire = tag % 8;
    const value = wire === 0 ? varint() : take(wire === 5 ? 4 : Number(varint()));
    const field = Math.floor(tag / 8);
    fields.set(field, [...(fields.get(field) ?? []), value]);
  }
  return fields;
}

export function messages(fields: ProtoFields, field: number): ProtoFields[] {
  return byteFields(fields, field).map(readProto);
}

export function texts(fields: ProtoFields, field: number): string[] {
  return byteFields(fields, field).map((value) => new TextDecoder().decode(value));
}

export function integers(fields: ProtoFields, field: number): bigint[] {
  return (fields.get(field) ?? []).filter((value) => typeof value === "bigint");
}

function byteFields(fields: ProtoFields, field: number): Uint8Array[] {
  return (fields.get(field) ?? []).filter((value) => value instanceof Uint8Array);
}
