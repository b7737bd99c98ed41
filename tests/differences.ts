/** Where two plain values differ, as `path: actual, not expected`. Numbers may differ by `rounding`. */
export function differences(actual: unknown, expected: unknown, rounding: number): readonly string[] {
  if (typeof actual === "number" && typeof expected === "number" && Math.abs(actual - expected) <= rounding) return [];
  if (typeof actual === "object" && typeof expected === "object" && actual !== null && expected !== null) {
    const [a, b] = [actual as Record<string, unknown>, expected as Record<string, unknown>];
    const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
    return Array.from(keys).flatMap((key) =>
      differences(a[key], b[key], rounding).map((difference) => `.${key}${difference}`),
    );
  }
  return Object.is(actual, expected) ? [] : [`: ${JSON.stringify(actual)}, not ${JSON.stringify(expected)}`];
}
