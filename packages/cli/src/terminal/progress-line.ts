/** Characters of the bar itself. */
const barLength = 24;

/**
 * One line of progress: `Loading the model [######------] 42 %  3 s`.
 *
 * @param fraction from 0 to 1; absent while nobody knows.
 */
export function progressLine(
  stage: string,
  { fraction, seconds }: { readonly fraction?: number | undefined; readonly seconds: number },
): string {
  // The first seconds are nobody's concern, and a counter from 0 would flicker.
  const elapsed = seconds < 2 ? "" : `  ${Math.floor(seconds)} s`;
  if (fraction === undefined) return `${stage} …${elapsed}`;
  const known = Math.min(Math.max(fraction, 0), 1);
  const filled = Math.round(known * barLength);
  const bar = `[${"#".repeat(filled)}${"-".repeat(barLength - filled)}]`;
  return `${stage} ${bar} ${String(Math.floor(known * 100)).padStart(3)} %${elapsed}`;
}
