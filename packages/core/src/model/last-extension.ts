import { InvalidArgumentError } from "../errors/invalid-argument-error.js";
import { maxExtension } from "./logits-model.js";

/** What the last `extend` of a sequence returned: what its `truncate` can go back to. */
export class LastExtension {
  #start = 0;
  #rows: readonly Float32Array[] = [];

  /**
   * Notes an extension.
   *
   * @param start positions before it.
   * @param rows logits after each of its tokens, `[vocab]` each.
   */
  note(start: number, rows: readonly Float32Array[]): readonly Float32Array[] {
    this.#start = start;
    this.#rows = rows;
    return rows;
  }

  /**
   * Forgets all but the first `length` positions of the sequence.
   *
   * @returns the logits after the last one that stays, `[vocab]`.
   * @throws {InvalidArgumentError} unless at least one token of the extension stays, and no more than there were.
   */
  cut(length: number): Float32Array {
    checkCut(length, { after: this.#start, length: this.#start + this.#rows.length });
    this.#rows = this.#rows.slice(0, length - this.#start);
    return this.#rows.at(-1) as Float32Array;
  }
}

/** @throws {InvalidArgumentError} unless a sequence of so many positions can be cut to `length`, and more than `after` stay. */
export function checkCut(length: number, sequence: { readonly after: number; readonly length: number }): void {
  if (Number.isInteger(length) && length > sequence.after && length <= sequence.length) return;
  throw new InvalidArgumentError(
    `A sequence of ${sequence.length} positions, of which ${sequence.after} came before its last extension, cannot be cut to ${length}.`,
  );
}

/** @throws {InvalidArgumentError} unless these are tokens that one `extend` takes. */
export function checkExtension(tokens: readonly number[], vocabSize: number): void {
  if (tokens.length < 1 || tokens.length > maxExtension) {
    throw new InvalidArgumentError(`A sequence is extended by 1 to ${maxExtension} tokens at a time.`);
  }
  if (!tokens.every((token) => Number.isInteger(token) && token >= 0 && token < vocabSize)) {
    throw new InvalidArgumentError(`A token id must be an integer from 0 to ${vocabSize - 1}.`);
  }
}

/** The rows of logits `[rows, vocab]`, as views. */
export function logitsRows(flat: Float32Array, rows: number): readonly Float32Array[] {
  const vocabSize = flat.length / rows;
  return Array.from({ length: rows }, (_, row) => flat.subarray(row * vocabSize, (row + 1) * vocabSize));
}
