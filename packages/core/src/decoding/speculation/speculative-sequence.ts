import { maxExtension, type Sequence } from "../../model/logits-model.js";

/** Proposes tokens that may come next, and hears how many of them came. */
export interface Drafter {
  /** @param count tokens at most. */
  propose(count: number): readonly number[];
  learn(result: { readonly proposed: number; readonly accepted: number }): void;
}

/**
 * A sequence that computes the tokens that may come next in the same run as the chosen one (speculative decoding;
 * Leviathan et al. 2023). Logits are always those after the chosen tokens: what was computed for others is taken back.
 */
export class SpeculativeSequence {
  readonly #sequence: Sequence;
  readonly #drafter: Drafter | undefined;
  /** Positions at most. */
  readonly #maxLength: number;
  #draft: readonly number[] = [];
  #rows: readonly Float32Array[] = [];
  /** Tokens of the draft that were chosen. */
  #accepted = 0;
  #counts = { accepted: 0, rejected: 0 };

  /** @param options without a drafter, every token is a run of its own. */
  constructor(sequence: Sequence, options: { readonly drafter: Drafter | undefined; readonly maxLength: number }) {
    this.#sequence = sequence;
    this.#drafter = options.drafter;
    this.#maxLength = options.maxLength;
  }

  /** Chosen positions. */
  get length(): number {
    return this.#sequence.length - (this.#draft.length - this.#accepted);
  }

  /** Logits after them, `[vocab]`. */
  get logits(): Float32Array {
    return this.#rows[this.#accepted] ?? this.#sequence.logits;
  }

  /** Drafted tokens so far: those that the sequence went on from, and the others. */
  get counts(): { readonly accepted: number; readonly rejected: number } {
    const { accepted, rejected } = this.#counts;
    return { accepted: accepted + this.#accepted, rejected: rejected + this.#draft.length - this.#accepted };
  }

  /** Adds a chosen token. */
  async append(token: number, signal: AbortSignal): Promise<void> {
    if (this.#draft[this.#accepted] === token) {
      this.#accepted++;
      return;
    }
    await this.#endDraft();
    const room = Math.min(maxExtension, this.#maxLength - this.#sequence.length) - 1;
    const draft = this.#sequence.extend === undefined || room <= 0 ? [] : (this.#drafter?.propose(room) ?? []);
    if (draft.length === 0) {
      await this.#sequence.append(token, signal);
      return;
    }
    this.#rows = (await this.#sequence.extend?.([token, ...draft], signal)) ?? [];
    this.#draft = draft;
  }

  async #endDraft(): Promise<void> {
    const proposed = this.#draft.length;
    if (proposed === 0) return;
    const accepted = this.#accepted;
    const { length } = this;
    this.#counts = this.counts;
    this.#draft = [];
    this.#rows = [];
    this.#accepted = 0;
    this.#drafter?.learn({ proposed, accepted });
    if (accepted < proposed) await this.#sequence.truncate?.(length);
  }
}
