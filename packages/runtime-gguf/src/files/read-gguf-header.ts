import { open, type FileHandle } from "node:fs/promises";
import { basename } from "node:path";
import { CorruptModelError, ModelNotFoundError, UnsupportedModelError } from "@medgemma/core";
import { ByteCursor, OutOfBytes } from "./byte-cursor.js";
import { type GgufHeader, type GgufTensor, type GgufValue, tensorBytes } from "./gguf-header.js";

/** Gemma's header, with 262,144 pieces, takes 7 MB. */
const firstRead = 2 ** 24;

/** More than any header needs; beyond it the file is damaged. */
const largestHeader = 2 ** 28;

/**
 * Reads what stands before the weights of a GGUF file, and checks that all weights lie inside the file.
 * Format: `docs/gguf.md` of ggml-org/ggml.
 *
 * @throws {ModelNotFoundError} when there is no such file.
 * @throws {CorruptModelError} when it is no GGUF file, damaged or cut off.
 */
export async function readGgufHeader(path: string): Promise<GgufHeader> {
  const file = await open(path, "r").catch((cause: unknown) => {
    throw new ModelNotFoundError(`There is no file "${path}".`, { cause });
  });
  try {
    const stat = await file.stat();
    if (!stat.isFile()) throw new ModelNotFoundError(`"${path}" is no file.`);
    return await parseGrowing(file, { name: basename(path), fileBytes: stat.size });
  } finally {
    await file.close();
  }
}

interface FileFacts {
  readonly name: string;
  readonly fileBytes: number;
}

/** Parses what has been read, and reads on while the header is longer than that. */
async function parseGrowing(file: FileHandle, facts: FileFacts): Promise<GgufHeader> {
  for (let size = firstRead; ; size *= 4) {
    const length = Math.min(size, facts.fileBytes);
    const bytes = new Uint8Array(length);
    const { bytesRead } = await file.read(bytes, 0, length, 0);
    try {
      return parse(bytes.subarray(0, bytesRead), facts);
    } catch (error) {
      if (!(error instanceof OutOfBytes)) throw error;
      if (length === facts.fileBytes || size >= largestHeader) throw corrupt(facts, "its header is cut off");
    }
  }
}

function parse(bytes: Uint8Array, facts: FileFacts): GgufHeader {
  const cursor = new ByteCursor(bytes);
  if (bytes.length < 4 || new TextDecoder().decode(cursor.bytes(4)) !== "GGUF") {
    throw corrupt(facts, "it does not begin as one");
  }
  const version = cursor.uint32();
  if (version !== 2 && version !== 3) {
    throw new UnsupportedModelError(`"${facts.name}" has version ${version} of the GGUF format; 2 and 3 are read.`);
  }
  const tensorCount = cursor.uint64();
  const metadata = new Map<string, GgufValue>();
  for (let left = cursor.uint64(); left > 0; left--) metadata.set(cursor.string(), readValue(cursor, facts));
  const infos = readTensorInfos(cursor, tensorCount, facts);
  const alignment = metadata.get("general.alignment") ?? 32;
  if (typeof alignment !== "number" || alignment < 1) throw corrupt(facts, "its alignment is no number");
  const start = Math.ceil(cursor.position / alignment) * alignment;
  const tensors = new Map<string, GgufTensor>();
  for (const { name, offset, ...info } of infos) {
    const size = tensorBytes(info.type, info.dims);
    const tensor = { ...info, offset: start + offset, bytes: size };
    if (tensors.has(name)) throw corrupt(facts, `the tensor ${name} occurs twice`);
    if (!(tensor.offset + (size ?? 0) <= facts.fileBytes)) {
      throw corrupt(facts, `it is cut off: the tensor ${name} lies beyond its end`);
    }
    tensors.set(name, tensor);
  }
  return { metadata, tensors, fileBytes: facts.fileBytes };
}

interface TensorInfo {
  readonly name: string;
  readonly dims: readonly number[];
  readonly type: number;
  readonly offset: number;
}

function readTensorInfos(cursor: ByteCursor, count: number, facts: FileFacts): readonly TensorInfo[] {
  const infos: TensorInfo[] = [];
  for (let left = count; left > 0; left--) {
    const name = cursor.string();
    const rank = cursor.uint32();
    if (rank > 4) throw corrupt(facts, `the tensor ${name} has ${rank} dimensions`);
    const dims = Array.from({ length: rank }, cursor.uint64);
    infos.push({ name, dims, type: cursor.uint32(), offset: cursor.uint64() });
  }
  return infos;
}

/** Reads a value of each `gguf_metadata_value_type`. */
const scalars: Readonly<Record<number, (cursor: ByteCursor) => number | boolean | string>> = {
  0: (cursor) => cursor.uint8(),
  1: (cursor) => cursor.int8(),
  2: (cursor) => cursor.uint16(),
  3: (cursor) => cursor.int16(),
  4: (cursor) => cursor.uint32(),
  5: (cursor) => cursor.int32(),
  6: (cursor) => cursor.float32(),
  7: (cursor) => cursor.bool(),
  8: (cursor) => cursor.string(),
  10: (cursor) => cursor.uint64(),
  11: (cursor) => cursor.int64(),
  12: (cursor) => cursor.float64(),
};

const arrayType = 9;

function readValue(cursor: ByteCursor, facts: FileFacts): GgufValue {
  const type = cursor.uint32();
  if (type !== arrayType) return readScalar(type, cursor, facts);
  const element = cursor.uint32();
  const length = cursor.uint64();
  // Every element takes a byte at least: a damaged length ends here and not in an endless list.
  if (length > facts.fileBytes) throw corrupt(facts, "a list is longer than the file");
  if (element === 6) return new Float32Array(cursor.bytes(4 * length).slice().buffer);
  if (element === 5) return new Int32Array(cursor.bytes(4 * length).slice().buffer);
  const values: (number | boolean | string)[] = [];
  for (let left = length; left > 0; left--) values.push(readScalar(element, cursor, facts));
  return values as GgufValue;
}

function readScalar(type: number, cursor: ByteCursor, facts: FileFacts): number | boolean | string {
  const read = scalars[type];
  if (read === undefined) throw corrupt(facts, `a value has the unknown type ${type}`);
  return read(cursor);
}

function corrupt({ name }: FileFacts, what: string): CorruptModelError {
  return new CorruptModelError(`"${name}" is not a usable GGUF file: ${what}.`, {
    hint: "Download or convert it again.",
  });
}
