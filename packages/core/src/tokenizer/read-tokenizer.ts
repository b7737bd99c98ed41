import { CorruptModelError } from "../errors/corrupt-model-error.js";
import type { Steps } from "../images/steps.js";
import { checksumSteps } from "./hash.js";
import {
  headerWords,
  tokenizerBytes,
  tokenizerFormatVersion,
  tokenizerMagic,
  tokenizerTables,
  type TokenizerTables,
} from "./tokenizer-layout.js";

function corrupt(what: string): CorruptModelError {
  return new CorruptModelError(`The tokenizer file is damaged: ${what}.`, {
    hint: "Convert or download the model again.",
  });
}

function readHeader(binary: Uint8Array): Uint32Array {
  if (binary.length < headerWords * 4) throw corrupt("it is too short");
  const header = new Uint32Array(new Uint8Array(binary.subarray(0, headerWords * 4)).buffer);
  if (header[0] !== tokenizerMagic) throw corrupt("it does not begin as a tokenizer file");
  if (header[1] !== tokenizerFormatVersion) {
    throw new CorruptModelError(`The tokenizer file has version ${header[1]}, not ${tokenizerFormatVersion}.`, {
      hint: "Convert the model again with this version of the SDK.",
    });
  }
  return header;
}

/**
 * Reads from a compiled tokenizer which `tokenizer.json` it was made from.
 *
 * @throws CorruptModelError when the header is damaged.
 */
export function readTokenizerSource(binary: Uint8Array): { readonly sha256: string } {
  const words = readHeader(binary).subarray(4, 12);
  return { sha256: Array.from(words, (word) => word.toString(16).padStart(8, "0")).join("") };
}

/** Entries that are looked at per step. */
const stepEntries = 2 ** 16;

/** Throws unless `values` all lie below `limit`. */
function* belowSteps(values: Uint32Array, limit: number): Steps<void> {
  for (let from = 0; from < values.length; from += stepEntries) {
    const end = Math.min(values.length, from + stepEntries);
    for (let i = from; i < end; i++) if ((values[i] ?? 0) >= limit) throw corrupt("it points outside itself");
    yield;
  }
}

/** Throws unless a hash table has an empty slot, which ends every search, and points inside `limit`. */
function* tableSteps(table: Uint32Array, limit: number): Steps<void> {
  yield* belowSteps(table, limit + 1);
  if (!table.includes(0)) throw corrupt("a table is full");
}

/** Throws unless every piece begins where the one before it ends. */
function* offsetSteps({ offsets, size }: TokenizerTables, pieceBytes: number): Steps<void> {
  for (let from = 0; from < size; from += stepEntries) {
    const end = Math.min(size, from + stepEntries);
    for (let id = from; id < end; id++) {
      if ((offsets[id] ?? 0) > (offsets[id + 1] ?? 0)) throw corrupt("its pieces overlap");
    }
    yield;
  }
  if (offsets[0] !== 0 || offsets[size] !== pieceBytes) throw corrupt("its pieces overlap");
}

/**
 * Views of the parts of a compiled tokenizer; nothing is copied when it begins at a multiple of 4 bytes.
 *
 * @throws CorruptModelError when it is cut off, changed or inconsistent.
 */
export function* tokenizerTableSteps(binary: Uint8Array): Steps<TokenizerTables> {
  const header = readHeader(binary);
  const [size = 0, pieceBytes = 0, mergeCount = 0] = header.subarray(12, 15);
  // Bounds first: damaged lengths must not reach the arithmetic of the layout.
  if (Math.max(size, pieceBytes, mergeCount) > binary.length) throw corrupt("its lengths are impossible");
  const bytes = tokenizerBytes({ size, pieceBytes, mergeCount });
  if (header[2] !== bytes || binary.length !== bytes) throw corrupt("it has the wrong length");

  // Not slice(), which does not copy when the bytes are a Node Buffer.
  const aligned = binary.byteOffset % 4 === 0 ? binary : new Uint8Array(binary);
  const body = new Uint32Array(aligned.buffer, aligned.byteOffset + headerWords * 4, bytes / 4 - headerWords);
  if ((yield* checksumSteps(body)) !== header[3]) throw corrupt("its checksum does not match");

  const tables = tokenizerTables(aligned.buffer, aligned.byteOffset, { size, pieceBytes, mergeCount });
  yield* offsetSteps(tables, pieceBytes);
  yield* belowSteps(tables.byteIds, size);
  yield* belowSteps(tables.mergeResult, size);
  yield* tableSteps(tables.pieceTable, size);
  yield* tableSteps(tables.mergeTable, mergeCount);
  return tables;
}
