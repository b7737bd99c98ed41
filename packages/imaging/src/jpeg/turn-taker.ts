/** How long work may go on before the event loop gets its turn, in milliseconds. */
const sliceMs = 10;

/** Lets the event loop in during long work, so that a large radiograph does not freeze an application. */
export class TurnTaker {
  #end = performance.now() + sliceMs;

  /** Whether {@link TurnTaker.pause} is due. */
  get isDue(): boolean {
    return performance.now() > this.#end;
  }

  async pause(): Promise<void> {
    await new Promise<void>((resolve) => {
      setTimeout(resolve, 0);
    });
    this.#end = performance.now() + sliceMs;
  }
}
