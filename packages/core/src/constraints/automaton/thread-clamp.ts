import type { Arena } from "./arena.js";
import type { Thread } from "./thread.js";

/**
 * Copies threads into another arena, with counts that cannot matter within so many bytes made infinite.
 *
 * An iteration takes at least one byte, so "200 more at most" and "without limit" allow the same short tokens, and one
 * mask serves both.
 */
export class ThreadClamp {
  readonly #arena: Arena;
  readonly #bytes: number;
  readonly #copies = new WeakMap<Thread, Thread>();

  /** With `bytes` infinite the copies are exact. */
  constructor(arena: Arena, bytes: number) {
    this.#arena = arena;
    this.#bytes = bytes;
  }

  clamp(thread: Thread): Thread {
    // Not recursive: threads become deep where a schema refers to itself.
    const above: Thread[] = [];
    let at: Thread | undefined = thread;
    let copy: Thread | undefined;
    while (at !== undefined && (copy = this.#copies.get(at)) === undefined) {
      above.push(at);
      at = at.rest;
    }
    for (let next = above.pop(); next !== undefined; next = above.pop()) {
      copy = this.#copy(next, copy);
      this.#copies.set(next, copy);
    }
    return copy ?? this.#arena.end;
  }

  #copy(thread: Thread, below: Thread | undefined): Thread {
    const { piece } = thread;
    if (below === undefined) return piece.kind === "hole" ? this.#arena.hole : this.#arena.end;
    if (piece.kind === "repeat") {
      const clamp = (count: number): number => (count > this.#bytes ? Infinity : count);
      return this.#arena.pushAt({ piece, at: clamp(thread.at), most: clamp(thread.most) }, below);
    }
    if (piece.kind !== "machine") return this.#arena.pushAt(thread, below);
    return this.#arena.pushAt({ piece, at: piece.machine.clamp(thread.at, this.#bytes), most: 0 }, below);
  }
}
