/** A growing list of token ids. */
export class IdBuffer {
  #ids = new Int32Array(256);
  #length = 0;

  push(id: number): void {
    if (this.#length === this.#ids.length) {
      const grown = new Int32Array(this.#length * 2);
      grown.set(this.#ids);
      this.#ids = grown;
    }
    this.#ids[this.#length++] = id;
  }

  /** A copy of the ids so far. */
  toArray(): Int32Array {
    return this.#ids.slice(0, this.#length);
  }
}
