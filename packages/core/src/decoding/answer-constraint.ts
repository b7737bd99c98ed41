import type { Constraint, ConstraintState } from "../constraints/index.js";

export interface AnswerConstraintOptions {
  /** Ids that end an answer: allowed where the answer is complete. */
  readonly ends: ReadonlySet<number>;
  /** Id that opens a thought, when one may come before the answer. */
  readonly startOfThought?: number;
}

/** Keeps an answer to a constraint. A thought before it is free, but may not end the turn. */
export class AnswerConstraint {
  readonly #state: ConstraintState;
  readonly #options: AnswerConstraintOptions;
  #begun = false;
  #restricted = new Float32Array(0);

  constructor(constraint: Constraint, options: AnswerConstraintOptions) {
    this.#state = constraint.start();
    this.#options = options;
  }

  /** Whether the answer may end here. */
  get complete(): boolean {
    return this.#state.complete;
  }

  /** Whether nothing may follow. */
  get finished(): boolean {
    return this.#state.finished;
  }

  /** The logits with everything that may not come next at minus infinity; valid until the next call. */
  restrict(logits: Float32Array, channel: "thinking" | "answer"): Float32Array {
    if (this.#restricted.length !== logits.length) this.#restricted = new Float32Array(logits.length);
    const out = this.#restricted;
    if (channel === "thinking") {
      out.set(logits);
      for (const end of this.#options.ends) out[end] = -Infinity;
      return out;
    }
    out.fill(-Infinity);
    const mask = this.#state.mask();
    for (let word = 0; word < mask.length; word++) {
      // Most words are empty; of the others only the bits that are set are visited.
      for (let bits = mask[word] as number; bits !== 0; bits &= bits - 1) {
        const id = word * 32 + (31 - Math.clz32(bits & -bits));
        out[id] = logits[id] as number;
      }
    }
    if (this.complete) for (const end of this.#options.ends) out[end] = logits[end] as number;
    const { startOfThought } = this.#options;
    if (!this.#begun && startOfThought !== undefined) out[startOfThought] = logits[startOfThought] as number;
    return out;
  }

  /** The state to look ahead from; undefined where a thought may begin or go on. */
  lookAhead(channel: "thinking" | "answer"): ConstraintState | undefined {
    const isDecided = this.#begun || this.#options.startOfThought === undefined;
    return channel === "answer" && isDecided ? this.#state.fork() : undefined;
  }

  /** Goes on by a token that was chosen in the answer; marks of a thought and ends are none of it. */
  accept(id: number): void {
    if (id === this.#options.startOfThought || this.#options.ends.has(id)) return;
    this.#begun = true;
    this.#state.advance(id);
  }
}
