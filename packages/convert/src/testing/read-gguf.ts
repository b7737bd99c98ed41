/** A GGUF file, read for tests: metadata as plain values, tensors as their bytes. */
export interface ReadGguf {
  readonly metadata: ReadonlyMap<string, unknown>;
  readonly tensors: ReadonlyMap<string, { readonly dims: number[]; readonly type: number; readonly bytes: Uint8Array }>;
}

const bytesPerValue: Readonly<Record<number, number>> = { 0: 4, 1: 2, 8: 34 / 32, 30: 2 };

export function readGguf(buffer: Uint8Array): ReadGguf {
  // A Buffer's slice would not copy.
  const file = Uint8Array.from(buffer);
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  let at = 4;
  const take = <T>(size: number, read: (at: number) => T): T => {
    const value = read(at);
    at += size;
    return value;
  };
  const uint32 = (): number => take(4, (from) => view.getUint32(from, true));
  const uint64 = (): number => take(8, (from) => Number(view.getBigUint64(from, true)));
  const string = (): string => {
    const length = uint64();
    return take(length, (from) => new TextDecoder().decode(file.subarray(from, from + length)));
  };
  const value = (type: number): unknown => {
    switch (type) {
      case 4:
        return uint32();
      case 5:
        return take(4, (from) => view.getInt32(from, true));
      case 6:
        return take(4, (from) => view.getFloat32(from, true));
      case 7:
        return take(1, (from) => view.getUint8(from) === 1);
      case 8:
        return string();
      case 9: {
        const element = uint32();
        return Array.from({ length: uint64() }, () => value(element));
      }
      default:
        throw new Error(`unexpected type ${type}`);
    }
  };
  const version = uint32();
  if (new TextDecoder().decode(file.subarray(0, 4)) !== "GGUF" || version !== 3) throw new Error("no GGUF 3");
  const tensorCount = uint64();
  const metadata = new Map<string, unknown>();
  for (let count = uint64(); count > 0; count--) metadata.set(string(), value(uint32()));
  const infos = Array.from({ length: tensorCount }, () => {
    const name = string();
    const dims = Array.from({ length: uint32() }, uint64);
    return { name, dims, type: uint32(), offset: uint64() };
  });
  const start = Math.ceil(at / 32) * 32;
  const tensors = infos.map(({ name, dims, type, offset }) => {
    const size = dims.reduce((a, b) => a * b, 1) * (bytesPerValue[type] ?? NaN);
    return [name, { dims, type, bytes: file.subarray(start + offset, start + offset + size) }] as const;
  });
  return { metadata, tensors: new Map(tensors) };
}
