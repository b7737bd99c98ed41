/** Bounds of a number as JSON Schema has them. */
export interface NumberBounds {
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
}

/** Decimal fractions with up to `scale` digits, both ends included, as integers of `10 ** -scale`. */
export interface DecimalInterval {
  readonly low: bigint | undefined;
  readonly high: bigint | undefined;
  readonly scale: number;
}

interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

/** The number as JavaScript writes it, exactly. */
function decimalOf(value: number): Decimal {
  const [, sign = "", whole = "", fraction = "", exponent = "0"] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value)) ?? [];
  const scale = fraction.length - Number(exponent);
  const digits = BigInt(`${sign}${whole}${fraction}`);
  return scale >= 0 ? { digits, scale } : { digits: digits * 10n ** BigInt(-scale), scale: 0 };
}

/** The numbers between bounds on a grid of at least `minScale` decimal places, on which the bounds lie, too. */
export function decimalInterval(bounds: NumberBounds, minScale: number): DecimalInterval {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = bounds;
  const scale = Math.max(
    minScale,
    ...[minimum, maximum, exclusiveMinimum, exclusiveMaximum].map((bound) =>
      bound === undefined ? 0 : decimalOf(bound).scale,
    ),
  );
  const scaled = (bound: number | undefined, offset: bigint): bigint[] => {
    if (bound === undefined) return [];
    const { digits, scale: own } = decimalOf(bound);
    return [digits * 10n ** BigInt(scale - own) + offset];
  };
  const lows = [...scaled(minimum, 0n), ...scaled(exclusiveMinimum, 1n)];
  const highs = [...scaled(maximum, 0n), ...scaled(exclusiveMaximum, -1n)];
  return {
    low: lows.reduce<bigint | undefined>((most, low) => (most === undefined || low > most ? low : most), undefined),
    high: highs.reduce<bigint | undefined>(
      (least, high) => (least === undefined || high < least ? high : least),
      undefined,
    ),
    scale,
  };
}
