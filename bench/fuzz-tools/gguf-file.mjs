// Reads a GGUF file into something that can be changed, and writes it again, right or wrong.

/** @typedef {import("./gguf-file.mjs").EditableGguf} EditableGguf */
/** @typedef {import("./gguf-file.mjs").GgufPair} GgufPair */
/** @typedef {import("./gguf-file.mjs").GgufTensor} GgufTensor */

/**
 * Values and bytes per block of each `ggml_type`, those that nothing computes with included.
 *
 * @type {ReadonlyMap<number, readonly [values: number, bytes: number]>}
 */
export const typeSizes = new Map([
  [0, [1, 4]],
  [1, [1, 2]],
  [2, [32, 18]],
  [3, [32, 20]],
  [6, [32, 22]],
  [7, [32, 24]],
  [8, [32, 34]],
  [9, [32, 36]],
  [10, [256, 84]],
  [11, [256, 110]],
  [12, [256, 144]],
  [13, [256, 176]],
  [14, [256, 210]],
  [15, [256, 292]],
  [16, [256, 66]],
  [17, [256, 74]],
  [18, [256, 98]],
  [19, [256, 50]],
  [20, [32, 18]],
  [21, [256, 110]],
  [22, [256, 82]],
  [23, [256, 136]],
  [24, [1, 1]],
  [25, [1, 2]],
  [26, [1, 4]],
  [27, [1, 8]],
  [28, [1, 8]],
  [29, [256, 56]],
  [30, [1, 2]],
  [34, [256, 54]],
  [35, [256, 66]],
  [39, [32, 17]],
  [40, [64, 36]],
  [41, [128, 18]],
  [42, [64, 18]],
]);

const scalarBytes = [1, 1, 2, 2, 4, 4, 4, 1, 0, 0, 8, 8, 8];
const stringType = 8;
const arrayType = 9;

/**
 * Values stay the bytes that they are in the file: whatever is changed can be written.
 *
 * @param {Buffer} bytes
 * @returns {EditableGguf}
 */
export function parseGguf(bytes) {
  let at = 4;
  const u32 = () => bytes.readUInt32LE((at += 4) - 4);
  const u64 = () => bytes.readBigUInt64LE((at += 8) - 8);
  /** @param {number | bigint} count */
  const take = (count) => bytes.subarray(at, (at += Number(count)));
  const string = () => take(u64());
  /** @param {number} type */
  const item = (type) => (type === stringType ? string() : take(scalarBytes[type] ?? NaN));
  const version = u32();
  const tensorCount = Number(u64());
  const pairCount = Number(u64());
  /** @type {GgufPair[]} */
  const pairs = [];
  for (let i = 0; i < pairCount; i++) {
    const key = string();
    const type = u32();
    if (type !== arrayType) {
      pairs.push({ key, type, items: [item(type)] });
      continue;
    }
    const element = u32();
    const count = u64();
    pairs.push({ key, type, element, items: Array.from({ length: Number(count) }, () => item(element)) });
  }
  /** @type {Omit<GgufTensor, "data">[]} */
  const infos = [];
  for (let i = 0; i < tensorCount; i++) {
    const name = string();
    const dims = Array.from({ length: u32() }, u64);
    infos.push({ name, dims, type: u32(), offset: u64() });
  }
  const start = Math.ceil(at / 32) * 32;
  const tensors = infos.map((info) => {
    const from = start + Number(info.offset);
    return { ...info, data: bytes.subarray(from, from + bytesOf(info)) };
  });
  return { magic: Buffer.from("GGUF"), version, alignment: 32, pairs, tensors };
}

/**
 * Bytes of a tensor's data, if its type is one.
 *
 * @param {Pick<GgufTensor, "dims" | "type">} tensor
 */
export function bytesOf({ dims, type }) {
  const [values, size] = typeSizes.get(type) ?? [1, 4];
  const count = dims.reduce((product, dim) => product * Number(dim), 1);
  return count >= 0 && Number.isFinite(count) ? Math.floor(count / values) * size : 0;
}

/**
 * Gives every tensor the room that its dimensions and type ask for, one after the other.
 *
 * @param {EditableGguf} file
 */
export function layOut(file) {
  let offset = 0;
  for (const tensor of file.tensors) {
    const size = Math.min(bytesOf(tensor), 2 ** 24);
    if (tensor.data.length !== size) {
      const data = Buffer.alloc(size);
      for (let at = 0; at < size && tensor.data.length > 0; at += tensor.data.length) tensor.data.copy(data, at);
      tensor.data = data;
    }
    tensor.offset = BigInt(offset);
    offset += Math.ceil(size / file.alignment) * file.alignment;
  }
}

/** @param {EditableGguf} file */
export function writeGguf(file) {
  /** @type {Buffer[]} */
  const parts = [];
  /** @param {number} value */
  const u32 = (value) => {
    const part = Buffer.alloc(4);
    part.writeUInt32LE(value >>> 0);
    parts.push(part);
  };
  /** @param {number | bigint} value */
  const u64 = (value) => {
    const part = Buffer.alloc(8);
    part.writeBigUInt64LE(BigInt.asUintN(64, BigInt(value)));
    parts.push(part);
  };
  /** @param {Buffer} value */
  const string = (value) => {
    u64(value.length);
    parts.push(value);
  };
  /** @param {number} type @param {Buffer} value */
  const item = (type, value) => (type === stringType ? string(value) : parts.push(value));
  parts.push(file.magic);
  u32(file.version);
  u64(file.tensorCount ?? file.tensors.length);
  u64(file.pairCount ?? file.pairs.length);
  for (const { key, type, element, count, items } of file.pairs) {
    string(key);
    u32(type);
    if (type === arrayType) {
      u32(element ?? 0);
      u64(count ?? items.length);
    }
    for (const value of items) item(type === arrayType ? (element ?? 0) : type, value);
  }
  for (const { name, dims, type, offset } of file.tensors) {
    string(name);
    u32(dims.length);
    for (const dim of dims) u64(dim);
    u32(type);
    u64(offset);
  }
  const header = Buffer.concat(parts);
  const start = Math.ceil(header.length / file.alignment) * file.alignment;
  const end = file.tensors.reduce((most, { offset, data }) => {
    const place = Number(offset);
    return place < 2 ** 26 ? Math.max(most, place + data.length) : most;
  }, 0);
  const bytes = Buffer.alloc(start + Math.ceil(end / file.alignment) * file.alignment);
  header.copy(bytes);
  for (const { offset, data } of file.tensors) if (Number(offset) < 2 ** 26) data.copy(bytes, start + Number(offset));
  return bytes;
}

/**
 * A key with a value of a numbered type.
 *
 * @param {string} key
 * @param {number} type
 * @param {string | number | bigint} value
 * @returns {GgufPair}
 */
export function pair(key, type, value) {
  return { key: Buffer.from(key), type, items: [encode(type, value)] };
}

/**
 * The bytes of a value in a type, whether it fits or not.
 *
 * @param {number} type
 * @param {string | number | bigint} value
 */
export function encode(type, value) {
  if (type === stringType) return Buffer.from(String(value));
  const bytes = Buffer.alloc(8);
  if (type === 6) bytes.writeFloatLE(Number(value));
  else if (type === 12) bytes.writeDoubleLE(Number(value));
  else bytes.writeBigInt64LE(BigInt.asIntN(64, wholeOf(value)));
  return bytes.subarray(0, scalarBytes[type] ?? 8);
}

/** @param {string | number | bigint} value */
function wholeOf(value) {
  if (typeof value === "bigint") return value;
  const number = Math.trunc(Number(value));
  return Number.isFinite(number) ? BigInt(number) : -1n;
}

/**
 * A LoRA adapter of rank 4 for two weights of a text model.
 *
 * @param {EditableGguf} text
 * @returns {EditableGguf}
 */
export function makeAdapter(text) {
  /** @type {GgufTensor[]} */
  const tensors = [];
  for (const weight of ["blk.0.attn_q.weight", "blk.1.ffn_down.weight"]) {
    const base = text.tensors.find(({ name }) => name.toString() === weight);
    const [inputs = 0n, outputs = 0n] = base?.dims ?? [];
    for (const side of ["a", "b"]) {
      const dims = side === "a" ? [inputs, 4n] : [4n, outputs];
      const length = dims.reduce((product, size) => product * Number(size), 1);
      const values = Float32Array.from({ length }, (_, at) => Math.sin(at) / 50);
      const name = Buffer.from(`${weight}.lora_${side}`);
      tensors.push({ name, dims, type: 0, offset: 0n, data: Buffer.from(values.buffer) });
    }
  }
  const pairs = [
    pair("general.architecture", stringType, "gemma3"),
    pair("general.type", stringType, "adapter"),
    pair("adapter.type", stringType, "lora"),
    pair("adapter.lora.alpha", 6, 8),
  ];
  const file = { magic: Buffer.from("GGUF"), version: 3, alignment: 32, pairs, tensors };
  layOut(file);
  return file;
}
