/** Byte strings one after the other: string `i` is `bytes[offsets[i] .. offsets[i + 1]]`. */
export interface ByteStrings {
  readonly bytes: Uint8Array;
  readonly offsets: Uint32Array;
}

const insertionLimit = 24;

/** The indices of the strings in the order of their bytes (most significant digit first radix sort). */
export function sortByteStrings(strings: ByteStrings): Uint32Array {
  const count = strings.offsets.length - 1;
  const order = Uint32Array.from({ length: count }, (_, i) => i);
  const scratch = new Uint32Array(count);
  const { bytes, offsets } = strings;
  const pending: [start: number, end: number, depth: number][] = [[0, count, 0]];
  /** 0 past the end, so that a prefix comes before what it begins. */
  const digit = (index: number, depth: number): number => {
    const at = (offsets[index] ?? 0) + depth;
    return at < (offsets[index + 1] ?? 0) ? (bytes[at] ?? 0) + 1 : 0;
  };
  for (let range = pending.pop(); range !== undefined; range = pending.pop()) {
    const [start, end, depth] = range;
    if (end - start <= insertionLimit) {
      insertionSort(order.subarray(start, end), depth, digit);
      continue;
    }
    const ends = new Uint32Array(258);
    for (let i = start; i < end; i++) {
      const bucket = digit(order[i] ?? 0, depth) + 1;
      ends[bucket] = (ends[bucket] ?? 0) + 1;
    }
    for (let bucket = 1; bucket < 258; bucket++) ends[bucket] = (ends[bucket] ?? 0) + (ends[bucket - 1] ?? 0);
    const starts = ends.slice();
    for (let i = start; i < end; i++) {
      const index = order[i] ?? 0;
      const bucket = digit(index, depth);
      const at = starts[bucket] ?? 0;
      scratch[at] = index;
      starts[bucket] = at + 1;
    }
    order.set(scratch.subarray(0, end - start), start);
    // Bucket 0 holds equal strings, which ended.
    for (let bucket = 1; bucket < 257; bucket++) {
      const [from = 0, to = 0] = [ends[bucket], ends[bucket + 1]];
      if (to - from > 1) pending.push([start + from, start + to, depth + 1]);
    }
  }
  return order;
}

function insertionSort(order: Uint32Array, depth: number, digit: (index: number, depth: number) => number): void {
  for (let i = 1; i < order.length; i++) {
    const index = order[i] ?? 0;
    let at = i;
    while (at > 0 && isBefore(index, order[at - 1] ?? 0)) {
      order[at] = order[at - 1] ?? 0;
      at--;
    }
    order[at] = index;
  }

  function isBefore(a: number, b: number): boolean {
    for (let at = depth; ; at++) {
      const [x, y] = [digit(a, at), digit(b, at)];
      if (x !== y) return x < y;
      if (x === 0) return false;
    }
  }
}
