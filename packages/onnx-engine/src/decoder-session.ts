import type { GemmaTextConfig } from "@medgemma/core";
import { attentionBias } from "./attention-bias.js";
import type { KvCache } from "./kv-cache.js";
import type { CachedRows } from "./layer-cache.js";
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
 * only what is new, and this class appends it.
 */
export class DecoderSession {
  readonly #session: OrtSession;
  readonly #text: GemmaTextConfig;
  readonly #tensor: CreateTensor;
  readonly #ropeLocal: Rope;
  readonly #ropeGlobal: Rope;
  /** A row of zeros for an empty cache: the attention kernel must not see an empty dimension. */
  readonly #dummy: Float32Array;

  constructor(session: OrtSession, text: GemmaTextConfig, createTensor: CreateTensor) {
    this.#session = session;
    this.#text = text;
    this.#tensor = createTensor;
    this.#ropeLocal = new Rope(text.ropeLocal, text.headDim);
    this.#ropeGlobal = new Rope(text.ropeGlobal, text.headDim);
    this.#dummy = new Float32Array(text.kvHeads * text.headDim);
  }

  /** Computes the new positions, appends them to `cache`, and returns the last one's logits, `[vocab]`. */
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
    cache.layers.forEach((layer, index) => {
      const past = layer.visible();
      const dims = [Math.max(past.rows, 1), this.#text.kvHeads, this.#text.headDim];
      feeds[`past_key.${index}`] = tensor("float32", past.rows === 0 ? this.#dummy : past.keys, dims);
      feeds[`past_value.${index}`] = tensor("float32", past.rows === 0 ? this.#dummy : past.values, dims);
    });
    const outputs = await this.#session.run(feeds);
    cache.append(outputs["new_kv"]?.data as Float32Array, positions);
    return outputs["logits"]?.data as Float32Array;
  }

  /** Rotary tables, mask and split sizes, which all layers of a kind share. */
  #feedKind(
    feeds: Record<string, OrtTensor>,
    kind: "local" | "global",
    { rope, cache, start, images }: { rope: Rope; cache: KvCache; start: number; images: Int32Array },
  ): void {
    const count = images.length;
    const past = this.#pastOf(cache, kind);
    const columns = Math.max(past.rows, 1);
    const { cos, sin } = rope.tables(start, count);
    const window = kind === "local" ? { window: this.#text.slidingWindow } : {};
    const bias = attentionBias({ start, images, past, ...window });
    feeds[`cos_${kind}`] = this.#tensor("float32", cos, [count, this.#text.headDim / 2]);
    feeds[`sin_${kind}`] = this.#tensor("float32", sin, [count, this.#text.headDim / 2]);
    feeds[`bias_${kind}`] = this.#tensor("float32", bias, [count, columns + count]);
    feeds[`split_${kind}`] = this.#tensor("int64", BigInt64Array.of(BigInt(columns), BigInt(count)), [2]);
  }

  #pastOf(cache: KvCache, kind: "local" | "global"): Pick<CachedRows, "rows" | "first"> {
    const index = this.#text.local.indexOf(kind === "local");
    // A model without layers of this kind still has the graph's inputs.
    return cache.layers[index]?.visible() ?? { rows: 0, first: 0 };
  }
}
