import type { GemmaTextConfig } from "@medgemma/core";
import { describe, expect, it } from "vitest";
import { attentionBias } from "./attention-bias.js";
import { checkLogits } from "./check-logits.js";
import { createEmbeddingTable } from "./embedding-table.js";
import { CpuKvCache } from "./cpu-kv-cache.js";
import { warmUp } from "./warm-up.js";
import type { OnnxEngine } from "./engine.js";
import { LayerCache } from "./layer-cache.js";
import type { CreateTensor } from "./ort.js";

/** Rows whose value is their position. */
const rows = (from: number, to: number): Float32Array => Float32Array.from({ length: to - from }, (_, i) => from + i);

describe("attentionBias", () => {
  it("is the window, and causal or same image", () => {
    const images = Int32Array.of(0, 1, 1, 1, 0, 2, 2);
    const window = 4;
    // As in a ring of rows that was written over: the newest positions, a hole, then older ones.
    const past = [{ first: 8, rows: 2 }, { rows: 2 }, { first: 5, rows: 3 }];
    const keys = past.flatMap(({ first = NaN, rows }) => Array.from({ length: rows }, (_, row) => first + row));
    const bias = attentionBias({ start: 10, images, past, window });
    for (let i = 0; i < images.length; i++) {
      for (let column = 0; column < keys.length + images.length; column++) {
        const query = 10 + i;
        const key = column < keys.length ? keys[column]! : 10 + column - keys.length;
        const j = key - 10;
        const sameImage = j >= 0 && images[i] !== 0 && images[i] === images[j];
        const visible = query - key < window && (key <= query || sameImage);
        expect(bias[i * (keys.length + images.length) + column] === 0, `${query} sees ${key}`).toBe(visible);
      }
    }
  });

  it("hides the dummy row of an empty cache", () => {
    const bias = attentionBias({ start: 0, images: new Int32Array(2), past: [{ rows: 1 }] });
    expect(Array.from(bias, (value) => value === 0)).toEqual([false, true, false, false, true, true]);
  });
});

describe("LayerCache", () => {
  it("keeps the rows that the window needs, whatever the steps", () => {
    for (const step of [1, 2, 3, 5, 40]) {
      const cache = new LayerCache(1, 8);
      for (let at = 0; at < 400; at += step) {
        cache.append(rows(at, at + step), rows(at, at + step));
        const visible = cache.before(0);
        const length = at + step;
        expect(cache.length).toBe(length);
        expect(visible.first).toBe(Math.max(0, length - 7));
        expect(Array.from(visible.keys)).toEqual(Array.from(rows(visible.first, length)));
      }
      expect(cache.bytes).toBeLessThanOrEqual(2 * 4 * (128 + 16 + step));
    }
  });

  it("can be cut back only as far as the window's rows are kept", () => {
    const cache = new LayerCache(1, 8);
    for (let at = 0; at < 200; at++) cache.append(rows(at, at + 1), rows(at, at + 1));
    expect(cache.holds(199)).toBe(true);
    expect(cache.holds(20)).toBe(false);
    for (let added = 1; added < 20; added++) {
      const later = cache.copy(200);
      later.append(rows(0, added), rows(0, added));
      expect(later.holds(200), `${added} later`).toBe(cache.copy(200).holds(200, added));
    }
    cache.truncate(199);
    cache.append(Float32Array.of(-1), Float32Array.of(-1));
    expect(Array.from(cache.before(0).values)).toEqual([193, 194, 195, 196, 197, 198, -1]);
    const copy = cache.copy(200);
    expect(cache.copy(197).before(0).keys.at(-1)).toBe(196);
    copy.append(Float32Array.of(-2), Float32Array.of(-2));
    expect(cache.length).toBe(200);
    expect(copy.before(0).keys.at(-1)).toBe(-2);
    expect(cache.before(0).keys.at(-1)).toBe(-1);
  });
});

describe("CpuKvCache", () => {
  const text = { kvHeads: 1, headDim: 1, slidingWindow: 4, local: [true, false] } as unknown as GemmaTextConfig;
  const createTensor: CreateTensor = (_, data, dims) => ({ data, dims });

  it("copies what it held at the end of a run, and goes on apart from it", () => {
    const cache = new CpuKvCache({ text, createTensor });
    for (const count of [2, 2, 1]) {
      const positions = Array.from({ length: count }, (_, at) => cache.length + at);
      cache.append({ data: new Float32Array(4 * count).fill(cache.length), dims: [] }, positions);
    }
    expect(cache.ends).toEqual([2, 4, 5]);
    const copy = cache.copy(4);
    expect([copy.positions, copy.ends]).toEqual([
      [0, 1, 2, 3],
      [2, 4],
    ]);
    expect(Array.from(copy.tensors(1, 0).past.keys.data as Float32Array)).toEqual([0, 0, 2, 2]);
    copy.append({ data: new Float32Array(4).fill(9), dims: [] }, [7]);
    expect(Array.from(cache.tensors(1, 0).past.keys.data as Float32Array)).toEqual([0, 0, 2, 2, 4]);
    cache.truncate(2);
    expect(cache.ends).toEqual([2]);
  });
});

describe("createEmbeddingTable", () => {
  it("reads rows of float32 and of blocks of bytes", async () => {
    const floats = Float32Array.from({ length: 96 }, (_, i) => i / 7);
    const fp32 = createEmbeddingTable({
      format: "fp32",
      hiddenSize: 32,
      read: (_, offset, length) => new Uint8Array(floats.buffer, offset, length),
    });
    const into = new Float32Array(64);
    await fp32.gather([2, 0], into, 0);
    expect(Array.from(into)).toEqual([...floats.subarray(64), ...floats.subarray(0, 32)]);

    const bytes = Uint8Array.from({ length: 128 }, (_, i) => i * 2);
    const scales = Float32Array.of(0.5, 2, 3, 4);
    const q8 = createEmbeddingTable({
      format: "q8",
      hiddenSize: 64,
      read: (file, offset, length) => new Uint8Array((file === "rows" ? bytes : scales).buffer, offset, length),
    });
    await q8.gather([1], into, 0);
    expect(into[0]).toBe((128 - 128) * 3);
    expect(into[63]).toBe((254 - 128) * 4);
  });
});

describe("warmUp", () => {
  const ids = Int32Array.of(2, 5);
  const engine = (...rows: readonly number[][]): { readonly engine: OnnxEngine; readonly discarded: () => number } => {
    let step = 0;
    let discarded = 0;
    const logits = (): Float32Array => Float32Array.from(rows[Math.min(step++, rows.length - 1)]!);
    const fake = {
      start: async () => ({ sequence: {}, logits: logits(), reusedTokens: 0 }),
      extend: async () => logits(),
      discard: () => discarded++,
    };
    return { engine: fake as unknown as OnnxEngine, discarded: () => discarded };
  };

  it("takes a model whose tokens differ, also when one is padding", async () => {
    const sound = engine([3, 1, 2], [1, 3, 2], [3, 1, 2]);
    await warmUp(sound.engine, ids);
    expect(sound.discarded()).toBe(1);
  });

  it("refuses constant logits and nothing but padding", async () => {
    for (const rows of [[[0, 0, 0]], [[3, 1, 2]]]) {
      const unsound = engine(...rows);
      await expect(warmUp(unsound.engine, ids)).rejects.toMatchObject({ code: "ERR_NUMERICAL" });
      expect(unsound.discarded()).toBe(1);
    }
  });
});

describe("checkLogits", () => {
  it("refuses what is not finite", () => {
    expect(checkLogits(Float32Array.of(1, -2))).toEqual(Float32Array.of(1, -2));
    for (const bad of [NaN, Infinity, -Infinity]) {
      expect(() => checkLogits(Float32Array.of(1, bad))).toThrow("finite");
    }
  });
});
