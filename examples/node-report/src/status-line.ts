/** One line on the terminal that is overwritten; in a pipe each stage is printed once. */
export class StatusLine {
  #stage = "";
  readonly #terminal = process.stderr.isTTY;

  show(stage: string, fraction?: number): void {
    const percent = fraction === undefined ? "" : ` ${Math.floor(fraction * 100)} %`;
    if (this.#terminal) process.stderr.write(`\r\u001b[K${stage}${percent}`);
    else if (stage !== this.#stage) process.stderr.write(`${stage}\n`);
    this.#stage = stage;
  }

  clear(): void {
    if (this.#terminal) process.stderr.write("\r\u001b[K");
    this.#stage = "";
  }
}
