import type { GemmaTextConfig } from "@medgemma/core";
import { attentionBias, columnsOf } from "./attention-bias.js";
import { checkLogits } from "./check-logits.js";
import type { KvCache, LayerKindName } from "./kv-cache.js";
import type { CreateTensor, OrtSession, OrtTensor } from "./ort.js";
import { Rope } from "./rope.js";

export interface DecoderInput {
  /** Scaled embeddings of the new positions, `[count, hidden]`. */
  readonly embeds: Float32Array;
  /** Per new position: 0 for text, otherwise the number of the image within this run. */
  readonly images: Int32Array;
  /** What the cache notes for the new positions. */
  readonly positions: readonly number[];
}

/**
 * Runs the decoder graph of a package. Past keys and values are inputs without a copy; the graph returns
 * only what is new, and the cache appends it.
 */
export class DecoderSession {
  readonly #session: OrtSession;
  readonly #text: GemmaTextConfig;
  readonly #tensor: CreateTensor;
  readonly #ropeLocal: Rope;
  readonly #ropeGlobal: Rope;
  #inputSquares: Float64Array | undefined;

  constructor(session: OrtSession, text: GemmaTextConfig, createTensor: CreateTensor) {
    this.#session = session;
    this.#text = text;
    this.#tensor = createTensor;
    this.#ropeLocal = new Rope(text.ropeLocal, text.headDim);
    this.#ropeGlobal = new Rope(text.ropeGlobal, text.headDim);
  }

  /** Computes the new positions, appends them to `cache`, and returns the last one's logits, `[vocab]`. @throws {NumericalError} */
  async run(cache: KvCache, { embeds, images, positions }: DecoderInput): Promise<Float32Array> {
    const count = images.length;
    const start = cache.length;
    const tensor = this.#tensor;
    const feeds: Record<string, OrtTensor> = {
      inputs_embeds: tensor("float32", embeds, [count, this.#text.hiddenSize]),
      logits_rows: tensor("int64", BigInt64Array.of(BigInt(count - 1)), [1]),
    };
    this.#feedKind(feeds, "local", { rope: this.#ropeLocal, cache, start, images });
    this.#feedKind(feeds, "global", { rope: this.#ropeGlobal, cache, start, images });
    for (let layer = 0; layer < this.#text.layers; layer++) {
      const { keys, values } = cache.tensors(layer);
      feeds[`past_key.${layer}`] = keys;
      feeds[`past_value.${layer}`] = values;
    }
    const outputs = await this.#session.run(feeds);
    const logits = checkLogits(outputs["logits"]?.data as Float32Array);
    cache.append(outputs["new_kv"] as OrtTensor, positions);
    const squares = outputs["input_squares"]?.data as Float32Array | undefined;
    if (squares !== undefined && start > 0) this.#addSquares(squares);
    return logits;
  }

  /** What the output `input_squares` gave so far, over all runs but those that began a prompt; undefined without one. */
  get inputSquares(): Float64Array | undefined {
    return this.#inputSquares;
  }

  #addSquares(squares: Float32Array): void {
    const sums = (this.#inputSquares ??= new Float64Array(squares.length));
    for (let i = 0; i < squares.length; i++) sums[i] = (sums[i] as number) + (squares[i] as number);
  }

  /** Rotary tables, mask and split sizes, which all layers of a kind share. */
  #feedKind(
    feeds: Record<string, OrtTensor>,
    kind: LayerKindName,
    { rope, cache, start, images }: { rope: Rope; cache: KvCache; start: number; images: Int32Array },
  ): void {
    const count = images.length;
    const past = cache.past(kind);
    const columns = columnsOf(past);
    const { cos, sin } = rope.tables(start, count);
    const window = kind === "local" ? { window: this.#text.slidingWindow } : {};
    const bias = attentionBias({ start, images, past, ...window });
    feeds[`cos_${kind}`] = this.#tensor("float32", cos, [count, this.#text.headDim / 2]);
    feeds[`sin_${kind}`] = this.#tensor("float32", sin, [count, this.#text.headDim / 2]);
    feeds[`bias_${kind}`] = this.#tensor("float32", bias, [count, columns + count]);
    feeds[`split_${kind}`] = this.#tensor("int64", BigInt64Array.of(BigInt(columns), BigInt(count)), [2]);
  }
}
