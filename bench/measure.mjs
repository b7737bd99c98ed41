/**
 * Runs `body` several times after a warm-up; returns sorted milliseconds.
 *
 * @param {number} rounds
 * @param {() => unknown} body
 */
export async function measure(rounds, body, warmUp = 1) {
  for (let round = 0; round < warmUp; round++) await body();
  /** @type {number[]} */
  const times = [];
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    await body();
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b);
}

/**
 * `label   min 1.23 ms   median 1.50 ms`.
 *
 * @param {string} label
 * @param {readonly number[]} times sorted
 */
export function printTimes(label, times) {
  const [min = NaN, median = NaN] = [times[0], times[times.length >> 1]];
  console.log(`${label.padEnd(58)} min ${min.toFixed(2).padStart(9)} ms   median ${median.toFixed(2).padStart(9)} ms`);
}

/**
 * The middle of them, or the mean of the two in the middle; NaN for none.
 *
 * @param {readonly number[]} numbers
 */
export function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const [low = NaN, high = NaN] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return (low + high) / 2;
}
