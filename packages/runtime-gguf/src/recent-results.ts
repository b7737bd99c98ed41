/** Keeps what took long to make, for those who ask for the same again. */
export class RecentResults<Result> {
  readonly #capacity: number;
  /** Least recently used first. */
  readonly #kept = new Map<string, Result>();

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  /** What was made for `key` before, or what `make` makes now. What fails is not kept. */
  async get(key: string, make: () => Promise<Result>): Promise<Result> {
    const result = this.#kept.get(key) ?? (await make());
    this.#kept.delete(key);
    this.#kept.set(key, result);
    const oldest = this.#kept.keys().next();
    if (this.#kept.size > this.#capacity && oldest.done !== true) this.#kept.delete(oldest.value);
    return result;
  }
}
