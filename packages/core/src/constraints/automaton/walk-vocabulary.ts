import type { VocabularyTrie } from "../vocabulary/vocabulary-trie.js";
import { deadState, exitFlag, type StateTable } from "./state-table.js";
import type { Thread } from "./thread.js";

/** Where a walk begins: a node of the trie and the open threads that its bytes led to. */
export interface WalkStart {
  readonly node: number;
  readonly threads: readonly Thread[];
}

/** Walks the trie along the automaton. */
export class VocabularyWalk {
  readonly #trie: VocabularyTrie;
  readonly #table: StateTable;
  /** States by depth on the way to the node at hand. */
  readonly #path: Uint32Array;

  constructor(trie: VocabularyTrie, table: StateTable) {
    this.#trie = trie;
    this.#table = table;
    this.#path = new Uint32Array(trie.maxDepth + 1);
  }

  /**
   * Sets the bits of all tokens below a node whose remaining bytes the threads allow.
   *
   * Nodes where the scope of the threads may end, with tokens below them, are added to `exits`.
   */
  run(start: WalkStart, mask: Uint32Array, exits: number[]): void {
    const path = this.#path;
    const { bytes, depths, ends } = this.#trie;
    const top = depths[start.node] ?? 0;
    const end = ends[start.node] ?? 0;
    if (this.#table.full) this.#table.clear();
    path[top] = this.#table.stateOf(start.threads);
    let { transitions } = this.#table;
    let node = start.node + 1;
    // The nodes from here on were all allowed; their tokens lie next to each other, too.
    let first = node;
    while (node < end) {
      // Every index is inside its array; `as number` spares a check in the innermost loop.
      const depth = depths[node] as number;
      const at = ((path[depth - 1] as number) << 8) | (bytes[node] as number);
      let state = transitions[at] as number;
      // One comparison for the three rare cases: not known yet, dead, may leave the scope.
      if ((state - deadState - 1) >>> 0 >= exitFlag - deadState - 1) {
        if (state === 0) {
          state = this.#fill(at & 255, depth - 1, top);
          transitions = this.#table.transitions;
        }
        if (state === deadState) {
          this.#allow(first, node, mask);
          node = ends[node] as number;
          first = node;
          continue;
        }
        if (state >= exitFlag) {
          state -= exitFlag;
          if ((ends[node] as number) > node + 1) exits.push(node);
        }
      }
      path[depth] = state;
      node++;
    }
    this.#allow(first, end, mask);
  }

  /** Sets the bits of the tokens that end at nodes from `first` to before `end`. */
  #allow(first: number, end: number, mask: Uint32Array): void {
    const { tokenStarts, tokens } = this.#trie;
    const last = tokenStarts[end] as number;
    for (let rank = tokenStarts[first] as number; rank < last; rank++) {
      const token = tokens[rank] as number;
      mask[token >> 5] = (mask[token >> 5] as number) | (1 << (token & 31));
    }
  }

  /** Works out the transition by a byte from the state at a depth. */
  #fill(byte: number, depth: number, top: number): number {
    const table = this.#table;
    if (table.full) {
      // Only the states on the way to the node at hand are still needed.
      const kept: (readonly Thread[])[] = [];
      for (let at = top; at <= depth; at++) kept.push(table.threadsOf(this.#path[at] ?? 0));
      table.clear();
      kept.forEach((threads, index) => {
        this.#path[top + index] = table.stateOf(threads);
      });
    }
    return table.step(this.#path[depth] ?? 0, byte);
  }
}
