import {
  type Capabilities,
  DisposedError,
  InvalidArgumentError,
  type LogitsModel,
  type ModelInfo,
  OutOfMemoryError,
  type PreparedImage,
  type PreparedPrompt,
  PromptPositions,
  type Sequence,
  type StartOptions,
  UnsupportedCapabilityError,
} from "@medgemma/core";
import type { DecodeInput, Decoder } from "./decoder.js";
import { Exclusive } from "./exclusive.js";
import { planPrefill, type PrefillChunk } from "./prefill-plan.js";
import { SequenceSlots, type SharedPrefix, type Slot } from "./sequence-slots.js";
import type { VisionFeatures } from "./vision-features.js";

export interface GgufModelParts {
  readonly info: ModelInfo;
  readonly capabilities: Capabilities;
  readonly decoder: Decoder;
  /** Absent for text-only models. */
  readonly vision?: VisionFeatures;
  readonly vocabSize: number;
  /** Positions that a local layer sees, its own included; Infinity when every layer is global. */
  readonly slidingWindow: number;
  /** Sequences that the context can hold. */
  readonly maxSequences: number;
  readonly prefillChunkTokens: number;
  readonly prefixCache: boolean;
  /** Frees what the model was made of, the decoder and the image encoder first. */
  readonly free: () => Promise<void>;
}

/** Gemma 3 on one llama.cpp context: prefill in chunks, decode, prefix reuse, forks. */
export class GgufModel implements LogitsModel {
  readonly info: ModelInfo;
  readonly capabilities: Capabilities;
  readonly #parts: GgufModelParts;
  readonly #exclusive = new Exclusive();
  readonly #slots: SequenceSlots;
  readonly #positions = new PromptPositions();
  #disposal: Promise<void> | undefined;

  constructor(parts: GgufModelParts) {
    this.info = parts.info;
    this.capabilities = parts.capabilities;
    this.#parts = parts;
    this.#slots = new SequenceSlots(parts.maxSequences);
  }

  start(prompt: PreparedPrompt, options: StartOptions = {}): Promise<Sequence> {
    return this.#enter(options.signal, async () => {
      const positions = this.#positions.of(prompt);
      if (positions.length === 0) throw new InvalidArgumentError("The prompt is empty.");
      const slot = this.#open(positions);
      const reusedTokens = slot.positions.length;
      try {
        await this.#prefill(slot, { prompt, positions, options });
      } catch (error) {
        // What was computed before an abort is still right, and saves time on the next try.
        this.#end(slot);
        throw error;
      }
      return this.#sequence(slot, { reusedTokens, logits: this.#readLogits() });
    });
  }

  imageFeatures(image: PreparedImage): Promise<Float32Array> {
    return this.#enter(undefined, () => this.#features(image));
  }

  [Symbol.asyncDispose](): Promise<void> {
    this.#disposal ??= this.#exclusive.run(this.#parts.free);
    return this.#disposal;
  }

  #enter<Result>(signal: AbortSignal | undefined, work: () => Promise<Result>): Promise<Result> {
    return this.#exclusive.run(async () => {
      signal?.throwIfAborted();
      if (this.#disposal !== undefined) throw new DisposedError("The model has been disposed.");
      return work();
    });
  }

  async #prefill(
    slot: Slot,
    {
      prompt,
      positions,
      options: { signal, onProgress },
    }: { prompt: PreparedPrompt; positions: readonly number[]; options: StartOptions },
  ): Promise<void> {
    onProgress?.({ processedTokens: slot.positions.length, totalTokens: prompt.length });
    for (const chunk of planPrefill(prompt, slot.positions.length, this.#parts.prefillChunkTokens)) {
      const content = await this.#contentOf(chunk, signal);
      await this.#decode({ sequence: slot.id, start: chunk.start, content, signal });
      const count = content instanceof Int32Array ? content.length : content.tokens;
      slot.positions = positions.slice(0, chunk.start + count);
      onProgress?.({ processedTokens: slot.positions.length, totalTokens: prompt.length });
    }
  }

  async #contentOf(chunk: PrefillChunk, signal?: AbortSignal): Promise<DecodeInput["content"]> {
    if (chunk.type === "tokens") return chunk.ids;
    const { image, tokens } = chunk.segment;
    return { features: await this.#features(image, signal), tokens };
  }

  async #features(image: PreparedImage, signal?: AbortSignal): Promise<Float32Array> {
    const { vision } = this.#parts;
    if (vision === undefined) throw new UnsupportedCapabilityError("This model takes no images.");
    return vision.of(image, signal);
  }

  /** Computes positions; makes room by forgetting kept prefixes, oldest first. */
  async #decode(input: DecodeInput): Promise<void> {
    while (!(await this.#parts.decoder.decode(input))) {
      const oldest = this.#slots.oldestIdle();
      if (oldest === undefined) {
        throw new OutOfMemoryError("The sequences in use fill the whole context.", {
          hint: "End sequences that are done, or load the model with a longer `contextLength`.",
        });
      }
      this.#forget(oldest);
    }
  }

  /** A sequence that begins with the longest prefix that the cache holds of these positions. */
  #open(positions: readonly number[]): Slot {
    const shared = this.#parts.prefixCache
      ? this.#slots.longestPrefix(positions, (prefix) => this.#isWhole(prefix))
      : undefined;
    const slot = this.#slots.open() ?? this.#reopen(shared?.slot);
    if (shared === undefined) return slot;
    if (slot === shared.slot) this.#parts.decoder.truncate(slot.id, shared.length);
    else this.#parts.decoder.copyPrefix(shared.slot.id, slot.id, shared.length);
    slot.positions = positions.slice(0, shared.length);
    return slot;
  }

  /**
   * Whether the local layers still hold what the position after the prefix attends to: llama.cpp overwrites what
   * has left the window of a sequence, even where other room is left.
   */
  #isWhole({ slot, length }: SharedPrefix): boolean {
    return this.#parts.decoder.earliestPosition(slot.id) <= Math.max(0, length - this.#parts.slidingWindow + 1);
  }

  /** Takes the place of the oldest kept sequence, of `source` itself only if it is the last one. */
  #reopen(source?: Slot): Slot {
    const oldest = this.#slots.oldestIdle(source);
    if (oldest === undefined && source?.live === false) {
      source.live = true;
      return source;
    }
    if (oldest !== undefined) this.#forget(oldest);
    const slot = this.#slots.open();
    if (slot !== undefined) return slot;
    throw new OutOfMemoryError(`All ${this.#parts.maxSequences} sequences are in use.`, {
      hint: "End sequences that are done.",
    });
  }

  #readLogits(into: Float32Array = new Float32Array(this.#parts.vocabSize)): Float32Array {
    this.#parts.decoder.readLogits(into);
    return into;
  }

  #end(slot: Slot): void {
    if (this.#parts.prefixCache && slot.positions.length > 0) this.#slots.keep(slot);
    else this.#forget(slot);
  }

  #forget(slot: Slot): void {
    this.#parts.decoder.truncate(slot.id, 0);
    this.#slots.remove(slot);
  }

  #sequence(slot: Slot, state: { readonly reusedTokens: number; readonly logits: Float32Array }): Sequence {
    const { reusedTokens, logits } = state;
    const { vocabSize } = this.#parts;
    let ended: Promise<void> | undefined;
    const use = <Result>(signal: AbortSignal | undefined, work: () => Promise<Result>): Promise<Result> =>
      this.#enter(signal, async () => {
        if (ended !== undefined) throw new InvalidArgumentError("The sequence has ended.");
        return work();
      });
    return {
      reusedTokens,
      logits,
      get length() {
        return slot.positions.length;
      },
      append: (token, signal) =>
        use(signal, async () => {
          if (!Number.isInteger(token) || token < 0 || token >= vocabSize) {
            throw new InvalidArgumentError(`A token id must be an integer from 0 to ${vocabSize - 1}.`);
          }
          const start = slot.positions.length;
          await this.#decode({ sequence: slot.id, start, content: Int32Array.of(token), signal });
          slot.positions.push(token);
          this.#readLogits(logits);
        }),
      fork: () =>
        use(undefined, async () => {
          const copy = this.#slots.open() ?? this.#reopen();
          this.#parts.decoder.copyPrefix(slot.id, copy.id, slot.positions.length);
          copy.positions = slot.positions.slice();
          return this.#sequence(copy, { reusedTokens, logits: logits.slice() });
        }),
      [Symbol.asyncDispose]: () =>
        (ended ??= this.#exclusive.run(async () => {
          if (this.#disposal === undefined) this.#end(slot);
        })),
    };
  }
}
