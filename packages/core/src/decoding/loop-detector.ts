/** Longest cycle that is looked for, in tokens. */
const longestCycle = 128;
/** A cycle counts as a loop after this many tokens, and after `repeats` rounds. */
const shortestRun = 96;
const repeats = 5;

/**
 * Notices when the latest tokens repeat one cycle of up to 128 tokens for at least 96 tokens and five
 * rounds. Lists and tables with equal beginnings stay well below.
 */
export class LoopDetector {
  readonly #recent = new Int32Array(longestCycle).fill(-1);
  readonly #runs = new Uint32Array(longestCycle + 1);
  #count = 0;

  /** Returns true when this token completes a loop. */
  push(id: number): boolean {
    let looping = false;
    for (let cycle = 1; cycle <= longestCycle && cycle <= this.#count; cycle++) {
      const before = this.#recent[(this.#count - cycle) % longestCycle] as number;
      const run = before === id ? (this.#runs[cycle] as number) + 1 : 0;
      this.#runs[cycle] = run;
      if (run >= Math.max(shortestRun, repeats * cycle)) looping = true;
    }
    this.#recent[this.#count % longestCycle] = id;
    this.#count++;
    return looping;
  }
}
