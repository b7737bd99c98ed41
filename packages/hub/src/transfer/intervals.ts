/** From `start` up to, and without, `end`. */
export interface Interval {
  readonly start: number;
  readonly end: number;
}

/** The same places as sorted intervals that do not touch each other, within `0…bytes`. */
export function merged(intervals: readonly Interval[], bytes: number): Interval[] {
  const result: { start: number; end: number }[] = [];
  for (const { start, end } of [...intervals].sort((a, b) => a.start - b.start)) {
    const [from, to] = [Math.max(0, start), Math.min(bytes, end)];
    if (to <= from) continue;
    const last = result.at(-1);
    if (last !== undefined && from <= last.end) last.end = Math.max(last.end, to);
    else result.push({ start: from, end: to });
  }
  return result;
}

/** What merged intervals leave out of `0…bytes`. */
export function gaps(held: readonly Interval[], bytes: number): Interval[] {
  const result: Interval[] = [];
  let at = 0;
  for (const { start, end } of held) {
    if (start > at) result.push({ start: at, end: start });
    at = end;
  }
  if (at < bytes) result.push({ start: at, end: bytes });
  return result;
}

/** What merged intervals have in common with one. */
export function overlaps(intervals: readonly Interval[], { start, end }: Interval): Interval[] {
  return intervals
    .map((one) => ({ start: Math.max(start, one.start), end: Math.min(end, one.end) }))
    .filter((one) => one.start < one.end);
}

/** The same places in pieces of at most `longest` bytes. */
export function pieces(intervals: readonly Interval[], longest: number): Interval[] {
  return intervals.flatMap(({ start, end }) => {
    const count = Math.ceil((end - start) / longest);
    return Array.from({ length: count }, (_, index) => ({
      start: start + index * longest,
      end: Math.min(end, start + (index + 1) * longest),
    }));
  });
}

export function total(intervals: readonly Interval[]): number {
  return intervals.reduce((sum, { start, end }) => sum + end - start, 0);
}
