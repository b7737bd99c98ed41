/**
 * A content that tells how much of it was read: `fetch` has no events for what it sends. It can be sent again after a failure;
 * what was read before is then taken back.
 */
export class CountedBlob extends Blob {
  readonly #content: Blob;
  readonly #onBytes: (change: number) => void;
  #counted = 0;

  constructor(content: Blob, onBytes: (change: number) => void) {
    super();
    this.#content = content;
    this.#onBytes = onBytes;
  }

  override get size(): number {
    return this.#content.size;
  }

  override get type(): string {
    return this.#content.type;
  }

  override stream(): ReturnType<Blob["stream"]> {
    this.#count(-this.#counted);
    const counting = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform: (part, controller) => {
        this.#count(part.length);
        controller.enqueue(part);
      },
    });
    return this.#content.stream().pipeThrough(counting);
  }

  #count(change: number): void {
    this.#counted += change;
    if (change !== 0) this.#onBytes(change);
  }
}
