import { byteSet, type Expression, never, type Machine, type MachineEdge } from "../automaton/expression.js";
import { type DecimalInterval, decimalInterval, type NumberBounds } from "./decimal-interval.js";

/**
 * Digits of a number at most, before and after the point together.
 *
 * Decimals of 15 digits keep their order when they become IEEE 754 doubles, and no two become the same, so that the
 * parsed number keeps the bounds, too.
 */
export const maxDigits = 15;

/**
 * Numbers between bounds in plain decimal notation: no exponent, no leading zeros, no negative zero, and at most
 * 15 digits. Integers have no point.
 */
export function boundedNumber(bounds: NumberBounds, integer: boolean): Expression {
  const machine = new NumberMachine(decimalInterval(bounds, maxDigits), integer);
  return machine.edges(0).length === 0 ? never : { kind: "machine", machine, start: 0 };
}

/** What is written so far: `value` is an integer of `10 ** -places`, less its sign. */
interface Prefix {
  readonly phase: "start" | "sign" | "zero" | "whole" | "point" | "fraction";
  readonly negative: boolean;
  readonly digits: number;
  readonly places: number;
  /** Absent when every way on keeps the bounds, so that only the form matters. */
  readonly value: bigint | undefined;
}

class NumberMachine implements Machine {
  readonly #interval: DecimalInterval;
  readonly #integer: boolean;
  readonly #prefixes: Prefix[] = [{ phase: "start", negative: false, digits: 0, places: 0, value: 0n }];
  readonly #numbers = new Map<string, number>();
  readonly #edges = new Map<number, readonly MachineEdge[]>();

  constructor(interval: DecimalInterval, integer: boolean) {
    this.#interval = interval;
    this.#integer = integer;
  }

  accepts(state: number): boolean {
    const prefix = this.#prefixes[state];
    if (prefix === undefined || !["zero", "whole", "fraction"].includes(prefix.phase)) return false;
    return prefix.value === undefined || this.#hits(prefix.value, prefix.value, { ...prefix, extra: 0 });
  }

  edges(state: number): readonly MachineEdge[] {
    let edges = this.#edges.get(state);
    if (edges === undefined) {
      const targets = new Map<number, number[]>();
      const prefix = this.#prefixes[state];
      for (const [byte, next] of prefix === undefined ? [] : this.#successors(prefix)) {
        if (!this.#canEnd(next)) continue;
        const to = this.#stateOf(next);
        targets.set(to, [...(targets.get(to) ?? []), byte]);
      }
      edges = [...targets].map(([to, bytes]) => ({ over: byteSet(bytes.map((byte) => [byte, byte])), to }));
      this.#edges.set(state, edges);
    }
    return edges;
  }

  clamp(state: number): number {
    return state;
  }

  #stateOf(prefix: Prefix): number {
    const free = prefix.phase !== "sign" && this.#isFree(prefix);
    const kept: Prefix = free ? { ...prefix, negative: false, places: 0, value: undefined } : prefix;
    const key = Object.values(kept).join();
    let state = this.#numbers.get(key);
    if (state === undefined) {
      this.#numbers.set(key, (state = this.#prefixes.length));
      this.#prefixes.push(kept);
    }
    return state;
  }

  *#successors(prefix: Prefix): Generator<readonly [byte: number, next: Prefix]> {
    const { phase, value } = prefix;
    if (phase === "start") yield [0x2d, { ...prefix, phase: "sign", negative: true }];
    const full = prefix.digits >= maxDigits;
    if (!this.#integer && !full && (phase === "zero" || phase === "whole")) yield [0x2e, { ...prefix, phase: "point" }];
    if (full || phase === "zero") return;
    const isFraction = phase === "point" || phase === "fraction";
    for (let digit = 0; digit < 10; digit++) {
      const whole = (phase === "start" || phase === "sign") && digit === 0 ? "zero" : "whole";
      const next: Prefix = {
        ...prefix,
        phase: isFraction ? "fraction" : whole,
        digits: prefix.digits + 1,
        places: prefix.places + (isFraction ? 1 : 0),
        value: value === undefined ? undefined : value * 10n + BigInt(digit),
      };
      yield [0x30 + digit, next];
    }
  }

  /** Whether some number that begins so keeps the bounds. */
  #canEnd(prefix: Prefix): boolean {
    const { phase, value } = prefix;
    if (value === undefined) return true;
    const left = maxDigits - prefix.digits;
    if (phase === "sign") return [...this.#successors(prefix)].some(([, next]) => this.#canEnd(next));
    if (phase === "point" || phase === "fraction") return this.#canFill(prefix, 0, left);
    for (let digits = 0; digits <= (phase === "zero" ? 0 : left); digits++) {
      if (this.#canFill(prefix, digits, this.#integer ? 0 : left - digits)) return true;
    }
    return false;
  }

  /** Whether a number keeps the bounds that has so many more digits before and after the point. */
  #canFill({ negative, places, value = 0n }: Prefix, digits: number, extra: number): boolean {
    const unit = 10n ** BigInt(digits + extra);
    return this.#hits(value * unit, (value + 1n) * unit - 1n, { negative, places, extra });
  }

  /** Whether an integer of `10 ** -(places + extra)` from `first` to `last` keeps the bounds. */
  #hits(first: bigint, last: bigint, at: { negative: boolean; places: number; extra: number }): boolean {
    const unit = 10n ** BigInt(this.#interval.scale - at.places - at.extra);
    const { low, high } = this.#magnitudes(at.negative);
    const from = low === undefined || low <= first * unit ? first : (low + unit - 1n) / unit;
    const to = high === undefined || high >= last * unit ? last : high < 0n ? -1n : high / unit;
    return from <= to;
  }

  /** Whether everything that begins so keeps the bounds. */
  #isFree({ phase, negative, digits, places, value }: Prefix): boolean {
    if (value === undefined) return true;
    const isWhole = phase === "whole";
    const unit = 10n ** BigInt(this.#interval.scale - places);
    const least = value * unit;
    const most = (value + 1n) * unit * (isWhole ? 10n ** BigInt(maxDigits - digits) : 1n) - 1n;
    const { low, high } = this.#magnitudes(negative);
    return (low === undefined || low <= least) && (high === undefined || high >= most);
  }

  /** The interval of the number less its sign. */
  #magnitudes(negative: boolean): { readonly low: bigint | undefined; readonly high: bigint | undefined } {
    const { low, high } = this.#interval;
    if (!negative) return { low, high };
    const least = high === undefined || high >= 0n ? 1n : -high;
    return { low: least, high: low === undefined ? undefined : -low };
  }
}
