/** Offset of `nb` in `ggml_tensor`: type (4, padded to 8), buffer (8), ne (4 × 8). */
const stridesOffset = 48;

/** At least the bytes of a `ggml_tensor`. */
const tensorBytes = 1024;

/**
 * A flag that native code reads while it computes.
 *
 * ggml asks an abort callback, `bool (*)(void *)`, between two operations, from its own threads. A JavaScript
 * callback would make every operation wait for the event loop. `ggml_is_transposed(tensor)` has the same
 * shape and only compares two strides of the tensor that it is given, so it serves as the callback, and a
 * piece of memory in the layout of a tensor as its argument: raising the first stride says "stop".
 */
export class AbortFlag {
  /** The argument for the callback. Native code reads it, so it has to stay alive as long as the callback is set. */
  readonly memory = new Uint8Array(new ArrayBuffer(tensorBytes));

  raise(): void {
    this.memory[stridesOffset] = 1;
  }

  lower(): void {
    this.memory[stridesOffset] = 0;
  }
}

/** The exported function that serves as the callback. */
export const abortCallbackSymbol = "ggml_is_transposed";
