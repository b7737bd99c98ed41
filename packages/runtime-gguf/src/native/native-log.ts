const keptLines = 8;

/** The last lines that llama.cpp logged: the only place where it says why a load failed. */
export class NativeLog {
  #lines: string[] = [];

  add(message: string): void {
    const line = message.trim();
    if (line !== "") this.#lines = [...this.#lines, line].slice(-keptLines);
  }

  clear(): void {
    this.#lines = [];
  }

  /** Takes the lines; native threads hand them over through the event loop, so it is given a turn first. */
  async take(): Promise<string> {
    await new Promise((resolve) => setImmediate(resolve));
    const text = this.#lines.join(" | ");
    this.clear();
    return text;
  }
}
