/** Code points as ranges, both ends included, in ascending order and neither touching nor overlapping. */
export type CodePoints = readonly (readonly [first: number, last: number])[];

const lastCodePoint = 0x10_ffff;

/** Puts ranges in order and joins those that touch. */
export function codePoints(ranges: CodePoints): CodePoints {
  const sorted = [...ranges].sort(([a], [b]) => a - b);
  const out: [number, number][] = [];
  for (const [first, last] of sorted) {
    const before = out.at(-1);
    if (before !== undefined && first <= before[1] + 1) before[1] = Math.max(before[1], last);
    else out.push([first, last]);
  }
  return out;
}

/** All code points that are not in `ranges`. */
export function complement(ranges: CodePoints): CodePoints {
  const out: [number, number][] = [];
  let next = 0;
  for (const [first, last] of ranges) {
    if (first > next) out.push([next, first - 1]);
    next = last + 1;
  }
  if (next <= lastCodePoint) out.push([next, lastCodePoint]);
  return out;
}

/** The code points that are in both. */
export function intersection(a: CodePoints, b: CodePoints): CodePoints {
  return a.flatMap(([first, last]) =>
    b.flatMap(([otherFirst, otherLast]) => {
      const low = Math.max(first, otherFirst);
      const high = Math.min(last, otherLast);
      return low <= high ? [[low, high] as const] : [];
    }),
  );
}

/** Every Unicode scalar value: surrogates are no characters and have no UTF-8. */
export const scalarValues: CodePoints = [
  [0, 0xd7ff],
  [0xe000, lastCodePoint],
];
