/** 2^31: more than any position, so that rank and position share one exact double. */
const rankUnit = 0x80000000;

/** A min-heap of possible merges: the lowest rank first, then the leftmost. */
export class RankHeap {
  #keys = new Float64Array(64);
  #length = 0;

  get isEmpty(): boolean {
    return this.#length === 0;
  }

  push(rank: number, position: number): void {
    if (this.#length === this.#keys.length) {
      const grown = new Float64Array(this.#length * 2);
      grown.set(this.#keys);
      this.#keys = grown;
    }
    const keys = this.#keys;
    const key = rank * rankUnit + position;
    let at = this.#length++;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = keys[parent] ?? 0;
      if (above <= key) break;
      keys[at] = above;
      at = parent;
    }
    keys[at] = key;
  }

  /** Removes the first merge. The heap must not be empty. */
  pop(): { rank: number; position: number } {
    const keys = this.#keys;
    const top = keys[0] ?? 0;
    const length = --this.#length;
    const last = keys[length] ?? 0;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= length) break;
      if (child + 1 < length && (keys[child + 1] ?? 0) < (keys[child] ?? 0)) child++;
      const below = keys[child] ?? 0;
      if (below >= last) break;
      keys[at] = below;
      at = child;
    }
    keys[at] = last;
    const rank = Math.floor(top / rankUnit);
    return { rank, position: top - rank * rankUnit };
  }
}
