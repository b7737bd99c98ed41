import { tokenKind, type TokenizerTables } from "./tokenizer-layout.js";

/** A match of an added token: the token and where it ends. */
export interface AddedTokenMatch {
  readonly id: number;
  readonly end: number;
}

/** Finds added tokens in UTF-8: the longest that begins at a place. */
export class AddedTokenMatcher {
  readonly #kinds: Uint8Array;
  /** Edges of a trie: node * 256 + byte → node. The root is 0. */
  readonly #edges = new Map<number, number>();
  /** Token that ends at each node, or -1. */
  readonly #tokens: number[] = [-1];
  /** 1 for bytes that an added token begins with. */
  readonly #first = new Uint8Array(256);

  constructor(tables: TokenizerTables) {
    this.#kinds = tables.kinds;
    for (let id = 0; id < tables.size; id++) {
      if ((tables.kinds[id] ?? 0) < tokenKind.added) continue;
      this.#add(tables.pieces.subarray(tables.offsets[id], tables.offsets[id + 1]), id);
    }
  }

  #add(piece: Uint8Array, id: number): void {
    let node = 0;
    for (const byte of piece) {
      const edge = node * 256 + byte;
      let child = this.#edges.get(edge);
      if (child === undefined) {
        child = this.#tokens.push(-1) - 1;
        this.#edges.set(edge, child);
      }
      node = child;
    }
    this.#tokens[node] = id;
    if (piece[0] !== undefined) this.#first[piece[0]] = 1;
  }

  /** The longest token at `start`. Control tokens count only when they end by `controlEnd`. */
  match(bytes: Uint8Array, start: number, controlEnd: number): AddedTokenMatch | undefined {
    if (this.#first[bytes[start] ?? 0] === 0) return undefined;
    let found: AddedTokenMatch | undefined;
    let node: number | undefined = 0;
    for (let i = start; i < bytes.length; i++) {
      node = this.#edges.get(node * 256 + (bytes[i] ?? 0));
      if (node === undefined) break;
      const id = this.#tokens[node] ?? -1;
      if (id < 0) continue;
      if (this.#kinds[id] !== tokenKind.control || i < controlEnd) found = { id, end: i + 1 };
    }
    return found;
  }
}
