/** Characters of the bar itself. */
const barLength = 24;

/**
 * One line of progress: `Loading the model [######------] 42 %  3 s`.
 *
 * @param fraction from 0 to 1; absent while nobody knows.
 * @param detail what the fraction is of, such as `1.2 GB of 8.6 GB, 34 MB/s`.
 */
export function progressLine(
  stage: string,
  {
    fraction,
    detail,
    seconds,
  }: { readonly fraction?: number | undefined; readonly detail?: string | undefined; readonly seconds: number },
): string {
  // The first seconds are nobody's concern, and a counter from 0 would flicker.
  const elapsed = seconds < 2 ? "" : `  ${Math.floor(seconds)} s`;
  if (fraction === undefined) return `${stage} …${elapsed}`;
  const known = Math.min(Math.max(fraction, 0), 1);
  const filled = Math.round(known * barLength);
  const bar = `[${"#".repeat(filled)}${"-".repeat(barLength - filled)}]`;
  return `${stage} ${bar} ${String(Math.floor(known * 100)).padStart(3)} %${detail === undefined ? "" : `  ${detail}`}${elapsed}`;
}
