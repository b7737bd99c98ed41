/** Rows of keys and values of one layer, `[rows, kvHeads * headDim]` each. */
export interface CachedRows {
  readonly keys: Float32Array;
  readonly values: Float32Array;
  readonly rows: number;
  /** Position of the first row. */
  readonly first: number;
}

const smallestCapacity = 64;

/** Rows before those that the next position needs: recent ones that are given apart, and some that can be taken back. */
const spareRows = 128;

/**
 * Keys and values of one layer. Grows by doubling; a local layer keeps at most a little more than two windows, so that
 * old rows are moved out once per window and never per token. Some rows more than it sees always stay, so that the
 * end of a sequence can be taken back.
 */
export class LayerCache {
  readonly #rowSize: number;
  readonly #window: number;
  /** Rows that stay when old ones are moved out. */
  readonly #kept: number;
  #keys: Float32Array<ArrayBuffer>;
  #values: Float32Array<ArrayBuffer>;
  #first = 0;
  #rows = 0;

  /**
   * @param rowSize kvHeads × headDim.
   * @param window positions that a local layer sees, its own included; Infinity for global layers.
   */
  constructor(rowSize: number, window: number) {
    this.#rowSize = rowSize;
    this.#window = window;
    this.#kept = window - 1 + Math.max(spareRows, window / 4);
    this.#keys = new Float32Array(0);
    this.#values = new Float32Array(0);
  }

  /** Positions seen so far. */
  get length(): number {
    return this.#first + this.#rows;
  }

  get bytes(): number {
    return this.#keys.byteLength + this.#values.byteLength;
  }

  /**
   * The rows before the last `recent` ones that the first of these needed, and so what comes next: all of a global layer,
   * window − 1 of a local one.
   */
  before(recent: number): CachedRows {
    const end = this.#rows - recent;
    return this.#slice(Math.max(0, end - (this.#window - 1)), end);
  }

  /** The last rows. */
  last(count: number): CachedRows {
    return this.#slice(this.#rows - count, this.#rows);
  }

  #slice(from: number, to: number): CachedRows {
    return {
      keys: this.#keys.subarray(from * this.#rowSize, to * this.#rowSize),
      values: this.#values.subarray(from * this.#rowSize, to * this.#rowSize),
      rows: to - from,
      first: this.#first + from,
    };
  }

  append(keys: Float32Array, values: Float32Array): void {
    const count = keys.length / this.#rowSize;
    this.#makeRoom(count);
    this.#keys.set(keys, this.#rows * this.#rowSize);
    this.#values.set(values, this.#rows * this.#rowSize);
    this.#rows += count;
  }

  /** Whether the rows that position `length` needs are here, also when `added` more have been appended. */
  holds(length: number, added = 0): boolean {
    const first = this.#first + this.#rowsToDrop(added);
    return length <= this.length && first <= Math.max(0, length - (this.#window - 1));
  }

  /** Forgets the positions from `length` on. */
  truncate(length: number): void {
    this.#rows = length - this.#first;
  }

  /** A cache of its own with the first `length` positions. */
  copy(length: number): LayerCache {
    const copy = new LayerCache(this.#rowSize, this.#window);
    copy.#first = this.#first;
    copy.#rows = length - this.#first;
    copy.#keys = this.#keys.slice(0, copy.#rows * this.#rowSize);
    copy.#values = this.#values.slice(0, copy.#rows * this.#rowSize);
    return copy;
  }

  #makeRoom(count: number): void {
    this.#dropRows(this.#rowsToDrop(count));
    const needed = this.#rows + count;
    if (needed * this.#rowSize <= this.#keys.length) return;
    const doubled = Math.max(smallestCapacity, 2 * (this.#keys.length / this.#rowSize), needed);
    const capacity = Math.max(Math.min(doubled, this.#kept + this.#window), needed);
    this.#keys = this.#moved(this.#keys, capacity);
    this.#values = this.#moved(this.#values, capacity);
  }

  /** Rows that leave to make room for others. */
  #rowsToDrop(count: number): number {
    const needed = this.#rows + count;
    const hasRoom = needed * this.#rowSize <= this.#keys.length || needed <= this.#kept + this.#window;
    return hasRoom ? 0 : Math.max(0, this.#rows - Math.floor(this.#kept));
  }

  #dropRows(count: number): void {
    if (count === 0) return;
    this.#keys.copyWithin(0, count * this.#rowSize, this.#rows * this.#rowSize);
    this.#values.copyWithin(0, count * this.#rowSize, this.#rows * this.#rowSize);
    this.#first += count;
    this.#rows -= count;
  }

  #moved(from: Float32Array, capacity: number): Float32Array<ArrayBuffer> {
    const to = new Float32Array(capacity * this.#rowSize);
    to.set(from.subarray(0, this.#rows * this.#rowSize));
    return to;
  }
}
