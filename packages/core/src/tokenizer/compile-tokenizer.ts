import { CorruptModelError } from "../errors/corrupt-model-error.js";
import { UnsupportedModelError } from "../errors/unsupported-model-error.js";
import { isControlToken } from "./control-token.js";
import { checksumWords, hashBytes, hashPair } from "./hash.js";
import { parseTokenizerJson, type TokenizerSource } from "./parse-tokenizer-json.js";
import { sha256Hex } from "./sha256.js";
import { requiredTokens } from "./special-tokens.js";
import { findMerge } from "./table-lookup.js";
import {
  headerWords,
  tokenizerBytes,
  tokenizerFormatVersion,
  tokenizerMagic,
  tokenizerTables,
  tokenKind,
  type TokenizerTables,
} from "./tokenizer-layout.js";

interface MergeIds {
  readonly left: number;
  readonly right: number;
  readonly result: number;
  readonly text: string;
}

function insert(table: Uint32Array, hash: number, index: number): void {
  const mask = table.length - 1;
  let slot = hash & mask;
  while (table[slot] !== 0) slot = (slot + 1) & mask;
  table[slot] = index + 1;
}

/** Merges as ids, by rank. Those that would build a control token are left out: text must never yield one. */
function resolveMerges(source: TokenizerSource, controls: ReadonlySet<number>): MergeIds[] {
  const resolved: MergeIds[] = [];
  for (const [a, b] of source.merges) {
    const left = source.ids.get(a);
    const right = source.ids.get(b);
    const result = source.ids.get(a + b);
    if (left === undefined || right === undefined || result === undefined) {
      throw new CorruptModelError("tokenizer.json is damaged: a merge names a piece that does not exist.");
    }
    if (!controls.has(result)) resolved.push({ left, right, result, text: a + b });
  }
  return resolved;
}

function fillPieces(tables: TokenizerTables, encoded: readonly Uint8Array[], source: TokenizerSource): void {
  let offset = 0;
  encoded.forEach((bytes, id) => {
    tables.offsets[id] = offset;
    tables.pieces.set(bytes, offset);
    offset += bytes.length;
    if (source.pieces[id] === undefined) return;
    tables.kinds[id] = tokenKind.text;
    insert(tables.pieceTable, hashBytes(bytes, 0, bytes.length), id);
  });
  tables.offsets[encoded.length] = offset;
  for (let byte = 0; byte < 256; byte++) {
    const id = source.ids.get(`<0x${byte.toString(16).toUpperCase().padStart(2, "0")}>`);
    if (id === undefined) {
      throw new UnsupportedModelError("tokenizer.json is not a Gemma 3 tokenizer: a byte has no token.");
    }
    tables.byteIds[byte] = id;
    tables.kinds[id] = tokenKind.byte;
  }
  for (const token of source.added) {
    tables.kinds[token.id] = isControlToken(token) ? tokenKind.control : tokenKind.added;
  }
}

function fillMerges(tables: TokenizerTables, merges: readonly MergeIds[]): void {
  const encoder = new TextEncoder();
  merges.forEach((merge, rank) => {
    tables.mergeLeft[rank] = merge.left;
    tables.mergeRight[rank] = merge.right;
    tables.mergeResult[rank] = merge.result;
    for (let at = merge.text.indexOf("▁", 1); at > 0; at = merge.text.indexOf("▁", at + 1)) {
      const before = encoder.encode(merge.text.slice(0, at));
      tables.joinsSpace[before[before.length - 1] ?? 0] = 1;
    }
  });
  // The Rust library keeps the last of equal pairs: so the later ranks go in first.
  for (let rank = merges.length - 1; rank >= 0; rank--) {
    const { left = 0, right = 0 } = merges[rank] ?? {};
    if (findMerge(tables, left, right) < 0) insert(tables.mergeTable, hashPair(left, right), rank);
  }
}

/**
 * Builds the compact binary form of a Hugging Face `tokenizer.json` for `createTokenizer`.
 *
 * Takes seconds and some hundred MB for the 262,144 pieces of Gemma 3; done once, when a model is converted.
 *
 * @throws CorruptModelError when the file is damaged.
 * @throws UnsupportedModelError when it is not a Gemma 3 tokenizer.
 */
export async function compileTokenizer(tokenizerJson: Uint8Array): Promise<Uint8Array> {
  const source = parseTokenizerJson(tokenizerJson);
  for (const piece of requiredTokens) {
    if (!source.ids.has(piece)) {
      throw new UnsupportedModelError(`tokenizer.json is not a Gemma 3 tokenizer: it has no ${piece}.`);
    }
  }
  const controls = new Set(source.added.filter(isControlToken).map((token) => token.id));
  const merges = resolveMerges(source, controls);
  const encoder = new TextEncoder();
  const encoded = Array.from(source.pieces, (piece) => encoder.encode(piece ?? ""));
  const dimensions = {
    size: encoded.length,
    pieceBytes: encoded.reduce((sum, bytes) => sum + bytes.length, 0),
    mergeCount: merges.length,
  };

  const bytes = tokenizerBytes(dimensions);
  const buffer = new ArrayBuffer(bytes);
  const tables = tokenizerTables(buffer, 0, dimensions);
  fillPieces(tables, encoded, source);
  fillMerges(tables, merges);

  const sha256 = await sha256Hex(tokenizerJson);
  const digest = Array.from({ length: 8 }, (_, i) => Number.parseInt(sha256.slice(8 * i, 8 * i + 8), 16));
  const { size, pieceBytes, mergeCount } = dimensions;
  const checksum = checksumWords(new Uint32Array(buffer, headerWords * 4));
  new Uint32Array(buffer, 0, headerWords).set([
    ...[tokenizerMagic, tokenizerFormatVersion, bytes, checksum],
    ...digest,
    ...[size, pieceBytes, mergeCount, 0],
  ]);
  return new Uint8Array(buffer);
}
