/** A compiled constraint; it holds caches and can be used for many answers. */
export interface Constraint {
  /** The state before the first token. */
  start(): ConstraintState;
}

/** How far an answer under a constraint has come. */
export interface ConstraintState {
  /**
   * The tokens that may come next: bit `id & 31` of word `id >> 5`, `ceil(tokenizer.size / 32)` words.
   *
   * Control tokens are never allowed. The array is shared with a cache: do not write to it, and ask again after `advance`.
   */
  mask(): Uint32Array;
  /** Whether the text so far is complete: the model may end its turn. */
  readonly complete: boolean;
  /** Whether nothing but the end may follow. */
  readonly finished: boolean;
  /**
   * Goes on by one token.
   *
   * @throws InvalidArgumentError when the token is not allowed here; the state stays as it was.
   */
  advance(token: number): void;
  /** An independent state at the same place. */
  fork(): ConstraintState;
}
