import { endsUpTo, type GemmaTextConfig } from "@medgemma/core";
import type { CachedTensors, KvCache, LayerKindName, OrtTensor, PastRun } from "@medgemma/onnx-engine";
import type * as Ort from "onnxruntime-web/webgpu";
import { RingRows } from "./ring-rows.js";

export interface GpuKvCacheOptions {
  readonly text: GemmaTextConfig;
  readonly device: GPUDevice;
  readonly createTensor: (buffer: GPUBuffer, dims: readonly number[]) => OrtTensor;
}

/** `GPUBufferUsage`: COPY_SRC, COPY_DST and STORAGE (WebGPU specification, section 5.1.2). */
const usage = 0x04 | 0x08 | 0x80;

interface LayerBuffers {
  keys: GPUBuffer;
  values: GPUBuffer;
}

type Rings = Readonly<Record<LayerKindName, RingRows>>;

/** A cache in the GPU's memory. New rows are copied there on the GPU and never come back. */
export class GpuKvCache implements KvCache {
  readonly positions: number[] = [];
  readonly ends: number[] = [];
  /** Rows lie in a ring, and a buffer cannot be given from the middle on. */
  readonly canSplit = false;
  readonly #options: GpuKvCacheOptions;
  readonly #rowBytes: number;
  readonly #rings: Rings;
  #layers: LayerBuffers[];

  constructor(options: GpuKvCacheOptions) {
    const { kvHeads, headDim, slidingWindow, maxPositions, local } = options.text;
    this.#options = options;
    this.#rowBytes = kvHeads * headDim * 4;
    this.#rings = {
      local: new RingRows({ isLocal: true, positions: slidingWindow }),
      global: new RingRows({ isLocal: false, positions: maxPositions }),
    };
    this.#layers = local.map((_, layer) => this.#allocate(layer));
  }

  get length(): number {
    return this.positions.length;
  }

  get bytes(): number {
    return this.#layers.reduce((sum, { keys, values }) => sum + keys.size + values.size, 0);
  }

  past(kind: LayerKindName): readonly PastRun[] {
    return this.#rings[kind].runs();
  }

  tensors(layer: number): CachedTensors {
    const { text, createTensor } = this.#options;
    const { keys, values } = this.#layers[layer] as LayerBuffers;
    const dims = [this.#ringOf(layer).rows, text.kvHeads, text.headDim];
    return { past: { keys: createTensor(keys, dims), values: createTensor(values, dims) } };
  }

  append(newKv: OrtTensor, positions: readonly number[]): void {
    const { device } = this.#options;
    const encoder = device.createCommandEncoder();
    this.#grow(encoder, positions.length);
    const source = (newKv as unknown as Ort.TypedTensor<"float32">).gpuBuffer;
    const rowBytes = this.#rowBytes;
    const copies = {
      local: this.#rings.local.append(positions.length),
      global: this.#rings.global.append(positions.length),
    };
    this.#layers.forEach(({ keys, values }, layer) => {
      for (const { from, to, rows } of copies[this.#kindOf(layer)]) {
        for (const [part, target] of [keys, values].entries()) {
          const offset = (2 * layer + part) * positions.length + from;
          encoder.copyBufferToBuffer(source, offset * rowBytes, target, to * rowBytes, rows * rowBytes);
        }
      }
    });
    device.queue.submit([encoder.finish()]);
    (newKv as unknown as Ort.Tensor).dispose();
    this.positions.push(...positions);
    this.ends.push(this.length);
  }

  holds(length: number, added = 0): boolean {
    return this.#rings.local.holds(length, added) && this.#rings.global.holds(length, added);
  }

  truncate(length: number): void {
    this.#rings.local.truncate(length);
    this.#rings.global.truncate(length);
    this.positions.length = length;
    this.ends.splice(0, this.ends.length, ...endsUpTo(this.ends, length));
  }

  copy(length: number): KvCache {
    const copy = new GpuKvCache(this.#options);
    for (const end of this.ends) {
      if (end > length) break;
      // Where rows lie depends on how often the buffers grew, so they grow as often.
      for (const ring of [copy.#rings.local, copy.#rings.global]) {
        ring.grow(end - copy.length);
        ring.append(end - copy.length);
      }
      copy.positions.push(...this.positions.slice(copy.length, end));
      copy.ends.push(end);
    }
    copy.#rings.local.forgetAs(this.#rings.local);
    copy.#rings.global.forgetAs(this.#rings.global);
    for (const { keys, values } of copy.#layers) {
      keys.destroy();
      values.destroy();
    }
    copy.#layers = this.#options.text.local.map((_, layer) => copy.#allocate(layer));
    const encoder = this.#options.device.createCommandEncoder();
    copy.#layers.forEach((layer, index) => copy.#copyRows(encoder, layer, { from: this, index }));
    this.#options.device.queue.submit([encoder.finish()]);
    return copy;
  }

  dispose(): void {
    for (const { keys, values } of this.#layers) {
      keys.destroy();
      values.destroy();
    }
    this.#layers = [];
  }

  #grow(encoder: GPUCommandEncoder, count: number): void {
    const grown = { local: this.#rings.local.grow(count), global: this.#rings.global.grow(count) };
    this.#layers = this.#layers.map((old, layer) => {
      if (!grown[this.#kindOf(layer)]) return old;
      const larger = copyInto(encoder, this.#allocate(layer), old);
      // The copy out of them is not submitted yet.
      void this.#options.device.queue.onSubmittedWorkDone().then(() => {
        old.keys.destroy();
        old.values.destroy();
      });
      return larger;
    });
  }

  #copyRows(
    encoder: GPUCommandEncoder,
    to: LayerBuffers,
    { from, index }: { readonly from: GpuKvCache; readonly index: number },
  ): void {
    const source = from.#layers[index] as LayerBuffers;
    const rowBytes = this.#rowBytes;
    for (const { from: row, to: place, rows } of this.#ringOf(index).copiesFrom(from.#ringOf(index))) {
      encoder.copyBufferToBuffer(source.keys, row * rowBytes, to.keys, place * rowBytes, rows * rowBytes);
      encoder.copyBufferToBuffer(source.values, row * rowBytes, to.values, place * rowBytes, rows * rowBytes);
    }
  }

  #allocate(layer: number): LayerBuffers {
    const size = this.#ringOf(layer).capacity * this.#rowBytes;
    const { device } = this.#options;
    return { keys: device.createBuffer({ size, usage }), values: device.createBuffer({ size, usage }) };
  }

  #kindOf(layer: number): LayerKindName {
    return this.#options.text.local[layer] === true ? "local" : "global";
  }

  #ringOf(layer: number): RingRows {
    return this.#rings[this.#kindOf(layer)];
  }
}

function copyInto(encoder: GPUCommandEncoder, to: LayerBuffers, from: LayerBuffers): LayerBuffers {
  encoder.copyBufferToBuffer(from.keys, 0, to.keys, 0, from.keys.size);
  encoder.copyBufferToBuffer(from.values, 0, to.values, 0, from.values.size);
  return to;
}
