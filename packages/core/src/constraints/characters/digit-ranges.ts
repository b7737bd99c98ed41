/** For every place one range of digits, both ends included. */
export type DigitRanges = readonly (readonly [first: number, last: number])[];

/**
 * Writes a range of numbers, both ends included, as few lists of digit ranges: in radix 10 with 2 places,
 * 5–37 is 0·5–9, 1–2·0–9 and 3·0–7.
 */
export function digitRanges(
  [low, high]: readonly [number, number],
  { radix, places }: { readonly radix: number; readonly places: number },
): DigitRanges[] {
  if (places === 0) return [[]];
  const unit = radix ** (places - 1);
  const rest = (from: number, to: number): DigitRanges[] => digitRanges([from, to], { radix, places: places - 1 });
  let first = Math.floor(low / unit);
  let last = Math.floor(high / unit);
  const out: DigitRanges[] = [];
  const add = (digits: readonly [number, number], tails: readonly DigitRanges[]): void => {
    for (const tail of tails) out.push([digits, ...tail]);
  };
  if (first === last) {
    add([first, first], rest(low % unit, high % unit));
    return out;
  }
  if (low % unit !== 0) {
    add([first, first], rest(low % unit, unit - 1));
    first++;
  }
  const cutHigh = high % unit !== unit - 1;
  if (cutHigh) last--;
  if (first <= last) add([first, last], rest(0, unit - 1));
  if (cutHigh) add([last + 1, last + 1], rest(0, high % unit));
  return out;
}
