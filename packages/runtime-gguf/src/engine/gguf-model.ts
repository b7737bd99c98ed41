import {
  type Capabilities,
  checkExtension,
  DisposedError,
  InvalidArgumentError,
  LastExtension,
  type LogitsModel,
  logitsRows,
  type ModelInfo,
  planPrefill,
  type PrefillChunk,
  PrefixStore,
  type PreparedImage,
  type PreparedPrompt,
  PromptPositions,
  type Sequence,
  type StartOptions,
  UnsupportedCapabilityError,
} from "@medgemma/core";
import { ContextCells } from "./context-cells.js";
import type { DecodeInput, Decoder } from "./decoder.js";
import { Exclusive } from "./exclusive.js";
import { HeldSequence } from "./held-sequence.js";
import type { VisionFeatures } from "./vision-features.js";

export interface GgufModelParts {
  readonly info: ModelInfo;
  readonly capabilities: Capabilities;
  readonly decoder: Decoder;
  /** Absent for text-only models. */
  readonly vision?: VisionFeatures;
  readonly vocabSize: number;
  readonly prefillChunkTokens: number;
  /** Bytes of keys and values that are kept for later prompts; 0 keeps none. */
  readonly prefixCacheBytes: number;
  /** Frees what the model was made of, the decoder and the image encoder first. */
  readonly free: () => Promise<void>;
}

/** Gemma 3 on one llama.cpp context: prefill in chunks, decode, prefix reuse, forks. */
export class GgufModel implements LogitsModel {
  readonly info: ModelInfo;
  readonly capabilities: Capabilities;
  readonly #parts: GgufModelParts;
  readonly #exclusive = new Exclusive();
  readonly #cells: ContextCells;
  readonly #prefixes: PrefixStore<HeldSequence>;
  readonly #positions = new PromptPositions();
  #disposal: Promise<void> | undefined;

  constructor(parts: GgufModelParts) {
    this.info = parts.info;
    this.capabilities = parts.capabilities;
    this.#parts = parts;
    this.#cells = new ContextCells(parts.decoder, {
      maxKeptBytes: parts.prefixCacheBytes,
      onLost: (sequence) => this.#prefixes.drop(sequence),
    });
    this.#prefixes = new PrefixStore({
      maxBytes: parts.prefixCacheBytes,
      bytesOf: parkedBytes,
      release: (kept) => this.#cells.forget(kept),
    });
  }

  start(prompt: PreparedPrompt, options: StartOptions = {}): Promise<Sequence> {
    return this.#enter(options.signal, async () => {
      const positions = this.#positions.of(prompt);
      if (positions.length === 0) throw new InvalidArgumentError("The prompt is empty.");
      const chunks = planPrefill(prompt, this.#parts.prefillChunkTokens);
      const found = this.#prefixes.find({ positions, ends: chunks.map(({ end }) => end) });
      const held = found === undefined ? new HeldSequence() : this.#cells.branch(found.kept, found.length);
      const reusedTokens = held.length;
      try {
        await this.#prefill(held, { chunks, positions, options });
      } catch (error) {
        // What was computed before an abort is still right, and saves time on the next try.
        this.#end(held, held.length);
        throw error;
      }
      const reusable = chunks.at(-1)?.start ?? 0;
      return this.#sequence(held, { reusedTokens, reusable, logits: this.#readLogits() });
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

  async #prefill(held: HeldSequence, { chunks, positions, options }: PrefillInput): Promise<void> {
    const { signal, onProgress } = options;
    const totalTokens = positions.length;
    onProgress?.({ processedTokens: held.length, totalTokens });
    for (const chunk of chunks.filter(({ start }) => start >= held.length)) {
      const content = await this.#contentOf(chunk, signal);
      await this.#cells.extend(held, content, { positions: positions.slice(chunk.start, chunk.end), signal });
      onProgress?.({ processedTokens: held.length, totalTokens });
    }
    this.#prefixes.trim();
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

  /** Logits after the last positions, `[rows, vocab]`. */
  #readLogits(rows = 1): Float32Array {
    const logits = new Float32Array(rows * this.#parts.vocabSize);
    this.#parts.decoder.readLogits(logits);
    return logits;
  }

  /** Keeps the first `reusable` positions for prompts that begin alike. */
  #end(held: HeldSequence, reusable: number): void {
    held.isLive = false;
    if (this.#parts.prefixCacheBytes === 0) {
      this.#cells.forget(held);
      return;
    }
    held.truncate(reusable);
    this.#prefixes.keep(held);
  }

  #sequence(held: HeldSequence, { reusedTokens, reusable, logits }: SequenceState): Sequence {
    const { vocabSize } = this.#parts;
    let ended: Promise<void> | undefined;
    const use = <Result>(signal: AbortSignal | undefined, work: () => Promise<Result>): Promise<Result> =>
      this.#enter(signal, async () => {
        if (ended !== undefined) throw new InvalidArgumentError("The sequence has ended.");
        return work();
      });
    const last = new LastExtension();
    const extend = (tokens: readonly number[], signal?: AbortSignal): Promise<readonly Float32Array[]> =>
      use(signal, async () => {
        checkExtension(tokens, vocabSize);
        const options = { positions: tokens, logitsRows: tokens.length, signal };
        const start = held.length;
        await this.#cells.extend(held, Int32Array.from(tokens), options);
        const rows = last.note(start, logitsRows(this.#readLogits(tokens.length), tokens.length));
        logits.set(rows.at(-1) as Float32Array);
        this.#prefixes.trim();
        return rows;
      });
    return {
      reusedTokens,
      logits,
      get length() {
        return held.length;
      },
      append: async (token, signal) => {
        await extend([token], signal);
      },
      extend,
      truncate: (length) =>
        use(undefined, async () => {
          logits.set(last.cut(length));
          held.truncate(length);
        }),
      fork: () =>
        use(undefined, async () => {
          const copy = this.#cells.branch(held, held.length);
          return this.#sequence(copy, { reusedTokens, reusable, logits: logits.slice() });
        }),
      [Symbol.asyncDispose]: () =>
        (ended ??= this.#exclusive.run(async () => {
          if (this.#disposal === undefined) this.#end(held, reusable);
        })),
    };
  }
}

interface PrefillInput {
  readonly chunks: readonly PrefillChunk[];
  readonly positions: readonly number[];
  readonly options: StartOptions;
}

interface SequenceState {
  readonly reusedTokens: number;
  /** Positions that another prompt may go on from: all runs of the prompt but its last one, which may be cut short. */
  readonly reusable: number;
  readonly logits: Float32Array;
}

/** Bytes of copies; sequences that share one count once, and what lies in the context takes no memory of its own. */
function parkedBytes(kept: readonly HeldSequence[]): number {
  const copies = new Set(kept.map(({ parked }) => parked));
  return Array.from(copies).reduce((sum, copy) => sum + (copy?.length ?? 0), 0);
}
