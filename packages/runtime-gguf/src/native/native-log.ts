const keptLines = 8;

/** `ggml_log_level` from which a line may say why something failed. */
const warning = 3;

/**
 * What llama.cpp logs while it loads something: the only place where it says why a load failed. At all other
 * times its log is silent, since it would go to the application's terminal.
 */
export class NativeLog {
  readonly #listen: (on: boolean) => void;
  #capturing = 0;
  #lines: string[] = [];

  /** @param listen turns the delivery of lines to `add` on and off. */
  constructor(listen: (on: boolean) => void) {
    this.#listen = listen;
    listen(false);
  }

  add(level: number, text: string): void {
    const line = text.trim();
    if (level >= warning && line !== "") this.#lines = [...this.#lines, line].slice(-keptLines);
  }

  /** Keeps what is logged during `work`, for `take`. */
  async capture<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#lines = [];
    if (this.#capturing++ === 0) this.#listen(true);
    try {
      return await work();
    } finally {
      if (--this.#capturing === 0) this.#listen(false);
    }
  }

  /** Takes the lines of the last capture. */
  take(): string {
    const text = this.#lines.join(" | ");
    this.#lines = [];
    return text;
  }
}
