import {
  InvalidArgumentError,
  type GemmaConfig,
  type ImageFeatureStore,
  checkCut,
  checkExtension,
  planPrefill,
  type PrefillChunk,
  PrefixStore,
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
  /** Where features of images are kept beyond this engine. */
  readonly imageFeatureStore?: ImageFeatureStore;
}

/** A prefix inside the engine. Opaque to callers. */
export interface EngineSequence {
  readonly cache: KvCache;
  /** Positions that another prompt may go on from: all runs of the prompt but its last one, which may be cut short. */
  reusable: number;
  /** Positions of the prompt. */
  readonly promptLength: number;
  /** Positions before what was added last, which can be taken back. */
  addedAfter: number;
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
  readonly #prefixes: PrefixStore<KvCache>;
  readonly #positions = new PromptPositions();

  constructor(options: EngineOptions) {
    this.#options = options;
    this.#config = options.config;
    this.#decoder = new DecoderSession(options.decoder, options.config.text, options.createTensor);
    const { vision: session, createTensor, imageFeatureStore: store } = options;
    this.#features = new ImageFeatures({ session, createTensor, store });
    this.#prefixes = new PrefixStore({
      maxBytes: options.prefixCacheBytes ?? 2 ** 30,
      bytesOf: (kept) => kept.reduce((sum, { bytes }) => sum + bytes, 0),
      isUsable: (kept, length) => kept.holds(length),
      release: (kept) => kept.dispose(),
    });
  }

  /**
   * Computes a prompt. Runs that an ended sequence computed before, cut in the same places, are taken from it, so
   * that the result is the same to the bit.
   *
   * @throws the signal's reason when aborted; checked before every run.
   */
  async start(prompt: PreparedPrompt, { signal, onProgress }: StartOptions = {}): Promise<StartedSequence> {
    signal?.throwIfAborted();
    const positions = this.#positions.of(prompt);
    const chunks = planPrefill(prompt, this.#options.prefillChunkTokens ?? 64);
    const found = this.#prefixes.find({ positions, ends: chunks.map(({ end }) => end) });
    const cache = found?.kept.copy(found.length) ?? this.#createCache();
    const reusedTokens = cache.length;
    const totalTokens = prompt.length;
    onProgress?.({ processedTokens: reusedTokens, totalTokens });
    let logits: Float32Array | undefined;
    try {
      for (const chunk of chunks.filter(({ start }) => start >= reusedTokens)) {
        signal?.throwIfAborted();
        logits = await this.#prefill(cache, chunk, positions);
        onProgress?.({ processedTokens: cache.length, totalTokens });
      }
    } catch (error) {
      // What was computed before an abort is still right, and saves time on the next try.
      this.#keep(cache, cache.length);
      throw error;
    }
    if (logits === undefined) throw new InvalidArgumentError("The prompt is empty.");
    const reusable = chunks.at(-1)?.start ?? 0;
    return { sequence: { cache, reusable, promptLength: totalTokens, addedAfter: totalTokens }, logits, reusedTokens };
  }

  /**
   * Adds tokens in one run; returns the logits after each, `[tokens, vocab]`. Where the cache can be split, they have the
   * same bits as those of single runs, if the kernels compute rows apart from each other: see `runsAreExact`.
   */
  async extend(sequence: EngineSequence, tokens: readonly number[]): Promise<Float32Array> {
    checkExtension(tokens, this.#config.text.vocabSize);
    const { length } = sequence.cache;
    const fitting = tailPositions - recentOf(sequence) + 1;
    const first = await this.#run(sequence, tokens.slice(0, fitting));
    const rest = tokens.slice(fitting);
    const logits = rest.length === 0 ? first : joined(first, await this.#run(sequence, rest));
    sequence.addedAfter = length;
    return logits;
  }

  async #run(sequence: EngineSequence, tokens: readonly number[]): Promise<Float32Array> {
    const { cache, reusable } = sequence;
    const count = tokens.length;
    const embeds = new Float32Array(count * this.#config.text.hiddenSize);
    await this.#embed(tokens, embeds, 0);
    if (reusable > 0 && !cache.holds(reusable, count)) {
      // The window moves on: what another prompt could go on from is put aside before it is lost.
      this.#prefixes.keep(cache.copy(reusable));
      sequence.reusable = 0;
    }
    const images = new Int32Array(count);
    const recentPositions = recentOf(sequence);
    return this.#decoder.run(cache, { embeds, images, positions: tokens, logitsRows: count, recentPositions });
  }

  /**
   * Takes back the end of what `extend` added last.
   *
   * @throws {InvalidArgumentError} when nothing of it would stay, or more than there is.
   */
  truncate({ cache, addedAfter }: EngineSequence, length: number): void {
    checkCut(length, { after: addedAfter, length: cache.length });
    cache.truncate(length);
  }

  fork({ cache, ...rest }: EngineSequence): EngineSequence {
    return { ...rest, cache: cache.copy(cache.length), addedAfter: cache.length };
  }

  /** Ends a sequence; its cache may serve a later prompt. */
  end({ cache, reusable }: EngineSequence): void {
    this.#keep(cache, reusable);
  }

  /** Ends a sequence without keeping its cache. */
  discard({ cache }: EngineSequence): void {
    cache.dispose();
  }

  /** Features of one image as the decoder receives them, `[tokensPerImage, hidden]`. */
  async imageFeatures(image: PreparedImage): Promise<Float32Array> {
    return this.#features.of(image);
  }

  /** See `DecoderSession.inputSquares`. */
  get inputSquares(): Float64Array | undefined {
    return this.#decoder.inputSquares;
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

  #keep(cache: KvCache, length: number): void {
    if (length === 0 || !cache.holds(length)) {
      cache.dispose();
      return;
    }
    cache.truncate(length);
    this.#prefixes.keep(cache);
  }

  async #prefill(cache: KvCache, chunk: PrefillChunk, positions: readonly number[]): Promise<Float32Array> {
    const covered = positions.slice(chunk.start, chunk.end);
    const images = new Int32Array(covered.length);
    if (chunk.type === "image") {
      // Image features are not multiplied by √hidden, unlike token embeddings.
      const embeds = await this.#features.of(chunk.segment.image);
      return this.#decoder.run(cache, { embeds, images: images.fill(1), positions: covered });
    }
    const embeds = new Float32Array(covered.length * this.#config.text.hiddenSize);
    await this.#embed(chunk.ids, embeds, 0);
    return this.#decoder.run(cache, { embeds, images, positions: covered });
  }

  async #embed(ids: ArrayLike<number>, into: Float32Array, at: number): Promise<void> {
    const { hiddenSize } = this.#config.text;
    await this.#options.embeddings.gather(ids, into, at);
    const scale = Math.fround(Math.sqrt(hiddenSize));
    for (let i = at; i < at + ids.length * hiddenSize; i++) into[i] = (into[i] as number) * scale;
  }
}

/** Positions that are given apart from the past at most. */
const tailPositions = 64;

/** The last positions, from 1 to 64 of them: where the past ends depends on the prompt and the position alone. */
function recentOf({ cache, promptLength }: EngineSequence): number {
  return ((cache.length - promptLength) % tailPositions) + 1;
}

function joined(first: Float32Array, second: Float32Array): Float32Array {
  const both = new Float32Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
