import { hashBytes, hashPair } from "./hash.js";
import type { TokenizerTables } from "./tokenizer-layout.js";

/** Id of the piece `bytes[start, end)`, or -1. */
export function findPiece(
  tables: TokenizerTables,
  bytes: Uint8Array,
  range: { readonly start: number; readonly end: number },
): number {
  const { start, end } = range;
  const { pieceTable, offsets, pieces } = tables;
  const mask = pieceTable.length - 1;
  for (let slot = hashBytes(bytes, start, end) & mask; ; slot = (slot + 1) & mask) {
    const id = (pieceTable[slot] ?? 0) - 1;
    if (id < 0) return -1;
    const from = offsets[id] ?? 0;
    if ((offsets[id + 1] ?? 0) - from !== end - start) continue;
    let i = 0;
    while (start + i < end && pieces[from + i] === bytes[start + i]) i++;
    if (start + i === end) return id;
  }
}

/** Rank of the merge of two tokens, or -1. */
export function findMerge(tables: TokenizerTables, left: number, right: number): number {
  const { mergeTable, mergeLeft, mergeRight } = tables;
  const mask = mergeTable.length - 1;
  for (let slot = hashPair(left, right) & mask; ; slot = (slot + 1) & mask) {
    const rank = (mergeTable[slot] ?? 0) - 1;
    if (rank < 0) return -1;
    if (mergeLeft[rank] === left && mergeRight[rank] === right) return rank;
  }
}
