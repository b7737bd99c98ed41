import { notFinite } from "./argmax.js";

/** Candidates, most probable first; equal logits in the order of their ids. */
export interface Candidates {
  readonly ids: Int32Array;
  readonly logits: Float64Array;
}

/**
 * The k largest logits without sorting the vocabulary: a heap of size k over one pass.
 *
 * @throws {NumericalError} when a logit is NaN.
 */
export function topK(logits: Float32Array, k: number): Candidates {
  const heap = new CandidateHeap(Math.min(k, logits.length));
  for (let id = 0; id < logits.length; id++) {
    const value = logits[id] as number;
    if (value <= heap.floor) continue;
    if (value !== value) throw notFinite();
    heap.offer(id, value);
  }
  return heap.descending();
}

/** Keeps the best candidates with the worst of them on top; equal logits rank by smaller id. */
class CandidateHeap {
  readonly #ids: Int32Array;
  readonly #values: Float64Array;
  #filled = 0;
  /** Logits up to this one cannot enter any more. NaN while there is room, so that nothing is below it. */
  floor = NaN;

  constructor(size: number) {
    this.#ids = new Int32Array(size);
    this.#values = new Float64Array(size);
  }

  /** Takes a candidate with a larger id than all before. */
  offer(id: number, value: number): void {
    const size = this.#values.length;
    if (this.#filled < size) this.#siftUp(this.#filled++, id, value);
    else this.#siftDown(id, value);
    if (this.#filled === size) this.floor = this.#values[0] as number;
  }

  descending(): Candidates {
    const [ids, values] = [this.#ids, this.#values];
    const order = Array.from(ids.keys()).sort(
      (a, b) => (values[b] as number) - (values[a] as number) || (ids[a] as number) - (ids[b] as number),
    );
    return {
      ids: Int32Array.from(order, (at) => ids[at] as number),
      logits: Float64Array.from(order, (at) => values[at] as number),
    };
  }

  #siftUp(start: number, id: number, value: number): void {
    let at = start;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#ranksAbove(parent, id, value)) break;
      this.#move(parent, at);
      at = parent;
    }
    this.#place(at, id, value);
  }

  #siftDown(id: number, value: number): void {
    let at = 0;
    for (;;) {
      const left = 2 * at + 1;
      if (left >= this.#filled) break;
      const right = left + 1;
      const rightIsWorse =
        right < this.#filled && this.#ranksAbove(left, this.#ids[right] as number, this.#values[right] as number);
      const child = rightIsWorse ? right : left;
      if (this.#ranksAbove(child, id, value)) break;
      this.#move(child, at);
      at = child;
    }
    this.#place(at, id, value);
  }

  /** Whether the candidate at a place is better than the one given. */
  #ranksAbove(at: number, id: number, value: number): boolean {
    const own = this.#values[at] as number;
    return own > value || (own === value && (this.#ids[at] as number) < id);
  }

  #move(from: number, to: number): void {
    this.#place(to, this.#ids[from] as number, this.#values[from] as number);
  }

  #place(at: number, id: number, value: number): void {
    this.#ids[at] = id;
    this.#values[at] = value;
  }
}
