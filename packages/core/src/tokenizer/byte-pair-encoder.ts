import type { IdBuffer } from "./id-buffer.js";
import { RankHeap } from "./rank-heap.js";
import { findMerge, findPiece } from "./table-lookup.js";
import type { TokenizerTables } from "./tokenizer-layout.js";

/** Symbols that the encoder keeps memory for; longer words get their own. */
const keptSymbols = 1024;

const space = 0x20;

/** Bytes of the UTF-8 character that begins with `lead`. */
function characterBytes(lead: number): number {
  return lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}

/**
 * Byte-pair encoding with byte fallback, as the `tokenizers` library's BPE model does it
 * (`Word::merge_all`): among neighbours the merge of lowest rank first, then the leftmost.
 *
 * A heap and a linked list make it O(n log n) for text of any kind.
 */
export class BytePairEncoder {
  readonly #tables: TokenizerTables;
  /** Token of each ASCII character, -1 when it has none; that of " " is "▁". */
  readonly #ascii: Int32Array;
  readonly #heap = new RankHeap();
  #ids = new Int32Array(keptSymbols);
  #next = new Int32Array(keptSymbols);
  #previous = new Int32Array(keptSymbols);

  constructor(tables: TokenizerTables) {
    this.#tables = tables;
    this.#ascii = Int32Array.from({ length: 128 }, (_, code) => {
      const bytes = code === space ? new TextEncoder().encode("▁") : Uint8Array.of(code);
      return findPiece(tables, bytes, { start: 0, end: bytes.length });
    });
  }

  /** Encodes `bytes[start, end)`, valid UTF-8 without added tokens. */
  encode(bytes: Uint8Array, range: { readonly start: number; readonly end: number }, out: IdBuffer): void {
    const { joinsSpace } = this.#tables;
    let from = range.start;
    // No merge crosses these places, so that words can be encoded one by one, with the same outcome.
    for (let i = range.start + 1; i < range.end; i++) {
      const before = bytes[i - 1] ?? 0;
      if (bytes[i] !== space || before === space || joinsSpace[before] === 1) continue;
      this.#encodeWord(bytes, { start: from, end: i }, out);
      from = i;
    }
    if (from < range.end) this.#encodeWord(bytes, { start: from, end: range.end }, out);
  }

  #encodeWord(bytes: Uint8Array, range: { readonly start: number; readonly end: number }, out: IdBuffer): void {
    const kept = this.#ids.length;
    if (range.end - range.start > kept) this.#reserve(range.end - range.start);
    const count = this.#split(bytes, range);
    if (count > 1) this.#mergeAll(count);
    for (let i = 0; i >= 0; i = this.#next[i] ?? -1) out.push(this.#ids[i] ?? 0);
    if (this.#ids.length > kept) this.#reserve(keptSymbols);
  }

  #reserve(symbols: number): void {
    this.#ids = new Int32Array(symbols);
    this.#next = new Int32Array(symbols);
    this.#previous = new Int32Array(symbols);
  }

  /** Makes one symbol of each character, or of each byte of a character without a token. */
  #split(bytes: Uint8Array, { start, end }: { readonly start: number; readonly end: number }): number {
    const ids = this.#ids;
    let count = 0;
    for (let i = start; i < end;) {
      const lead = bytes[i] ?? 0;
      const length = characterBytes(lead);
      const id =
        length === 1 ? (this.#ascii[lead] ?? -1) : findPiece(this.#tables, bytes, { start: i, end: i + length });
      if (id >= 0) ids[count++] = id;
      else for (let k = i; k < i + length; k++) ids[count++] = this.#tables.byteIds[bytes[k] ?? 0] ?? 0;
      i += length;
    }
    for (let i = 0; i < count; i++) {
      this.#previous[i] = i - 1;
      this.#next[i] = i + 1 < count ? i + 1 : -1;
    }
    return count;
  }

  #mergeAll(count: number): void {
    const heap = this.#heap;
    const ids = this.#ids;
    const next = this.#next;
    const previous = this.#previous;
    const { mergeResult } = this.#tables;
    for (let i = 0; i + 1 < count; i++) this.#offer(i, i + 1);
    while (!heap.isEmpty) {
      const { rank, position } = heap.pop();
      const right = next[position] ?? -1;
      const left = ids[position] ?? -1;
      if (left < 0 || right < 0) continue;
      // Neighbours may have changed since. Like the library, compare the outcome, not the rank.
      const current = findMerge(this.#tables, left, ids[right] ?? -1);
      const result = mergeResult[rank] ?? 0;
      if (current < 0 || mergeResult[current] !== result) continue;
      const after = next[right] ?? -1;
      ids[position] = result;
      ids[right] = -1;
      next[position] = after;
      if (after >= 0) previous[after] = position;
      const before = previous[position] ?? -1;
      if (before >= 0) this.#offer(before, position);
      if (after >= 0) this.#offer(position, after);
    }
  }

  #offer(position: number, right: number): void {
    const rank = findMerge(this.#tables, this.#ids[position] ?? -1, this.#ids[right] ?? -1);
    if (rank >= 0) this.#heap.push(rank, position);
  }
}
