/** Tokens that must have stood together before, for what followed them to be proposed. */
const matched = 3;

/**
 * Proposes what followed the latest tokens when they stood in the text before, since summaries and extracts copy from
 * their input: prompt lookup decoding (Saxena 2023).
 */
export class PromptLookup {
  readonly #tokens: number[] = [];
  /** Where the tokens after a run of `matched` ones begin: of the latest such run. */
  readonly #after = new Map<string, number>();
  /** The same for the run that ends the text, before that run itself was noted. */
  #match: number | undefined;

  /** Adds a token of the prompt or the answer. */
  observe(id: number): void {
    this.#tokens.push(id);
    const end = this.#tokens.length;
    if (end < matched) return;
    const key = this.#tokens.slice(end - matched).join();
    this.#match = this.#after.get(key);
    this.#after.set(key, end);
  }

  /** At most `count` tokens that may follow; none where nothing stood before. */
  propose(count: number): readonly number[] {
    if (this.#match === undefined) return [];
    return this.#tokens.slice(this.#match, this.#match + count).filter((id) => id >= 0);
  }
}
