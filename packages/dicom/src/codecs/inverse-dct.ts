/**
 * The slow, accurate integer transform of the Independent JPEG Group (`jidctint.c`: Loeffler, Ligtenberg and Moschytz, 1989) as it is for
 * 12 bits: 13 bits of the constants' fractions, and 1 more bit between the passes.
 */
const constantBits = 13;
const passBits = 1;

const fix = (value: number): number => Math.round(value * 2 ** constantBits);
const f0298 = fix(0.298631336);
const f0390 = fix(0.390180644);
const f0541 = fix(0.5411961);
const f0765 = fix(0.765366865);
const f0899 = fix(0.899976223);
const f1175 = fix(1.175875602);
const f1501 = fix(1.50132111);
const f1847 = fix(1.847759065);
const f1961 = fix(1.96157056);
const f2053 = fix(2.053119869);
const f2562 = fix(2.562915447);
const f3072 = fix(3.072711026);

/**
 * Transforms a block of 64 dequantized coefficients in place: samples around 0.
 *
 * @param block Rows of 8.
 */
export function inverseDct(block: Int32Array): void {
  for (let column = 0; column < 8; column++) pass(block, column, true);
  for (let row = 0; row < 8; row++) pass(block, 8 * row, false);
}

function pass(block: Int32Array, start: number, isColumn: boolean): void {
  const step = isColumn ? 8 : 1;
  const shift = isColumn ? constantBits - passBits : constantBits + passBits + 3;
  const at = (index: number): number => block[start + index * step] as number;
  const set = (index: number, value: number): void => {
    block[start + index * step] = (value + 2 ** (shift - 1)) >> shift;
  };
  const even = (at(2) + at(6)) * f0541;
  const low = even - at(6) * f1847;
  const high = even + at(2) * f0765;
  const sum = (at(0) + at(4)) * 2 ** constantBits;
  const difference = (at(0) - at(4)) * 2 ** constantBits;
  const [e0, e1, e2, e3] = [sum + high, difference + low, difference - low, sum - high];
  const [o7, o5, o3, o1] = [at(7), at(5), at(3), at(1)];
  const z5 = (o7 + o3 + (o5 + o1)) * f1175;
  const z1 = -(o7 + o1) * f0899;
  const z2 = -(o5 + o3) * f2562;
  const z3 = -(o7 + o3) * f1961 + z5;
  const z4 = -(o5 + o1) * f0390 + z5;
  const t0 = o7 * f0298 + z1 + z3;
  const t1 = o5 * f2053 + z2 + z4;
  const t2 = o3 * f3072 + z2 + z3;
  const t3 = o1 * f1501 + z1 + z4;
  set(0, e0 + t3);
  set(7, e0 - t3);
  set(1, e1 + t2);
  set(6, e1 - t2);
  set(2, e2 + t1);
  set(5, e2 - t1);
  set(3, e3 + t0);
  set(4, e3 - t0);
}
