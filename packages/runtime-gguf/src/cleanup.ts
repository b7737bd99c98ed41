/** Collects what has to be freed, and frees it once, the last first. */
export class Cleanup {
  #actions: (() => void | Promise<void>)[] = [];

  defer(action: () => void | Promise<void>): void {
    this.#actions.push(action);
  }

  async run(): Promise<void> {
    for (const action of this.#actions.splice(0).toReversed()) await action();
  }
}
