/** A part of a list, drawn by a seed, in the list's order. */
export function drawn<Value>(values: readonly Value[], max: number, seed: number): readonly Value[] {
  if (values.length <= max) return values;
  const random = mulberry(seed);
  const keys = values.map((_, index) => ({ index, key: random() }));
  const kept = new Set(
    keys
      .toSorted((a, b) => a.key - b.key)
      .slice(0, max)
      .map(({ index }) => index),
  );
  return values.filter((_, index) => kept.has(index));
}

/** Mulberry32 (Tommy Ettinger): numbers from 0 to 1 by a seed of 32 bits. */
function mulberry(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
