import {
  InvalidArgumentError,
  type GemmaConfig,
  type PreparedImage,
  type PreparedPrompt,
  PromptPositions,
  type StartOptions,
} from "@medgemma/core";
import { CpuKvCache } from "./cpu-kv-cache.js";
import { DecoderSession } from "./decoder-session.js";
import type { EmbeddingTable } from "./embedding-table.js";
import { ImageFeatures } from "./image-features.js";
import type { KvCache } from "./kv-cache.js";
import type { CreateTensor, OrtSession } from "./ort.js";
import { planPrefill, type PrefillChunk } from "./prefill-plan.js";
import { PrefixStore } from "./prefix-store.js";

export interface EngineOptions {
  readonly config: GemmaConfig;
  readonly decoder: OrtSession;
  /** Absent for text-only models. */
  readonly vision?: OrtSession;
  readonly embeddings: EmbeddingTable;
  readonly createTensor: CreateTensor;
  /** Makes an empty cache. Default: one in memory. */
  readonly createCache?: () => KvCache;
  /** Tokens per prefill run: the granularity of progress and abort. Default 64. */
  readonly prefillChunkTokens?: number;
  /** Bytes of key/value caches kept for prefix reuse. Default 1 GiB. */
  readonly prefixCacheBytes?: number;
}

/** A prefix inside the engine. Opaque to callers. */
export interface EngineSequence {
  readonly cache: KvCache;
}

export interface StartedSequence {
  readonly sequence: EngineSequence;
  /** Logits after the last position, `[vocab]`; the caller's to keep. */
  readonly logits: Float32Array;
  readonly reusedTokens: number;
}

/** Gemma 3 on ONNX Runtime: prefill in chunks, decode, prefix reuse, forks. */
export class OnnxEngine {
  readonly #config: GemmaConfig;
  readonly #options: EngineOptions;
  readonly #decoder: DecoderSession;
  readonly #features: ImageFeatures;
  readonly #prefixes: PrefixStore;
  readonly #positions = new PromptPositions();

  constructor(options: EngineOptions) {
    this.#options = options;
    this.#config = options.config;
    this.#decoder = new DecoderSession(options.decoder, options.config.text, options.createTensor);
    this.#features = new ImageFeatures(options.vision, options.createTensor);
    this.#prefixes = new PrefixStore(options.prefixCacheBytes ?? 2 ** 30);
  }

  /**
   * Computes a prompt, reusing the longest prefix that an ended sequence left.
   *
   * @throws the signal's reason when aborted; checked before every chunk.
   */
  async start(prompt: PreparedPrompt, { signal, onProgress }: StartOptions = {}): Promise<StartedSequence> {
    signal?.throwIfAborted();
    const positions = this.#positions.of(prompt);
    const cache = this.#prefixes.take(positions) ?? this.#createCache();
    const reusedTokens = cache.length;
    const totalTokens = prompt.length;
    onProgress?.({ processedTokens: reusedTokens, totalTokens });
    let logits: Float32Array | undefined;
    try {
      for (const chunk of planPrefill(prompt, reusedTokens, this.#options.prefillChunkTokens ?? 64)) {
        signal?.throwIfAborted();
        logits = await this.#prefill(cache, chunk, positions);
        onProgress?.({ processedTokens: cache.length, totalTokens });
      }
    } catch (error) {
      // What was computed before an abort is still right, and saves time on the next try.
      this.#prefixes.put(cache);
      throw error;
    }
    if (logits === undefined) throw new InvalidArgumentError("The prompt is empty.");
    return { sequence: { cache }, logits, reusedTokens };
  }

  /** Adds one token; returns the logits after it. */
  async append({ cache }: EngineSequence, token: number): Promise<Float32Array> {
    const { vocabSize, hiddenSize } = this.#config.text;
    if (!Number.isInteger(token) || token < 0 || token >= vocabSize) {
      throw new InvalidArgumentError(`A token id must be an integer from 0 to ${vocabSize - 1}.`);
    }
    const embeds = new Float32Array(hiddenSize);
    await this.#embed([token], embeds, 0);
    return this.#decoder.run(cache, { embeds, images: new Int32Array(1), positions: [token] });
  }

  fork({ cache }: EngineSequence): EngineSequence {
    return { cache: cache.clone() };
  }

  /** Ends a sequence; its cache may serve a later prompt. */
  end({ cache }: EngineSequence): void {
    this.#prefixes.put(cache);
  }

  /** Ends a sequence without keeping its cache. */
  discard({ cache }: EngineSequence): void {
    cache.dispose();
  }

  /** Features of one image as the decoder receives them, `[tokensPerImage, hidden]`. */
  async imageFeatures(image: PreparedImage): Promise<Float32Array> {
    return this.#features.of(image);
  }

  async dispose(): Promise<void> {
    this.#prefixes.clear();
    await this.#options.vision?.release();
    await this.#options.decoder.release();
  }

  #createCache(): KvCache {
    const { createCache, createTensor } = this.#options;
    return createCache?.() ?? new CpuKvCache({ text: this.#config.text, createTensor });
  }

  async #prefill(cache: KvCache, chunk: PrefillChunk, positions: readonly number[]): Promise<Float32Array> {
    const { hiddenSize } = this.#config.text;
    const embeds = new Float32Array(chunk.length * hiddenSize);
    const images = new Int32Array(chunk.length);
    let row = 0;
    let imageNumber = 0;
    for (const part of chunk.parts) {
      if (part.type === "tokens") {
        await this.#embed(part.ids, embeds, row * hiddenSize);
        row += part.ids.length;
      } else {
        // Image features are not multiplied by √hidden, unlike token embeddings.
        embeds.set(await this.#features.of(part.segment.image), row * hiddenSize);
        images.fill(++imageNumber, row, row + part.segment.tokens);
        row += part.segment.tokens;
      }
    }
    const covered = positions.slice(chunk.start, chunk.start + chunk.length);
    return this.#decoder.run(cache, { embeds, images, positions: covered });
  }

  async #embed(ids: ArrayLike<number>, into: Float32Array, at: number): Promise<void> {
    const { hiddenSize } = this.#config.text;
    await this.#options.embeddings.gather(ids, into, at);
    const scale = Math.fround(Math.sqrt(hiddenSize));
    for (let i = at; i < at + ids.length * hiddenSize; i++) into[i] = (into[i] as number) * scale;
  }
}
