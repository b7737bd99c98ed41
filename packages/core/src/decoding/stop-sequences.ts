/** Text that may go out, and whether a stop sequence ended it. */
export interface StopResult {
  readonly text: string;
  readonly stopped: boolean;
}

/** Finds stop sequences in streamed text and holds back what could become one. */
export class StopSequences {
  readonly #stops: readonly string[];
  #held = "";

  constructor(stops: readonly string[]) {
    this.#stops = stops;
  }

  push(text: string): StopResult {
    if (this.#stops.length === 0) return { text, stopped: false };
    const whole = this.#held + text;
    const found = this.#stops.map((stop) => whole.indexOf(stop)).filter((at) => at >= 0);
    if (found.length > 0) {
      this.#held = "";
      return {
        text: whole.slice(
          0,
          found.reduce((first, at) => Math.min(first, at)),
        ),
        stopped: true,
      };
    }
    const keep = this.#stops.reduce((longest, stop) => Math.max(longest, overlap(whole, stop)), 0);
    this.#held = whole.slice(whole.length - keep);
    return { text: whole.slice(0, whole.length - keep), stopped: false };
  }

  /** What was held back, when the text ends without a stop sequence. */
  flush(): string {
    const held = this.#held;
    this.#held = "";
    return held;
  }
}

/** Length of the longest end of `text` that is a proper beginning of `stop`. */
function overlap(text: string, stop: string): number {
  for (let length = Math.min(text.length, stop.length - 1); length > 0; length--) {
    if (text.endsWith(stop.slice(0, length))) return length;
  }
  return 0;
}
