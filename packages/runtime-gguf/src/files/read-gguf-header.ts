import { open, type FileHandle } from "node:fs/promises";
import { basename } from "node:path";
import { CorruptModelError, ModelNotFoundError, UnsupportedModelError } from "@medgemma/core";
import { ByteCursor, InvalidText, OutOfBytes } from "./byte-cursor.js";
import { type GgufHeader, type GgufValue, type GgufValueType, scalarTypes } from "./gguf-header.js";
import { placeTensors, type TensorInfo } from "./place-tensors.js";
import { regularFile } from "./regular-file.js";
import { runSliced, type Steps, stepSize } from "./slices.js";

/** Gemma's header, with 262,144 pieces, takes 7 MB. */
const firstRead = 2 ** 24;

/** More than any header needs; beyond it the file is damaged. */
const largestHeader = 2 ** 28;

/** Files have about fifty; llama.cpp compares each with all before it. */
const mostKeys = 1024;

/** Likewise; 27B has 808. */
const mostTensors = 2 ** 14;

/** Entries of a list: pieces, scores and types have one per token, merges two or three. */
const longestList = 2 ** 22;

/** `GGML_MAX_NAME`. */
const longestTensorName = 63;

/** ggml places tensors in the mapped file, and ends the process where one is not aligned (`TENSOR_ALIGNMENT`). */
const smallestAlignment = 32;
const largestAlignment = 2 ** 16;

/**
 * Reads what stands before the weights of a GGUF file, and checks that its tensors lie one after the other inside the
 * file, as llama.cpp wants them (`gguf_init_from_reader`). Format: `docs/gguf.md` of ggml-org/ggml.
 *
 * @throws {ModelNotFoundError} when there is no such file.
 * @throws {CorruptModelError} when it is no GGUF file, damaged or cut off.
 * @throws the signal's reason when aborted.
 */
export async function readGgufHeader(path: string, signal?: AbortSignal): Promise<GgufHeader> {
  const { size } = await regularFile(path);
  const file = await open(path, "r").catch((cause: unknown) => {
    throw new ModelNotFoundError(`"${path}" cannot be opened.`, { cause });
  });
  try {
    return await parseGrowing(file, { name: basename(path), fileBytes: size }, signal);
  } finally {
    await file.close();
  }
}

/** What is known about a file besides its bytes. */
export interface FileFacts {
  readonly name: string;
  readonly fileBytes: number;
}

/** Parses what has been read, and reads on while the header is longer than that. */
async function parseGrowing(file: FileHandle, facts: FileFacts, signal?: AbortSignal): Promise<GgufHeader> {
  for (let size = firstRead; ; size *= 4) {
    const length = Math.min(size, facts.fileBytes);
    const bytes = new Uint8Array(length);
    const { bytesRead } = await file.read(bytes, 0, length, 0);
    try {
      return await runSliced(headerSteps(bytes.subarray(0, bytesRead), facts), signal);
    } catch (error) {
      if (error instanceof InvalidText) throw corrupt(facts, "a text in its header is no UTF-8");
      if (!(error instanceof OutOfBytes)) throw error;
      if (length === facts.fileBytes || size >= largestHeader) throw corrupt(facts, "its header is cut off");
    }
  }
}

/** Parses the bytes of a header. */
export function* headerSteps(bytes: Uint8Array, facts: FileFacts): Steps<GgufHeader> {
  const cursor = new ByteCursor(bytes);
  if (bytes.length < 4 || new TextDecoder().decode(cursor.bytes(4)) !== "GGUF") {
    throw corrupt(facts, "it does not begin as one");
  }
  const version = cursor.uint32();
  if (version !== 2 && version !== 3) {
    throw new UnsupportedModelError(`"${facts.name}" has version ${version} of the GGUF format; 2 and 3 are read.`);
  }
  const tensorCount = cursor.uint64();
  const keyCount = cursor.uint64();
  if (tensorCount > mostTensors) throw corrupt(facts, `it has ${tensorCount} tensors`);
  if (keyCount > mostKeys) throw corrupt(facts, `it has ${keyCount} keys`);
  const metadata = new Map<string, GgufValue>();
  const types = new Map<string, GgufValueType>();
  for (let left = keyCount; left > 0; left--) {
    const key = cursor.string();
    // llama.cpp reads names up to the first NUL: another key than the one that is checked here.
    if (!/^[\x20-\x7e]+$/.test(key)) throw corrupt(facts, "a key is no plain text");
    if (metadata.has(key)) throw corrupt(facts, `the key "${key}" occurs twice`);
    const { value, type } = yield* valueSteps(cursor, facts);
    metadata.set(key, value);
    types.set(key, type);
  }
  const infos = readTensorInfos(cursor, tensorCount, facts);
  const alignment = alignmentOf(metadata, types, facts);
  const tensors = placeTensors(infos, { headerBytes: cursor.position, alignment, ...facts });
  return { metadata, types, tensors, fileBytes: facts.fileBytes };
}

function alignmentOf(
  metadata: ReadonlyMap<string, GgufValue>,
  types: ReadonlyMap<string, GgufValueType>,
  facts: FileFacts,
): number {
  const value = metadata.get("general.alignment");
  if (value === undefined) return smallestAlignment;
  const isUsable =
    types.get("general.alignment") === "uint32" &&
    Number(value) >= smallestAlignment &&
    Number(value) <= largestAlignment &&
    Number.isInteger(Math.log2(Number(value)));
  if (!isUsable) throw corrupt(facts, '"general.alignment" is no power of two from 32 on');
  return Number(value);
}

function readTensorInfos(cursor: ByteCursor, count: number, facts: FileFacts): readonly TensorInfo[] {
  const infos: TensorInfo[] = [];
  for (let left = count; left > 0; left--) {
    const name = cursor.string();
    if (name.length > longestTensorName || !/^[\x20-\x7e]+$/.test(name)) {
      throw corrupt(facts, "the name of a tensor is too long or no plain text");
    }
    const rank = cursor.uint32();
    if (rank > 4) throw corrupt(facts, `the tensor ${name} has ${rank} dimensions`);
    const dims = Array.from({ length: rank }, cursor.uint64);
    infos.push({ name, dims, type: cursor.uint32(), offset: cursor.uint64() });
  }
  return infos;
}

type Scalar = number | boolean | string;

/** Reads a value of each `gguf_metadata_value_type`. */
const readers: Readonly<Record<Exclude<(typeof scalarTypes)[number], "array">, (cursor: ByteCursor) => Scalar>> = {
  uint8: (cursor) => cursor.uint8(),
  int8: (cursor) => cursor.int8(),
  uint16: (cursor) => cursor.uint16(),
  int16: (cursor) => cursor.int16(),
  uint32: (cursor) => cursor.uint32(),
  int32: (cursor) => cursor.int32(),
  float32: (cursor) => cursor.float32(),
  bool: (cursor) => cursor.bool(),
  string: (cursor) => cursor.string(),
  uint64: (cursor) => cursor.uint64(),
  int64: (cursor) => cursor.int64(),
  float64: (cursor) => cursor.float64(),
};

interface TypedValue {
  readonly value: GgufValue;
  readonly type: GgufValueType;
}

function* valueSteps(cursor: ByteCursor, facts: FileFacts): Steps<TypedValue> {
  const number = cursor.uint32();
  const type = scalarTypes[number];
  if (type === undefined) throw corrupt(facts, `a value has the unknown type ${number}`);
  if (type !== "array") return { value: readers[type](cursor), type };
  const elementNumber = cursor.uint32();
  const element = scalarTypes[elementNumber];
  if (element === undefined) throw corrupt(facts, `a list has elements of the unknown type ${elementNumber}`);
  if (element === "array") throw corrupt(facts, "a list has lists as elements");
  const length = cursor.uint64();
  // Every element takes a byte at least: a damaged length ends here and not in an endless list.
  if (length > facts.fileBytes) throw corrupt(facts, "a list is longer than the file");
  if (length > longestList) throw corrupt(facts, `a list has ${length} entries`);
  const list = `${element}[]` as const;
  if (element === "float32") return { value: new Float32Array(cursor.bytes(4 * length).slice().buffer), type: list };
  if (element === "int32") return { value: new Int32Array(cursor.bytes(4 * length).slice().buffer), type: list };
  const values: Scalar[] = [];
  for (let at = 0; at < length; at++) {
    values.push(readers[element](cursor));
    if (at % stepSize === 0) yield;
  }
  return { value: values as GgufValue, type: list };
}

function corrupt({ name }: FileFacts, what: string): CorruptModelError {
  return new CorruptModelError(`"${name}" is not a usable GGUF file: ${what}.`, {
    hint: "Download or convert it again.",
  });
}
