/** Tokens that must have stood together before, for what followed them to be proposed. */
const matched = 3;

/** Stands between texts that do not follow each other, such as those around an image. No token. */
const gap = -1;

/**
 * Proposes what followed the latest tokens when they stood in the text before, since summaries and extracts copy from
 * their input: prompt lookup decoding (Saxena 2023).
 */
export class PromptLookup {
  readonly #tokens: number[] = [];
  /** Where what follows a run of `matched` tokens begins: of the latest such run. */
  readonly #after = new Map<string, number>();
  /** The same for the run that ends the text, before that run itself was noted. */
  #match: number | undefined;

  /** Adds a token of the prompt or the answer. */
  observe(id: number): void {
    this.#tokens.push(id);
    const end = this.#tokens.length;
    const run = this.#tokens.slice(Math.max(0, end - matched));
    if (run.length < matched || run.includes(gap)) {
      this.#match = undefined;
      return;
    }
    this.#match = this.#after.get(run.join());
    this.#after.set(run.join(), end);
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
