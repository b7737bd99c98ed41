import { InferenceFailedError, OutOfMemoryError } from "@medgemma/core";
import { AbortFlag } from "../native/abort-flag.js";
import type { NativeLibrary } from "../native/load-library.js";
import type { Pointer } from "../native/pointer.js";
import type { ContextParams } from "../native/struct-layouts.js";
import { createThreadPool, type ThreadPool } from "../native/thread-pool.js";

export interface DecoderShape {
  readonly vocabSize: number;
  /** Positions of one `decode` at most. */
  readonly batchCapacity: number;
  /** Whether a GPU computes, whose calls return before they are done. */
  readonly isAsynchronous: boolean;
}

interface DecoderParts {
  readonly shape: DecoderShape;
  readonly pool: ThreadPool | undefined;
}

/** Consecutive positions. */
export interface DecodeInput {
  readonly start: number;
  /** Token ids, or the features of an image, `[positions, hidden]`. */
  readonly content: Int32Array | { readonly features: Float32Array; readonly tokens: number };
  /** After how many of the last positions logits are wanted. Default 1. */
  readonly logitsRows?: number;
  readonly signal?: AbortSignal | undefined;
}

const result = { done: 0, noRoom: 1, aborted: 2 } as const;

/** What a saved sequence begins with: a magic number and the sequence's. */
const markBytes = 8;

/** llama.cpp's number of the only sequence in the context. */
const sequence = 0;

/** A llama.cpp context with one sequence: computes positions and reads logits. Calls must not overlap. */
export class Decoder {
  readonly #native: NativeLibrary;
  readonly #context: Pointer;
  readonly #memory: Pointer;
  readonly #shape: DecoderShape;
  readonly #abort = new AbortFlag();
  readonly #pool: ThreadPool | undefined;
  // Native code reads these during a call, so they live as long as the context. Buffers of their own keep V8 from moving them.
  readonly #tokens: Int32Array;
  readonly #positions: Int32Array;
  readonly #counts: Int32Array;
  readonly #sequence = new Int32Array(new ArrayBuffer(64)).fill(sequence);
  readonly #sequences: BigUint64Array;
  readonly #outputs: Int8Array;
  readonly #mark: Uint8Array;
  #logits: { readonly address: Pointer; readonly values: Float32Array } | undefined;

  private constructor(native: NativeLibrary, context: Pointer, { shape, pool }: DecoderParts) {
    const { batchCapacity } = shape;
    this.#native = native;
    this.#context = context;
    this.#memory = native.llama.llama_get_memory(context);
    this.#shape = shape;
    this.#pool = pool;
    this.#tokens = new Int32Array(new ArrayBuffer(4 * batchCapacity));
    this.#positions = new Int32Array(new ArrayBuffer(4 * batchCapacity));
    this.#counts = new Int32Array(new ArrayBuffer(4 * batchCapacity)).fill(1);
    this.#outputs = new Int8Array(new ArrayBuffer(batchCapacity));
    this.#mark = readMark(native, context);
    this.#sequences = new BigUint64Array(batchCapacity).fill(native.addressOf(this.#sequence));
  }

  /** @returns undefined when llama.cpp could not make the context, for example for lack of memory. */
  static async create(
    native: NativeLibrary,
    { model, params, shape }: { model: Pointer; params: Partial<ContextParams>; shape: DecoderShape },
  ): Promise<Decoder | undefined> {
    const all = { ...native.llama.llama_context_default_params(), ...params };
    const context = await native.llama.llama_init_from_model.offThread(model, all);
    if (context === null) return undefined;
    const pool = createThreadPool(native, all.n_threads);
    if (pool !== undefined) native.llama.llama_attach_threadpool(context, pool.pointer, null);
    const decoder = new Decoder(native, context, { shape, pool });
    native.llama.llama_set_abort_callback(context, native.abortCallback, decoder.#abort.memory);
    return decoder;
  }

  get context(): Pointer {
    return this.#context;
  }

  /**
   * Computes positions; afterwards the logits are those of the last ones.
   *
   * @throws {OutOfMemoryError} when the context has no room for them; nothing changed then.
   * @throws the signal's reason when aborted; nothing changed then.
   */
  async decode({ start, content, logitsRows = 1, signal }: DecodeInput): Promise<void> {
    signal?.throwIfAborted();
    const isImage = !(content instanceof Int32Array);
    const count = isImage ? content.tokens : content.length;
    if (count < 1 || count > this.#shape.batchCapacity) {
      throw new InferenceFailedError(`A step of ${count} positions does not fit the batch of the context.`);
    }
    if (!isImage) this.#tokens.set(content);
    for (let i = 0; i < count; i++) this.#positions[i] = start + i;
    this.#outputs.fill(0).fill(1, count - logitsRows, count);
    const { llama } = this.#native;
    const stop = (): void => this.#abort.raise();
    signal?.addEventListener("abort", stop, { once: true });
    // Soft tokens of an image attend to each other both ways.
    if (isImage) llama.llama_set_causal_attn(this.#context, false);
    let code: number;
    try {
      code = await llama.llama_decode.offThread(this.#context, {
        n_tokens: count,
        token: isImage ? null : this.#tokens,
        embd: isImage ? content.features : null,
        pos: this.#positions,
        n_seq_id: this.#counts,
        seq_id: this.#sequences,
        logits: this.#outputs,
      });
      if (this.#shape.isAsynchronous) await llama.llama_synchronize.offThread(this.#context);
    } finally {
      if (isImage) llama.llama_set_causal_attn(this.#context, true);
      signal?.removeEventListener("abort", stop);
      this.#abort.lower();
    }
    if (code === result.done) return;
    if (code === result.noRoom) {
      throw new OutOfMemoryError("The sequence fills the whole context.", {
        hint: "Load the model with a longer `contextLength`.",
      });
    }
    if (code === result.aborted) {
      this.truncate(start);
      signal?.throwIfAborted();
    }
    throw new InferenceFailedError(`llama.cpp failed to compute (code ${code}).`);
  }

  /** Copies the logits of the last computed positions, `[rows, vocab]`. */
  readLogits(into: Float32Array): void {
    const rows = into.length / this.#shape.vocabSize;
    const address = this.#native.llama.llama_get_logits_ith(this.#context, -rows);
    if (address === null) throw new InferenceFailedError("llama.cpp has no logits.");
    if (this.#logits?.address !== address || this.#logits.values.length !== into.length) {
      this.#logits = { address, values: new Float32Array(this.#native.view(address, into.byteLength)) };
    }
    into.set(this.#logits.values);
  }

  /** Removes the positions from `start` on. */
  truncate(start: number): void {
    this.#native.llama.llama_memory_seq_rm(this.#memory, sequence, start, -1);
  }

  /** Bytes that `save` would return now. */
  stateBytes(): number {
    return this.#native.llama.llama_state_get_size(this.#context);
  }

  /**
   * Copies all positions out: their keys and values, also of those that have left the window of local layers.
   *
   * A saved context begins with the architecture's name, a saved sequence with a mark; the rest is the same. This makes
   * the first, which leaves nothing out, and turns it into the second: put back as a context, the next position would
   * not go behind the last one but into a cell that has left the window.
   */
  async save(): Promise<Uint8Array> {
    const bytes = new Uint8Array(new ArrayBuffer(this.stateBytes()));
    const written = await this.#native.llama.llama_state_get_data.offThread(this.#context, bytes, bytes.length);
    const nameEnd = 4 + (bytes.length < 4 ? 0 : new DataView(bytes.buffer).getUint32(0, true));
    const from = nameEnd - this.#mark.length;
    if (written !== bytes.length || from < 0 || nameEnd > bytes.length) {
      throw new InferenceFailedError("llama.cpp could not copy a sequence out.");
    }
    bytes.set(this.#mark, from);
    return bytes.subarray(from);
  }

  /** Puts positions that were saved in place of what the context holds. */
  async restore(saved: Uint8Array): Promise<void> {
    this.truncate(0);
    const { llama } = this.#native;
    const read = await llama.llama_state_seq_set_data.offThread(this.#context, saved, saved.length, sequence);
    if (read !== saved.length) throw new InferenceFailedError("llama.cpp could not put a sequence back.");
  }

  async free(): Promise<void> {
    this.#logits = undefined;
    await this.#native.llama.llama_free.offThread(this.#context);
    this.#pool?.free();
  }
}

/** What llama.cpp puts before a saved sequence, read from one that is still empty. */
function readMark({ llama }: NativeLibrary, context: Pointer): Uint8Array {
  const saved = new Uint8Array(new ArrayBuffer(llama.llama_state_seq_get_size(context, sequence)));
  llama.llama_state_seq_get_data(context, saved, saved.length, sequence);
  return saved.subarray(0, markBytes);
}
