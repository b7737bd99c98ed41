// Writes a model folder as transformers.js reads it, with the weights of one of this project's ONNX packages: the same bytes,
// by hard links, and a graph as its own models have it: attention is ONNX Runtime's GroupQueryAttention with rotation inside,
// the cache goes in and comes out whole, and `num_logits_to_keep` spares the logits of the prompt.
import { copyFile, link, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { GraphBuilder } from "@medgemma/convert/onnx";
import { readInitializers } from "./read-initializers.mjs";

/** @typedef {import("@medgemma/core").GemmaTextConfig} GemmaTextConfig */

/** Positions that the tables of rotations hold. */
const positions = 4096;

/** What transformers.js calls our formats, and the end of the file's name. */
const forms = { q4: { dtype: "q4", suffix: "_q4" }, q8: { dtype: "q8", suffix: "_quantized" } };

/**
 * @param {{ checkpoint: string, onnxPackage: string, output: string }} folders
 * @param {"q4" | "q8"} format of the package
 */
export async function writeTransformersJsModel({ checkpoint, onnxPackage, output }, format) {
  await mkdir(join(output, "onnx"), { recursive: true });
  /** @type {import("@medgemma/core").PackageManifest} */
  const { config, files } = JSON.parse(await readFile(join(onnxPackage, "medgemma.json"), "utf8"));
  const name = `model${forms[format].suffix}.onnx`;
  const shared = [files.decoderData, files.embeddings, files.embeddingScales].flatMap((file) => file?.path ?? []);
  /** @type {Map<string, string>} */
  const places = new Map();
  for (const [index, path] of shared.entries()) {
    const place = `${name}_data${index === 0 ? "" : `_${index}`}`;
    places.set(path, place);
    await linkOrCopy(join(onnxPackage, path), join(output, "onnx", place));
  }
  const tables = `${name}_data_${shared.length}`;
  await writeFile(join(output, "onnx", tables), rotationTables(config.text));
  const weights = readInitializers(await readFile(join(onnxPackage, files.decoder.path)));
  await writeFile(join(output, "onnx", name), new PeerGraph(config.text, { weights, places, tables }).encode());

  const published = JSON.parse(await readFile(join(checkpoint, "config.json"), "utf8"));
  published["transformers.js_config"] = { use_external_data_format: { [name]: shared.length + 1 } };
  await writeFile(join(output, "config.json"), JSON.stringify(published));
  for (const file of ["tokenizer.json", "tokenizer_config.json"])
    await copyFile(join(checkpoint, file), join(output, file));
}

/** @param {string} from @param {string} to */
async function linkOrCopy(from, to) {
  await link(from, to).catch(() => copyFile(from, to));
}

/**
 * Cosines and sines by position: of the local layers, then of the global ones.
 *
 * @param {GemmaTextConfig} text
 */
function rotationTables({ headDim, ropeLocal, ropeGlobal }) {
  const half = headDim / 2;
  const tables = [ropeLocal, ropeGlobal].flatMap(({ theta, factor }) =>
    [Math.cos, Math.sin].map((turn) =>
      Float32Array.from({ length: positions * half }, (_, index) => {
        const position = Math.floor(index / half);
        return turn((position / factor) * theta ** (-(index % half) / half));
      }),
    ),
  );
  return Buffer.concat(tables.map((table) => new Uint8Array(table.buffer)));
}

/** The decoder's graph with the inputs and outputs that transformers.js gives and takes. */
class PeerGraph {
  #graph = new GraphBuilder("transformers-js");
  #text;
  #weights;
  #places;
  #tables;

  /**
   * @param {GemmaTextConfig} text
   * @param {{
   *   weights: Map<string, import("./read-initializers.mjs").ExternalWeight>,
   *   places: Map<string, string>,
   *   tables: string,
   * }} stored the package's weights, what its files are called here, and the file of rotations
   */
  constructor(text, { weights, places, tables }) {
    this.#text = text;
    this.#weights = weights;
    this.#places = places;
    this.#tables = tables;
  }

  encode() {
    const graph = this.#graph;
    const text = this.#text;
    const ids = graph.input("input_ids", "int64", ["batch_size", "sequence"]);
    const mask = graph.input("attention_mask", "int64", ["batch_size", "total"]);
    const kept = graph.input("num_logits_to_keep", "int64", []);
    const lengths = this.#lengths(mask);
    let hidden = graph.node("Mul", [this.#embed(ids), graph.float(Math.fround(Math.sqrt(text.hiddenSize)))], "scaled");
    text.local.forEach((isLocal, layer) => {
      const rotation = this.#rotation(isLocal ? "local" : "global");
      hidden = this.#layer(hidden, { layer, isLocal, inputs: [...lengths, ...rotation] });
    });
    const from = graph.node("Neg", [graph.node("Reshape", [kept, graph.int64s(1)], "kept")], "from");
    const wanted = graph.node("Slice", [hidden, from, graph.int64s(2 ** 31), graph.int64s(1)], "wanted");
    const normed = this.#norm(wanted, "text.norm", text.hiddenSize);
    const head = [...this.#weights.keys()].find((name) => name.endsWith(".values") && !name.startsWith("text.layers."));
    if (head === undefined) throw new Error("The package has no quantized output head.");
    this.#product(normed, head.replace(/\.weight\.values$/, ""), "logits");
    graph.output("logits", "float32", ["batch_size", "kept", text.vocabSize]);
    return graph.encode();
  }

  /** Ids to rows of the 8-bit embeddings, which the output head has as well. @param {string} ids */
  #embed(ids) {
    const { vocabSize, hiddenSize } = this.#text;
    const [values, scales] = ["values", "scales"].map((part) => {
      const name = [...this.#weights.keys()].find((key) => /embed/.test(key) && key.endsWith(`.${part}`));
      if (name === undefined) throw new Error("The package's embeddings are no blocks.");
      return name;
    });
    const inputs = [
      this.#constant(String(values), { as: "embed.values", type: "uint8", dims: [vocabSize, hiddenSize] }),
      ids,
      this.#constant(String(scales), { as: "embed.scales", type: "float32", dims: [vocabSize, hiddenSize / 32] }),
    ];
    return this.#graph.node("GatherBlockQuantized", inputs, "embedded", {
      domain: "microsoft",
      attributes: { gather_axis: { int: 0 }, quantize_axis: { int: 1 }, block_size: { int: 32 }, bits: { int: 8 } },
    });
  }

  /** How many positions there are, per row less one, and in all. @param {string} mask */
  #lengths(mask) {
    const graph = this.#graph;
    const sum = graph.node("ReduceSum", [mask, graph.int64s(1)], "mask.sum", { attributes: { keepdims: { int: 0 } } });
    const last = graph.node("Sub", [sum, graph.int64s(1)], "mask.last");
    const shape = graph.node("Shape", [mask], "mask.shape", { attributes: { start: { int: 1 }, end: { int: 2 } } });
    const total = graph.node("Squeeze", [shape], "mask.total");
    const toInt32 = { attributes: { to: { int: 6 } } };
    return [
      graph.node("Cast", [last], "seqlens_k", toInt32),
      graph.node("Cast", [total], "total_sequence_length", toInt32),
    ];
  }

  /** @param {"local" | "global"} kind */
  #rotation(kind) {
    const half = this.#text.headDim / 2;
    const bytes = positions * half * 4;
    return ["cos", "sin"].map((turn, index) => {
      const name = `${turn}_${kind}`;
      const offset = ((kind === "local" ? 0 : 2) + index) * bytes;
      if (!this.#declared.has(name)) {
        const range = { location: this.#tables, offset, bytes };
        this.#graph.external({ name, type: "float32", dims: [positions, half] }, range);
        this.#declared.add(name);
      }
      return name;
    });
  }

  #declared = new Set();

  /**
   * @param {string} hidden
   * @param {{ layer: number, isLocal: boolean, inputs: string[] }} options
   */
  #layer(hidden, { layer, isLocal, inputs }) {
    const graph = this.#graph;
    const { hiddenSize, heads, kvHeads, headDim, queryPreAttnScalar, slidingWindow } = this.#text;
    const scope = `text.layers.${layer}`;
    for (const part of ["key", "value"]) {
      graph.input(`past_key_values.${layer}.${part}`, "float32", ["batch_size", kvHeads, "past", headDim]);
      graph.output(`present.${layer}.${part}`, "float32", ["batch_size", kvHeads, "total", headDim]);
    }
    const input = this.#norm(hidden, `${scope}.input_layernorm`, hiddenSize);
    /** @param {"q" | "k"} name @param {number} count */
    const heading = (name, count) => {
      const projected = this.#product(input, `${scope}.self_attn.${name}_proj`);
      const split = graph.node("Reshape", [projected, graph.int64s(0, -1, count, headDim)], `${projected}.split`);
      const normed = this.#norm(split, `${scope}.self_attn.${name}_norm`, headDim);
      return graph.node("Reshape", [normed, graph.int64s(0, -1, count * headDim)], `${projected}.joined`);
    };
    const attended = `${scope}.attention`;
    const [lengths, total, cos, sin] = inputs;
    graph.nodes(
      "GroupQueryAttention",
      [
        heading("q", heads),
        heading("k", kvHeads),
        this.#product(input, `${scope}.self_attn.v_proj`),
        `past_key_values.${layer}.key`,
        `past_key_values.${layer}.value`,
        ...[lengths, total, cos, sin].map(String),
      ],
      [attended, `present.${layer}.key`, `present.${layer}.value`],
      {
        domain: "microsoft",
        attributes: {
          num_heads: { int: heads },
          kv_num_heads: { int: kvHeads },
          scale: { float: queryPreAttnScalar ** -0.5 },
          do_rotary: { int: 1 },
          ...(isLocal && { local_window_size: { int: slidingWindow } }),
        },
      },
    );
    const mixed = this.#product(attended, `${scope}.self_attn.o_proj`);
    const added = graph.node(
      "Add",
      [hidden, this.#norm(mixed, `${scope}.post_attention_layernorm`, hiddenSize)],
      `${scope}.attended`,
    );
    const inner = this.#norm(added, `${scope}.pre_feedforward_layernorm`, hiddenSize);
    const gate = graph.node("Gelu", [this.#product(inner, `${scope}.mlp.gate_proj`)], `${scope}.mlp.gate`, {
      attributes: { approximate: { string: "tanh" } },
    });
    const gated = graph.node("Mul", [gate, this.#product(inner, `${scope}.mlp.up_proj`)], `${scope}.mlp.gated`);
    const down = this.#product(gated, `${scope}.mlp.down_proj`);
    const closing = this.#norm(down, `${scope}.post_feedforward_layernorm`, hiddenSize);
    return graph.node("Add", [added, closing], `${scope}.output`);
  }

  /** @param {string} input @param {string} scope @param {number} size */
  #norm(input, scope, size) {
    const weight = this.#constant(`${scope}.weight`, { type: "float32", dims: [size] });
    const attributes = { axis: { int: -1 }, epsilon: { float: this.#text.rmsNormEps } };
    return this.#graph.node("SimplifiedLayerNormalization", [input, weight], `${scope}.output`, { attributes });
  }

  /**
   * The product with a matrix in blocks, as the package's own graph has it.
   *
   * @param {string} input
   * @param {string} scope
   */
  #product(input, scope, output = `${scope}.output`) {
    const graph = this.#graph;
    const values = this.#weights.get(`${scope}.weight.values`);
    const scales = this.#weights.get(`${scope}.weight.scales`);
    if (values === undefined || scales === undefined) throw new Error(`The package has no blocks of ${scope}.`);
    const [rows = 0, blocks = 0, blockBytes = 0] = values.dims;
    const half = scales.bytes === rows * blocks * 2;
    const stored = this.#constant(`${scope}.weight.scales`, { type: half ? "float16" : "float32", dims: scales.dims });
    const zeroName = `${scope}.weight.zero_points`;
    const zeros = this.#weights.get(zeroName);
    const inputs = [
      input,
      this.#constant(`${scope}.weight.values`, { type: "uint8", dims: values.dims }),
      half ? graph.node("Cast", [stored], `${stored}.float32`, { attributes: { to: { int: 1 } } }) : stored,
      ...(zeros === undefined ? [] : [this.#constant(zeroName, { type: "uint8", dims: zeros.dims })]),
    ];
    return graph.node("MatMulNBits", inputs, output, {
      domain: "microsoft",
      attributes: {
        K: { int: blocks * 32 },
        N: { int: rows },
        bits: { int: blockBytes / 4 },
        block_size: { int: 32 },
        accuracy_level: { int: 4 },
      },
    });
  }

  /**
   * @param {string} name of a weight of the package
   * @param {{ type: "float32" | "float16" | "uint8", dims: number[], as?: string }} tensor
   */
  #constant(name, { type, dims, as = name }) {
    const weight = this.#weights.get(name);
    const location = weight && this.#places.get(weight.location);
    if (weight === undefined || location === undefined) throw new Error(`The package has no weight ${name}.`);
    return this.#graph.external({ name: as, type, dims }, { location, offset: weight.offset, bytes: weight.bytes });
  }
}

/** What transformers.js calls a format. @param {"q4" | "q8"} format */
export function dtypeOf(format) {
  return forms[format].dtype;
}
