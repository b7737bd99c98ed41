import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { PackageManifest, RopeConfig } from "@medgemma/core";
import type { Ort, Session, Tensor } from "./load-ort.js";

const masked = -1e30;

export interface ModelInput {
  readonly ids: readonly number[];
  /** Features per image, in the prompt's order. */
  readonly features: readonly Float32Array[];
  /** Number of positions per run; their sum is the prompt's length. */
  readonly chunks: readonly number[];
}

/** Runs a package in the plainest way that its graphs allow; slow, and independent of the engine. */
export class PackageModel {
  readonly #ort: Ort;
  readonly #folder: string;
  readonly #manifest: PackageManifest;

  constructor(ort: Ort, folder: string, manifest: PackageManifest) {
    this.#ort = ort;
    this.#folder = folder;
    this.#manifest = manifest;
  }

  /** Features of an image from its `[1, 3, size, size]` values. */
  async encodeImages(images: readonly Float32Array[]): Promise<Float32Array[]> {
    const size = this.#manifest.config.vision?.imageSize ?? 0;
    const session = await this.#open("vision.onnx");
    const features: Float32Array[] = [];
    for (const pixels of images) {
      const outputs = await session.run({ pixel_values: this.#floats(pixels, [1, 3, size, size]) });
      features.push(floatsOf(outputs, "image_features"));
    }
    await session.release();
    return features;
  }

  /** Logits of the last position of each prompt. */
  async logits(inputs: readonly ModelInput[]): Promise<Float32Array[]> {
    const session = await this.#open("decoder.onnx");
    const results: Float32Array[] = [];
    for (const input of inputs) results.push(await this.#forward(session, input));
    await session.release();
    return results;
  }

  async #forward(session: Session, { ids, features, chunks }: ModelInput): Promise<Float32Array> {
    const { layers, kvHeads, headDim, hiddenSize } = this.#manifest.config.text;
    const images = this.#imageNumbers(ids);
    const embeddings = this.#embed(ids, images, features);
    const size = kvHeads * headDim;
    // One row that no position sees, as the graph takes no empty cache.
    const cache = Array.from({ length: 2 * layers }, () => [new Float32Array(size)]);
    let start = 0;
    let logits: Float32Array = new Float32Array(0);
    for (const count of chunks) {
      const feeds: Record<string, Tensor> = {
        inputs_embeds: this.#floats(embeddings.slice(start * hiddenSize, (start + count) * hiddenSize), [
          count,
          hiddenSize,
        ]),
        logits_rows: new this.#ort.Tensor("int64", BigInt64Array.of(BigInt(count - 1)), [1]),
        padding: this.#floats(new Float32Array(size), [1, kvHeads, headDim]),
        ...this.#feedKind("local", { start, count, images }),
        ...this.#feedKind("global", { start, count, images }),
      };
      cache.forEach((rows, i) => {
        const name = `${i % 2 === 0 ? "past_key" : "past_value"}.${Math.floor(i / 2)}`;
        feeds[name] = this.#floats(join32(rows), [1 + start, kvHeads, headDim]);
        feeds[name.replace("past", "recent")] = this.#floats(new Float32Array(size), [1, kvHeads, headDim]);
      });
      const outputs = await session.run(feeds);
      const added = floatsOf(outputs, "new_kv");
      cache.forEach((rows, i) => rows.push(added.slice(i * count * size, (i + 1) * count * size)));
      logits = floatsOf(outputs, "logits");
      start += count;
    }
    return logits;
  }

  #feedKind(
    kind: "local" | "global",
    { start, count, images }: { start: number; count: number; images: readonly number[] },
  ): Record<string, Tensor> {
    const { headDim, slidingWindow, ropeLocal, ropeGlobal } = this.#manifest.config.text;
    const { cos, sin } = rotations(kind === "local" ? ropeLocal : ropeGlobal, { headDim, start, count });
    // A row that no position sees stands before the past, behind it, and behind the new positions.
    const columns = 1 + start + 1 + count + 1;
    const bias = new Float32Array(count * columns).fill(masked);
    for (let row = 0; row < count; row++) {
      const i = start + row;
      for (let j = 0; j < start + count; j++) {
        const together = j <= i || (images[i] !== 0 && images[i] === images[j]);
        if (together && (kind === "global" || i - j < slidingWindow)) bias[row * columns + (j < start ? 1 : 2) + j] = 0;
      }
    }
    return {
      [`cos_${kind}`]: this.#floats(cos, [count, headDim / 2]),
      [`sin_${kind}`]: this.#floats(sin, [count, headDim / 2]),
      [`bias_${kind}`]: this.#floats(bias, [count, columns]),
      [`split_${kind}`]: new this.#ort.Tensor("int64", BigInt64Array.of(BigInt(1 + start), BigInt(1 + count + 1)), [2]),
    };
  }

  /** Per position 0, or the number of the image that it belongs to. */
  #imageNumbers(ids: readonly number[]): number[] {
    let image = 0;
    const { imageTokenId } = this.#manifest.config;
    return ids.map((id, i) => (id !== imageTokenId ? 0 : ids[i - 1] === id ? image : ++image));
  }

  #embed(ids: readonly number[], images: readonly number[], features: readonly Float32Array[]): Float32Array {
    const { hiddenSize } = this.#manifest.config.text;
    const rows = readFileSync(join(this.#folder, "embeddings.data"));
    const scalesFile = this.#manifest.files.embeddingScales?.path;
    const scales = scalesFile === undefined ? undefined : readFloats(join(this.#folder, scalesFile));
    const factor = Math.fround(Math.sqrt(hiddenSize));
    const result = new Float32Array(ids.length * hiddenSize);
    ids.forEach((id, i) => {
      const image = images[i] as number;
      const from = i - images.indexOf(image);
      for (let k = 0; k < hiddenSize; k++) {
        const at = id * hiddenSize + k;
        const scale = scales?.[Math.floor(at / 32)];
        const value = scale === undefined ? rows.readFloatLE(at * 4) : Math.fround((rows.readUInt8(at) - 128) * scale);
        result[i * hiddenSize + k] = features[image - 1]?.[from * hiddenSize + k] ?? value * factor;
      }
    });
    return result;
  }

  #floats(data: Float32Array, dims: readonly number[]): Tensor {
    return new this.#ort.Tensor("float32", data, dims);
  }

  #open(file: string): Promise<Session> {
    return this.#ort.InferenceSession.create(join(this.#folder, file), { intraOpNumThreads: 1 });
  }
}

/** Cosines and sines `[count, headDim / 2]`, with frequencies in float32 as transformers has them. */
function rotations(
  { theta, factor }: RopeConfig,
  { headDim, start, count }: { headDim: number; start: number; count: number },
): { readonly cos: Float32Array; readonly sin: Float32Array } {
  const half = headDim / 2;
  const frequencies = Array.from({ length: half }, (_, i) => {
    const power = Math.fround(theta ** Math.fround((2 * i) / headDim));
    return Math.fround(Math.fround(1 / power) / factor);
  });
  const angle = (at: number): number =>
    Math.fround((start + Math.floor(at / half)) * (frequencies[at % half] as number));
  const length = { length: count * half };
  return {
    cos: Float32Array.from(length, (_, at) => Math.cos(angle(at))),
    sin: Float32Array.from(length, (_, at) => Math.sin(angle(at))),
  };
}

function floatsOf(outputs: Readonly<Record<string, Tensor>>, name: string): Float32Array {
  return outputs[name]?.data as Float32Array;
}

function join32(parts: readonly Float32Array[]): Float32Array {
  const joined = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

/** A file of little-endian float32. */
export function readFloats(path: string): Float32Array {
  return new Float32Array(new Uint8Array(readFileSync(path)).buffer);
}
