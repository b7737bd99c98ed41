/** A first guess of what one run may check and still be worth it. */
const firstLength = 4;
const shortestLength = 2;
const longestLength = 15;
const longestPause = 32;

/** How many tokens of a source are worth checking, from how many of them came so far. */
export class Trust {
  #length = firstLength;
  #pause = 0;
  #nextPause = 1;

  /** Tokens to propose for the next step; 0 for a while after proposals of which none came. */
  next(): number {
    if (this.#pause === 0) return this.#length;
    this.#pause--;
    return 0;
  }

  learn({ proposed, accepted }: { readonly proposed: number; readonly accepted: number }): void {
    if (accepted === 0) {
      this.#pause = this.#nextPause;
      this.#nextPause = Math.min(2 * this.#nextPause, longestPause);
      this.#length = shortestLength;
      return;
    }
    this.#nextPause = 1;
    const wanted = accepted === proposed ? 2 * this.#length : accepted + 1;
    this.#length = Math.min(Math.max(wanted, shortestLength), longestLength);
  }
}
