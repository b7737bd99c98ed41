import type { PastRun } from "@medgemma/onnx-engine";

/** Rows that go to consecutive places. */
export interface RowCopy {
  /** First row among the new ones. */
  readonly from: number;
  /** Place of it. */
  readonly to: number;
  readonly rows: number;
}

const smallestCapacity = 128;

/** Rows are given to the graph in multiples of this, so that its kernels see few different shapes. */
const granularity = 64;

const roundUp = (value: number): number => Math.ceil(value / granularity) * granularity;

export interface RingKind {
  /** Whether a layer sees a window only. */
  readonly isLocal: boolean;
  /** Positions that a layer sees, its own included: the window, or the context length. */
  readonly positions: number;
}

/**
 * Which position lies in which row of a buffer that is written round and round. Buffers of a GPU have no views with an
 * offset, and rows need no order: position `p` lies in row `p` modulo the capacity. The capacity grows by doubling up to
 * the limit, and nothing is written over before that.
 */
export class RingRows {
  readonly #kind: RingKind;
  readonly #limit: number;
  #capacity: number;
  /** Oldest position whose row was not written over. */
  #first = 0;
  #length = 0;

  constructor(kind: RingKind) {
    this.#kind = kind;
    // A local layer keeps some rows more than it sees, so that the end of a sequence can be taken back.
    const { positions, isLocal } = kind;
    this.#limit = roundUp(isLocal ? positions + Math.max(granularity, positions / 4) : positions);
    this.#capacity = Math.min(smallestCapacity, this.#limit);
  }

  get capacity(): number {
    return this.#capacity;
  }

  /** Rows that the graph is given. */
  get rows(): number {
    return this.#first > 0 ? this.#capacity : Math.min(this.#capacity, roundUp(Math.max(this.#length, 1)));
  }

  /** What lies in the rows, in order. */
  runs(): readonly PastRun[] {
    const count = this.#length - this.#first;
    const start = this.#first % this.#capacity;
    const wrapped = Math.max(0, start + count - this.#capacity);
    const runs: PastRun[] = [
      { rows: wrapped, first: this.#length - wrapped },
      { rows: start - wrapped },
      { rows: count - wrapped, first: this.#first },
      { rows: this.rows - Math.min(start + count, this.#capacity) },
    ];
    return runs.filter(({ rows }) => rows > 0);
  }

  /** Makes room for new rows; tells whether the capacity changed. */
  grow(count: number): boolean {
    const needed = Math.min(this.#length + count, this.#limit);
    if (needed <= this.#capacity) return false;
    this.#capacity = Math.min(this.#limit, Math.max(2 * this.#capacity, roundUp(needed)));
    return true;
  }

  /** Places of `count` new rows, which are taken as written. */
  append(count: number): readonly RowCopy[] {
    const copies: RowCopy[] = [];
    // Of more rows than there are places only the last ones stay.
    for (let from = Math.max(0, count - this.#capacity); from < count;) {
      const to = (this.#length + from) % this.#capacity;
      const rows = Math.min(count - from, this.#capacity - to);
      copies.push({ from, to, rows });
      from += rows;
    }
    this.#length += count;
    this.#first = Math.max(this.#first, this.#length - this.#capacity);
    return copies;
  }

  /** Whether the rows that position `length` needs are here, also when `added` more have been appended. */
  holds(length: number, added = 0): boolean {
    const { isLocal, positions } = this.#kind;
    const oldestNeeded = isLocal ? Math.max(0, length - (positions - 1)) : 0;
    const capacity = Math.max(this.#capacity, Math.min(this.#limit, this.#length + added));
    return length <= this.#length && Math.max(this.#first, this.#length + added - capacity) <= oldestNeeded;
  }

  truncate(length: number): void {
    this.#length = length;
  }

  /** Forgets the positions that another ring has written over, which cannot be copied from it. */
  forgetAs(source: RingRows): void {
    this.#first = Math.max(this.#first, Math.min(source.#first, this.#length));
  }

  /** Which rows of a longer or equal ring, from its rows to those of this one, hold the positions of this one. */
  copiesFrom(source: RingRows): readonly RowCopy[] {
    const copies: RowCopy[] = [];
    for (let position = Math.max(this.#first, source.#first); position < this.#length;) {
      const from = position % source.#capacity;
      const to = position % this.#capacity;
      const rows = Math.min(this.#length - position, source.#capacity - from, this.#capacity - to);
      copies.push({ from, to, rows });
      position += rows;
    }
    return copies;
  }
}
