/** Stands between texts that do not follow each other, such as those around an image. No token. */
const gap = -1;

/**
 * Proposes what followed the latest three tokens when they stood in the text before, since summaries and extracts copy
 * from their input: prompt lookup decoding (Saxena 2023).
 */
export class PromptLookup {
  readonly #tokens: number[] = [];
  /** Where what follows three tokens begins, by their hash: of the latest such place. A clash is a bad guess, and no more. */
  readonly #after = new Map<number, number>();
  /** The same for the end of the text, before that place itself was noted. */
  #match: number | undefined;

  /** Adds a token of the prompt or the answer. */
  observe(id: number): void {
    this.#tokens.push(id);
    const end = this.#tokens.length;
    const [first = gap, second = gap] = [this.#tokens[end - 3], this.#tokens[end - 2]];
    this.#match = undefined;
    if (first === gap || second === gap || id === gap) return;
    const hash = Math.imul(Math.imul(first, 0x9e3779b1) ^ second, 0x85ebca6b) ^ id;
    this.#match = this.#after.get(hash);
    this.#after.set(hash, end);
  }

  /** What is observed next does not follow what was observed before. */
  interrupt(): void {
    this.observe(gap);
  }

  /** At most `count` tokens that may follow; none where nothing stood before. */
  propose(count: number): readonly number[] {
    if (this.#match === undefined) return [];
    const followed = this.#tokens.slice(this.#match, this.#match + count);
    const end = followed.indexOf(gap);
    return end < 0 ? followed : followed.slice(0, end);
  }
}
