const windowMilliseconds = 5000;
const leastMilliseconds = 200;

/** How fast bytes come, over the last five seconds. */
export class TransferRate {
  readonly #samples: { readonly at: number; readonly bytes: number }[] = [];

  /**
   * @param bytes that are here by now.
   * @returns bytes per second; undefined in the first moments.
   */
  sample(bytes: number): number | undefined {
    const at = performance.now();
    this.#samples.push({ at, bytes });
    while (this.#samples.length > 2 && at - (this.#samples[0]?.at ?? at) > windowMilliseconds) this.#samples.shift();
    const [first = { at, bytes }] = this.#samples;
    if (at - first.at < leastMilliseconds) return undefined;
    // A part that was not what it should be is thrown away, and there is less than before.
    return Math.max(0, Math.round(((bytes - first.bytes) / (at - first.at)) * 1000));
  }
}
