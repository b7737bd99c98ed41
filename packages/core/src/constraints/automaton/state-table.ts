import type { StepBudget } from "../step-budget.js";
import { Arena } from "./arena.js";
import type { Thread } from "./thread.js";

const maxStates = 8192;

/** Number of the state that no text leads out of. */
export const deadState = 1;

/** Added in transitions to states that may leave the scope in which they lie. */
export const exitFlag = 2 ** 31;

/**
 * Sets of threads as numbered states of a deterministic automaton, whose transitions are worked out when first needed.
 *
 * Holds up to 8,192 states of 1 KiB; whoever finds it full empties it.
 */
export class StateTable {
  arena: Arena;
  /** Next state by `state << 8 | byte`, with `exitFlag`; 0 is not known yet. Replaced when the table grows. */
  transitions = new Uint32Array(64 << 8);
  #states = new Map<string, number>();
  #threads: (readonly Thread[])[] = [];
  #kinds = new Map<string, Uint8Array>();

  readonly #budget: StepBudget;

  /** @param budget Pays for threads that are opened and moved on. */
  constructor(budget: StepBudget) {
    this.#budget = budget;
    this.arena = new Arena(budget);
    this.clear();
  }

  /** Whether `clear` is due before the next transition. */
  get full(): boolean {
    return this.#threads.length >= maxStates;
  }

  clear(): void {
    this.transitions.fill(0);
    this.#states = new Map([["", deadState]]);
    this.#threads = [[], []];
    this.#kinds = new Map();
  }

  /** Forgets also the threads; those handed out before are not to be used again. */
  reset(): void {
    this.arena = new Arena(this.#budget);
    this.clear();
  }

  /** The state of a set of open threads. */
  stateOf(threads: readonly Thread[]): number {
    const key = threadsKey(threads);
    const known = this.#states.get(key);
    if (known !== undefined) return known;
    const state = this.#threads.length;
    if ((state + 1) << 8 > this.transitions.length) {
      const larger = new Uint32Array(this.transitions.length * 2);
      larger.set(this.transitions);
      this.transitions = larger;
    }
    this.#states.set(key, state);
    this.#threads.push(threads);
    return state;
  }

  threadsOf(state: number): readonly Thread[] {
    return this.#threads[state] ?? [];
  }

  /** Works out a transition that is not known yet, and with it those of all bytes that no thread tells from this one. */
  step(state: number, byte: number): number {
    const threads = this.threadsOf(state);
    const next = this.arena.step(threads, byte);
    const flag = next.includes(this.arena.hole) ? exitFlag : 0;
    const to = this.stateOf(next) + flag;
    const kinds = this.#kindsOf(threads);
    const kind = kinds[byte];
    const row = state << 8;
    for (let other = 0; other < 256; other++) if (kinds[other] === kind) this.transitions[row | other] = to;
    return to;
  }

  /** By byte, a number that is the same for bytes between which the threads make no difference. */
  #kindsOf(threads: readonly Thread[]): Uint8Array {
    // Counts change with every character of a text, but not which bytes are told apart.
    const key = threads.map((thread) => thread.shape.id).join();
    let kinds = this.#kinds.get(key);
    if (kinds === undefined) {
      kinds = new Uint8Array(256);
      const { sets, literals } = takenBy(threads);
      for (const set of [...sets, literals]) {
        // Splits every kind so far into bytes that the set has and others.
        const numbers = new Map<number, number>();
        for (let byte = 0; byte < 256; byte++) {
          const code = (kinds[byte] ?? 0) * 257 + (set[byte] ?? 0);
          let number = numbers.get(code);
          if (number === undefined) numbers.set(code, (number = numbers.size));
          kinds[byte] = number;
        }
      }
      this.#kinds.set(key, kinds);
    }
    return kinds;
  }
}

/** Each set of bytes that threads take, once, and a set in which each byte of a literal has a number of its own. */
function takenBy(threads: readonly Thread[]): {
  readonly sets: ReadonlySet<Uint8Array>;
  readonly literals: Uint16Array;
} {
  const sets = new Set<Uint8Array>();
  const literals = new Uint16Array(256);
  for (const { piece, at } of threads) {
    if (piece.kind === "set") sets.add(piece.set);
    const byte = piece.kind === "literal" ? piece.bytes[at] : undefined;
    if (byte !== undefined) literals[byte] = byte + 1;
  }
  return { sets, literals };
}

/** The same for equal sets of threads of one arena. */
export function threadsKey(threads: readonly Thread[]): string {
  if (threads.length === 1) return `${threads[0]?.id}`;
  return threads
    .map((thread) => thread.id)
    .sort((a, b) => a - b)
    .join();
}
