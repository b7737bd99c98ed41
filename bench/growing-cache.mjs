// A decoder that keeps its cache as most ONNX exports do: GroupQueryAttention, past in, grown present out, everything
// fetched at every step. Same layers and shapes as the package's graph; all weights are one random file.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { GraphBuilder } from "@medgemma/convert/onnx";
import ort from "onnxruntime-node";

const dataFile = "baseline.data";

/** @typedef {import("@medgemma/core").GemmaTextConfig} GemmaTextConfig */

/**
 * Writes the graph and returns its path.
 *
 * @param {string} folder
 * @param {GemmaTextConfig} text
 */
export async function writeGrowingCacheModel(folder, text) {
  const { hiddenSize, intermediateSize, heads, kvHeads, headDim, vocabSize, queryPreAttnScalar, slidingWindow } = text;
  const graph = new GraphBuilder("growing");
  let largest = 0;
  /** @param {string} name @param {number[]} dims */
  const weight = (name, dims) => {
    const bytes = 4 * dims.reduce((a, b) => a * b, 1);
    largest = Math.max(largest, bytes);
    return graph.external({ name, type: "float32", dims }, { location: dataFile, offset: 0, bytes });
  };
  /** @param {Record<string, { int: number } | { float: number }>} attributes */
  const microsoft = (attributes) => ({ domain: /** @type {const} */ ("microsoft"), attributes });
  /** @param {string} input @param {string} name @param {number} size */
  const norm = (input, name, size) =>
    graph.node("SimplifiedLayerNormalization", [input, weight(`${name}.weight`, [size])], name, {
      attributes: { axis: { int: -1 }, epsilon: { float: 1e-6 } },
    });
  /** @param {string} input @param {string} name @param {[from: number, to: number]} sizes */
  const linear = (input, name, [from, to]) => graph.node("MatMul", [input, weight(`${name}.weight`, [from, to])], name);

  let hidden = graph.input("inputs_embeds", "float32", [1, "S", hiddenSize]);
  graph.input("position_ids", "int64", [1, "S"]);
  graph.input("past_length", "int32", [1]);
  graph.input("total_length", "int32", []);
  for (const kind of ["local", "global"]) {
    graph.input(`cos_${kind}`, "float32", ["M", headDim / 2]);
    graph.input(`sin_${kind}`, "float32", ["M", headDim / 2]);
  }
  text.local.forEach((isLocal, layer) => {
    /** @param {string} part */
    const name = (part) => `${layer}.${part}`;
    const kind = isLocal ? "local" : "global";
    for (const part of ["key", "value"]) {
      graph.input(`past_${part}.${layer}`, "float32", [1, kvHeads, "P", headDim]);
      graph.output(`present_${part}.${layer}`, "float32", [1, kvHeads, "T", headDim]);
    }
    const input = norm(hidden, name("input"), hiddenSize);
    /** @param {string} part @param {number} count */
    const rotated = (part, count) => {
      const projected = linear(input, name(part), [hiddenSize, count * headDim]);
      const split = graph.node("Reshape", [projected, graph.int64s(0, -1, count, headDim)], name(`${part}.split`));
      const normed = norm(split, name(`${part}.norm`), headDim);
      const joined = graph.node("Reshape", [normed, graph.int64s(0, -1, count * headDim)], name(`${part}.joined`));
      const tables = ["position_ids", `cos_${kind}`, `sin_${kind}`];
      return graph.node("RotaryEmbedding", [joined, ...tables], name(`${part}.rotated`), microsoft({}));
    };
    const values = linear(input, name("v"), [hiddenSize, kvHeads * headDim]);
    const past = [`past_key.${layer}`, `past_value.${layer}`, "past_length", "total_length"];
    const attention = name("attention");
    const outputs = [attention, `present_key.${layer}`, `present_value.${layer}`];
    graph.nodes("GroupQueryAttention", [rotated("q", heads), rotated("k", kvHeads), values, ...past], outputs, {
      ...microsoft({
        num_heads: { int: heads },
        kv_num_heads: { int: kvHeads },
        scale: { float: queryPreAttnScalar ** -0.5 },
        ...(isLocal && { local_window_size: { int: slidingWindow } }),
      }),
    });
    const attended = norm(linear(attention, name("o"), [heads * headDim, hiddenSize]), name("o.norm"), hiddenSize);
    hidden = graph.node("Add", [hidden, attended], name("attended"));
    const inner = norm(hidden, name("inner"), hiddenSize);
    const gate = graph.node("Gelu", [linear(inner, name("gate"), [hiddenSize, intermediateSize])], name("gelu"), {
      attributes: { approximate: { string: "tanh" } },
    });
    const gated = graph.node("Mul", [gate, linear(inner, name("up"), [hiddenSize, intermediateSize])], name("gated"));
    const down = norm(linear(gated, name("down"), [intermediateSize, hiddenSize]), name("down.norm"), hiddenSize);
    hidden = graph.node("Add", [hidden, down], name("output"));
  });
  const logits = linear(norm(hidden, "final", hiddenSize), "logits", [hiddenSize, vocabSize]);
  graph.output(logits, "float32", [1, "S", vocabSize]);
  const random = Float32Array.from({ length: largest / 4 }, () => (Math.random() - 0.5) / 8);
  await writeFile(join(folder, dataFile), new Uint8Array(random.buffer));
  const path = join(folder, "growing.onnx");
  await writeFile(path, graph.encode());
  return path;
}

/**
 * A decode step at `context` tokens: feeds a cache of `context - 1` rows, fetches the grown one.
 *
 * @param {ort.InferenceSession} session
 * @param {GemmaTextConfig} text
 * @param {number} context
 */
export async function growingCacheStep(session, text, context) {
  const { hiddenSize, kvHeads, headDim } = text;
  const past = context - 1;
  /** @type {Record<string, ort.Tensor>} */
  const feeds = {
    inputs_embeds: new ort.Tensor("float32", new Float32Array(hiddenSize).fill(0.1), [1, 1, hiddenSize]),
    position_ids: new ort.Tensor("int64", BigInt64Array.of(BigInt(past)), [1, 1]),
    past_length: new ort.Tensor("int32", Int32Array.of(past), [1]),
    total_length: new ort.Tensor("int32", Int32Array.of(context), []),
  };
  for (const name of ["cos_local", "sin_local", "cos_global", "sin_global"]) {
    feeds[name] = new ort.Tensor("float32", new Float32Array((context * headDim) / 2).fill(0.7), [
      context,
      headDim / 2,
    ]);
  }
  text.local.forEach((_, layer) => {
    for (const part of ["key", "value"]) {
      const data = new Float32Array(kvHeads * past * headDim).fill(0.01);
      feeds[`past_${part}.${layer}`] = new ort.Tensor("float32", data, [1, kvHeads, past, headDim]);
    }
  });
  return () => session.run(feeds);
}
