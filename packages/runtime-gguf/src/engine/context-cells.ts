import { InferenceFailedError } from "@medgemma/core";
import type { Decoder, DecodeInput } from "./decoder.js";
import { HeldSequence } from "./held-sequence.js";

type ExtendOptions = Omit<DecodeInput, "start" | "content"> & { readonly positions: readonly number[] };

/**
 * Who lies in the cells of a context.
 *
 * The bits that llama.cpp computes depend on which cell holds which position and on how many cells are in use, so
 * only one sequence lies there, in the first cells and in order, as if the context had never held another; and
 * those that are its prefixes. The others are copied out, and back when they go on.
 */
export class ContextCells {
  readonly #decoder: Decoder;
  /** Bytes that copies of sequences may take that are only kept for later prompts. */
  readonly #maxKeptBytes: number;
  /** Hears of kept sequences that are gone. */
  readonly #onLost: (sequence: HeldSequence) => void;
  /** Those whose positions are the first of the context's cells. */
  readonly #resident = new Set<HeldSequence>();

  constructor(
    decoder: Decoder,
    options: { readonly maxKeptBytes: number; readonly onLost: (sequence: HeldSequence) => void },
  ) {
    this.#decoder = decoder;
    this.#maxKeptBytes = options.maxKeptBytes;
    this.#onLost = options.onLost;
  }

  /** A new sequence that goes on after the first `length` positions of another one. */
  branch(source: HeldSequence, length: number): HeldSequence {
    const branch = new HeldSequence(source.first(length));
    if (this.#resident.has(source)) this.#resident.add(branch);
    else branch.parked = source.parked;
    return branch;
  }

  /**
   * Computes what follows a sequence, and adds it there.
   *
   * @throws the signal's reason when aborted; the sequence is as before then.
   */
  async extend(
    sequence: HeldSequence,
    content: DecodeInput["content"],
    { positions, ...options }: ExtendOptions,
  ): Promise<void> {
    await this.#bring(sequence);
    await this.#decoder.decode({ start: sequence.length, content, ...options });
    sequence.add(positions);
    this.#resident.add(sequence);
  }

  /** Frees what a sequence takes. */
  forget(sequence: HeldSequence): void {
    this.#resident.delete(sequence);
    sequence.parked = undefined;
  }

  /** Makes a sequence's positions the only ones in the context. */
  async #bring(sequence: HeldSequence): Promise<void> {
    if (sequence.length === 0 || this.#resident.has(sequence)) {
      await this.#park((other) => other !== sequence && other.length > sequence.length);
    } else {
      await this.#park(() => true);
      if (sequence.parked === undefined) throw new InferenceFailedError("A sequence was lost.");
      await this.#decoder.restore(sequence.parked);
      this.#resident.add(sequence);
      sequence.parked = undefined;
    }
    this.#decoder.truncate(sequence.length);
  }

  /** Copies sequences out of the context, those that share cells once. */
  async #park(isInTheWay: (sequence: HeldSequence) => boolean): Promise<void> {
    const leaving = Array.from(this.#resident).filter(isInTheWay);
    for (const sequence of leaving) this.#resident.delete(sequence);
    const lengthOf = (sequences: readonly HeldSequence[]): number => Math.max(0, ...sequences.map((one) => one.length));
    if (lengthOf(leaving) === 0) return;
    // What no sequence needs any more is not copied.
    this.#decoder.truncate(lengthOf(leaving));
    const isWorthIt = this.#decoder.stateBytes() <= this.#maxKeptBytes;
    const staying = leaving.filter(({ isLive, length }) => length > 0 && (isLive || isWorthIt));
    for (const lost of leaving.filter((sequence) => !sequence.isLive && !staying.includes(sequence))) {
      this.#onLost(lost);
    }
    if (staying.length === 0) return;
    this.#decoder.truncate(lengthOf(staying));
    const parked = await this.#decoder.save();
    for (const sequence of staying) sequence.parked = parked;
  }
}
