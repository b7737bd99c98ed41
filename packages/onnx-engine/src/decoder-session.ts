import type { GemmaTextConfig } from "@medgemma/core";
import { attentionBias, columnsOf } from "./attention-bias.js";
import { checkLogits } from "./check-logits.js";
import type { KvCache, LayerKindName, PastTensors } from "./kv-cache.js";
import type { CreateTensor, OrtSession, OrtTensor } from "./ort.js";
import { Rope } from "./rope.js";

/** Columns of the attention behind the past: recent positions, new ones and padding. */
const tailRows = 80;

interface Tail {
  readonly recent: number;
  readonly padding: number;
}

export interface DecoderInput {
  /** Scaled embeddings of the new positions, `[count, hidden]`. */
  readonly embeds: Float32Array;
  /** Per new position: 0 for text, otherwise the number of the image within this run. */
  readonly images: Int32Array;
  /** What the cache notes for the new positions. */
  readonly positions: readonly number[];
  /** After how many of the last positions logits are wanted. Default 1. */
  readonly logitsRows?: number;
  /**
   * Of the cached positions, the last ones that are given apart, together with the new ones fewer than 80. Default 0. A
   * position whose past is cut at the same place gets the same bits, whatever is computed along with it.
   */
  readonly recentPositions?: number;
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
  /** Keys or values that nothing may see. */
  readonly #zeroRows: Float32Array;
  readonly #nothing: PastTensors;
  #inputSquares: Float64Array | undefined;

  constructor(session: OrtSession, text: GemmaTextConfig, createTensor: CreateTensor) {
    this.#session = session;
    this.#text = text;
    this.#tensor = createTensor;
    this.#ropeLocal = new Rope(text.ropeLocal, text.headDim);
    this.#ropeGlobal = new Rope(text.ropeGlobal, text.headDim);
    this.#zeroRows = new Float32Array(tailRows * text.kvHeads * text.headDim);
    this.#nothing = { keys: this.#zeros(1), values: this.#zeros(1) };
  }

  /** Computes the new positions, appends them to `cache`, and returns logits, `[logitsRows, vocab]`. @throws {NumericalError} */
  async run(
    cache: KvCache,
    { embeds, images, positions, logitsRows = 1, recentPositions = 0 }: DecoderInput,
  ): Promise<Float32Array> {
    const count = images.length;
    const start = cache.length;
    const tensor = this.#tensor;
    const feeds: Record<string, OrtTensor> = {
      inputs_embeds: tensor("float32", embeds, [count, this.#text.hiddenSize]),
      logits_rows: tensor("int64", lastRows(count, logitsRows), [logitsRows]),
    };
    const recent = cache.canSplit ? recentPositions : 0;
    const tail = { recent, padding: recent === 0 ? 1 : tailRows - recent - count };
    this.#feedKind(feeds, "local", { rope: this.#ropeLocal, cache, tail, images });
    this.#feedKind(feeds, "global", { rope: this.#ropeGlobal, cache, tail, images });
    feeds["padding"] = this.#zeros(tail.padding);
    for (let layer = 0; layer < this.#text.layers; layer++) {
      const { past, recent = this.#nothing } = cache.tensors(layer, tail.recent);
      feeds[`past_key.${layer}`] = past.keys;
      feeds[`past_value.${layer}`] = past.values;
      feeds[`recent_key.${layer}`] = recent.keys;
      feeds[`recent_value.${layer}`] = recent.values;
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
    { rope, cache, tail, images }: { rope: Rope; cache: KvCache; tail: Tail; images: Int32Array },
  ): void {
    const count = images.length;
    const start = cache.length;
    const past = cache.past(kind, tail.recent);
    const recent = tail.recent === 0 ? { rows: 1 } : { rows: tail.recent, first: start - tail.recent };
    const { cos, sin } = rope.tables(start, count);
    const window = kind === "local" ? { window: this.#text.slidingWindow } : {};
    const bias = attentionBias({ start, images, past: [...past, recent], padding: tail.padding, ...window });
    const [pastColumns, tailColumns] = [columnsOf(past), recent.rows + count + tail.padding];
    feeds[`cos_${kind}`] = this.#tensor("float32", cos, [count, this.#text.headDim / 2]);
    feeds[`sin_${kind}`] = this.#tensor("float32", sin, [count, this.#text.headDim / 2]);
    feeds[`bias_${kind}`] = this.#tensor("float32", bias, [count, pastColumns + tailColumns]);
    feeds[`split_${kind}`] = this.#tensor("int64", BigInt64Array.of(BigInt(pastColumns), BigInt(tailColumns)), [2]);
  }

  #zeros(rows: number): OrtTensor {
    const { kvHeads, headDim } = this.#text;
    return this.#tensor("float32", this.#zeroRows.subarray(0, rows * kvHeads * headDim), [rows, kvHeads, headDim]);
  }
}

/** Indices of the last `wanted` of `count` rows. */
function lastRows(count: number, wanted: number): BigInt64Array {
  return BigInt64Array.from({ length: wanted }, (_, row) => BigInt(count - wanted + row));
}
