/** Values of elements by `group,element VR`: texts, 16-bit numbers, bytes, or nothing for one that is left out. */
export type ChangedElements = Readonly<Record<string, string | number | readonly number[] | Uint8Array | undefined>>;

const isLong = (vr: string): boolean => /^(?:OB|OW|SQ|UN|UT)$/.test(vr);

/** A file of Explicit VR Little Endian with other elements of its first level, in order of their tags. */
export function withElements(file: Uint8Array, changed: ChangedElements): Uint8Array {
  const start = 132;
  const bytes = Buffer.from(file);
  const elements = new Map<string, Buffer>();
  for (let at = start; at < bytes.length;) {
    const name = [at, at + 2].map((place) => bytes.readUInt16LE(place).toString(16).padStart(4, "0")).join(",");
    const vr = bytes.toString("latin1", at + 4, at + 6);
    const length = isLong(vr) ? 12 + bytes.readUInt32LE(at + 8) : 8 + bytes.readUInt16LE(at + 6);
    elements.set(name, bytes.subarray(at, at + length));
    at += length;
  }
  for (const [name, value] of Object.entries(changed)) {
    if (value === undefined) elements.delete(name.slice(0, 9));
    else elements.set(name.slice(0, 9), written(name, value));
  }
  const sorted = [...elements].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, element]) => element);
  return new Uint8Array(Buffer.concat([bytes.subarray(0, start), ...sorted]));
}

function written(name: string, value: NonNullable<ChangedElements[string]>): Buffer {
  const vr = name.slice(10);
  const data = bytesOf(value);
  const head = Buffer.alloc(isLong(vr) ? 12 : 8);
  head.writeUInt16LE(Number.parseInt(name.slice(0, 4), 16), 0);
  head.writeUInt16LE(Number.parseInt(name.slice(5, 9), 16), 2);
  head.write(vr, 4, "latin1");
  if (isLong(vr)) head.writeUInt32LE(data.length, 8);
  else head.writeUInt16LE(data.length, 6);
  return Buffer.concat([head, data]);
}

function bytesOf(value: NonNullable<ChangedElements[string]>): Uint8Array {
  if (typeof value === "number") return bytesOf([value]);
  if (typeof value === "string") return Buffer.from(value.length % 2 === 0 ? value : `${value} `, "latin1");
  if (value instanceof Uint8Array) return value;
  return Uint8Array.from(value.flatMap((each) => [each & 255, (each >> 8) & 255]));
}

/** Elements inside of a sequence, by tag `group,element`: texts, or items of a sequence. */
export interface ImplicitItem {
  readonly [tag: string]: string | readonly ImplicitItem[];
}

/** The items of a sequence in Implicit VR Little Endian, with their lengths. */
export function implicitItems(items: readonly ImplicitItem[]): Uint8Array {
  return Buffer.concat(
    items.map((item) => {
      const content = Buffer.concat(Object.entries(item).map(([tag, value]) => implicit(tag, value)));
      return Buffer.concat([header("fffe,e000", content.length), content]);
    }),
  );
}

function implicit(tag: string, value: ImplicitItem[string]): Buffer {
  const data = typeof value === "string" ? bytesOf(value) : implicitItems(value);
  return Buffer.concat([header(tag, data.length), data]);
}

function header(tag: string, length: number): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt16LE(Number.parseInt(tag.slice(0, 4), 16), 0);
  head.writeUInt16LE(Number.parseInt(tag.slice(5), 16), 2);
  head.writeUInt32LE(length, 4);
  return head;
}
