import { CorruptModelError } from "../errors/corrupt-model-error.js";
import { checksumWords } from "./hash.js";
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

/** Throws unless `values` all lie below `limit`. */
function checkBelow(values: Uint32Array, limit: number): void {
  let highest = 0;
  for (let i = 0; i < values.length; i++) highest = Math.max(highest, values[i] ?? 0);
  if (highest >= limit) throw corrupt("it points outside itself");
}

/** Throws unless a hash table has an empty slot, which ends every search, and points inside `limit`. */
function checkTable(table: Uint32Array, limit: number): void {
  checkBelow(table, limit + 1);
  if (!table.includes(0)) throw corrupt("a table is full");
}

/**
 * Views of the parts of a compiled tokenizer; nothing is copied when it begins at a multiple of 4 bytes.
 *
 * @throws CorruptModelError when it is cut off, changed or inconsistent.
 */
export function readTokenizerTables(binary: Uint8Array): TokenizerTables {
  const header = readHeader(binary);
  const [size = 0, pieceBytes = 0, mergeCount = 0] = header.subarray(12, 15);
  // Bounds first: damaged lengths must not reach the arithmetic of the layout.
  if (Math.max(size, pieceBytes, mergeCount) > binary.length) throw corrupt("its lengths are impossible");
  const bytes = tokenizerBytes({ size, pieceBytes, mergeCount });
  if (header[2] !== bytes || binary.length !== bytes) throw corrupt("it has the wrong length");

  // Not slice(), which does not copy when the bytes are a Node Buffer.
  const aligned = binary.byteOffset % 4 === 0 ? binary : new Uint8Array(binary);
  const body = new Uint32Array(aligned.buffer, aligned.byteOffset + headerWords * 4, bytes / 4 - headerWords);
  if (checksumWords(body) !== header[3]) throw corrupt("its checksum does not match");

  const tables = tokenizerTables(aligned.buffer, aligned.byteOffset, { size, pieceBytes, mergeCount });
  for (let id = 0; id < size; id++) {
    if ((tables.offsets[id] ?? 0) > (tables.offsets[id + 1] ?? 0)) throw corrupt("its pieces overlap");
  }
  if (tables.offsets[0] !== 0 || tables.offsets[size] !== pieceBytes) throw corrupt("its pieces overlap");
  checkBelow(tables.byteIds, size);
  checkBelow(tables.mergeResult, size);
  checkTable(tables.pieceTable, size);
  checkTable(tables.mergeTable, mergeCount);
  return tables;
}
