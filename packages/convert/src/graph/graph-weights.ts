import type { WeightFormat } from "@medgemma/core";
import type { GraphBuilder } from "../onnx/graph-builder.js";
import type { ExternalRange } from "../onnx/onnx-messages.js";
import {
  type BlockFormat,
  blockSize,
  type PlannedBlocks,
  type PlannedRange,
  type StoredType,
  type WeightPlan,
} from "../weights/weight-plan.js";

export interface LinearShape {
  readonly inputs: number;
  readonly outputs: number;
}

/** Data files of a matrix in blocks; without blocks, only `values` is used. */
export interface BlockFiles {
  readonly values: string;
  readonly scales: string;
}

export interface GraphWeightsOptions {
  readonly graph: GraphBuilder;
  readonly plan: WeightPlan;
  /** Data file of the graph's weights. */
  readonly file: string;
  /** Format of the linear layers. Everything else is `fp32`. */
  readonly format: WeightFormat;
  /** How a tensor of `fp32` is stored; the graph computes in float32 whatever it is. Default: float32. */
  readonly typeOf?: (tensor: string) => StoredType;
}

/** Adds layers that have weights to a graph, and plans where the weights are written. */
export class GraphWeights {
  readonly graph: GraphBuilder;
  readonly #plan: WeightPlan;
  readonly #file: string;
  readonly #format: WeightFormat;
  readonly #typeOf: (tensor: string) => StoredType;

  constructor({ graph, plan, file, format, typeOf = () => "float32" }: GraphWeightsOptions) {
    this.graph = graph;
    this.#plan = plan;
    this.#file = file;
    this.#format = format;
    this.#typeOf = typeOf;
  }

  /** Weights as float32. Returns the name of their value. */
  constant(tensor: string, shape: readonly number[]): string {
    const type = this.#typeOf(tensor);
    const range = this.#plan.values(tensor, { file: this.#file, shape, type });
    const stored = this.graph.external({ name: tensor, type, dims: shape }, external(range));
    return asFloat32(this.graph, stored, type);
  }

  /** Gemma's RMSNorm over the last axis, of `size`, with weight `1 + w`. */
  rmsNorm(
    input: string,
    tensor: string,
    { size, epsilon }: { readonly size: number; readonly epsilon: number },
  ): string {
    const range = this.#plan.norm(tensor, this.#file, size);
    const scale = this.graph.external({ name: tensor, type: "float32", dims: [size] }, external(range));
    const attributes = { axis: { int: -1 }, epsilon: { float: epsilon } };
    return this.graph.node("SimplifiedLayerNormalization", [input, scale], outputOf(tensor), { attributes });
  }

  /** Layer normalization with bias over the last axis, of `size`. */
  layerNorm(
    input: string,
    scope: string,
    { size, epsilon }: { readonly size: number; readonly epsilon: number },
  ): string {
    const inputs = [input, this.constant(`${scope}.weight`, [size]), this.constant(`${scope}.bias`, [size])];
    const attributes = { axis: { int: -1 }, epsilon: { float: epsilon } };
    return this.graph.node("LayerNormalization", inputs, `${scope}.output`, { attributes });
  }

  /** `input [rows, inputs]` times the transposed weight `[outputs, inputs]`, plus `bias [outputs]` if there is one. */
  linear(input: string, scope: string, shape: LinearShape & { readonly bias?: boolean }): string {
    const tensor = `${scope}.weight`;
    const name = `${scope}.output`;
    const bias = shape.bias === true ? [this.constant(`${scope}.bias`, [shape.outputs])] : [];
    if (this.#format === "fp32") {
      const weight = this.constant(tensor, [shape.outputs, shape.inputs]);
      return this.graph.node("Gemm", [input, weight, ...bias], name, { attributes: { transB: { int: 1 } } });
    }
    const format = blockFormatOf(this.#format, scope);
    const files = { values: this.#file, scales: this.#file };
    const blocks = this.#plan.blocks(tensor, { rows: shape.outputs, columns: shape.inputs, ...format }, files);
    const product = bias.length === 0 ? name : `${scope}.product`;
    matMulNBits(this.graph, { input, tensor, format, ...shape, ...blocks, output: product });
    return bias.length === 0 ? name : this.graph.node("Add", [product, ...bias], name);
  }

  /** The token embeddings, for the caller only: float32 for "fp32", 8-bit blocks otherwise. */
  embeddings(tensor: string, shape: LinearShape, files: BlockFiles): void {
    const { inputs: columns, outputs: rows } = shape;
    if (this.#format === "fp32") this.#plan.values(tensor, float32In(files, [rows, columns]));
    else this.#plan.blocks(tensor, { rows, columns, ...eightBits }, files);
  }

  /**
   * The output head. One that is tied to the token embeddings is read from their files, which the caller reads, too.
   *
   * float32 for "fp32", 8-bit blocks otherwise.
   */
  head(
    input: string,
    tensor: string,
    {
      output,
      shape,
      files = { values: this.#file, scales: this.#file },
    }: {
      readonly output: string;
      readonly shape: LinearShape;
      /** Default: the graph's own data file. */
      readonly files?: BlockFiles;
    },
  ): string {
    const { inputs: columns, outputs: rows } = shape;
    if (this.#format === "fp32") {
      const range = this.#plan.values(tensor, float32In(files, [rows, columns]));
      const weight = this.graph.external({ name: tensor, type: "float32", dims: [rows, columns] }, external(range));
      return this.graph.node("Gemm", [input, weight], output, { attributes: { transB: { int: 1 } } });
    }
    const blocks = this.#plan.blocks(tensor, { rows, columns, ...eightBits }, files);
    return matMulNBits(this.graph, { input, tensor, format: eightBits, ...shape, ...blocks, output });
  }
}

const eightBits: BlockFormat = { bits: 8, scales: "float32" };

/**
 * How a matrix of the layers is stored. In a q4 package the values of attention keep 8 bits: they are the fewest weights (3 % of
 * a layer of the 4B model), and few bits cost the most there. Scales in float16 become float32 when the graph is loaded.
 */
function blockFormatOf(format: "q8" | "q4", scope: string): BlockFormat {
  if (format === "q8") return eightBits;
  return { bits: scope.endsWith(".v_proj") ? 8 : 4, scales: "float16" };
}

interface MatMulNBitsOptions extends LinearShape, PlannedBlocks {
  readonly input: string;
  readonly tensor: string;
  readonly format: BlockFormat;
  readonly output: string;
}

/**
 * ONNX Runtime's product with a block-quantized weight; without zero points they are 2^(bits - 1).
 *
 * `accuracy_level` 4 lets the CPU compute in int8, which is several times faster.
 */
function matMulNBits(
  graph: GraphBuilder,
  { input, tensor, format, inputs, outputs, ...rest }: MatMulNBitsOptions,
): string {
  const blocks = Math.ceil(inputs / blockSize);
  const { bits } = format;
  const values = graph.external(
    { name: `${tensor}.values`, type: "uint8", dims: [outputs, blocks, (blockSize * bits) / 8] },
    external(rest.values),
  );
  const stored = graph.external(
    { name: `${tensor}.scales`, type: format.scales, dims: [outputs * blocks] },
    external(rest.scales),
  );
  const scales = asFloat32(graph, stored, format.scales);
  const zeroPoints = rest.zeroPoints && [
    graph.external(
      { name: `${tensor}.zero_points`, type: "uint8", dims: [outputs * Math.ceil(blocks / 2)] },
      external(rest.zeroPoints),
    ),
  ];
  return graph.node("MatMulNBits", [input, values, scales, ...(zeroPoints ?? [])], rest.output, {
    domain: "microsoft",
    attributes: {
      K: { int: inputs },
      N: { int: outputs },
      bits: { int: bits },
      block_size: { int: blockSize },
      accuracy_level: { int: 4 },
    },
  });
}

function float32In({ values: file }: BlockFiles, shape: readonly number[]) {
  return { file, shape, type: "float32" } as const;
}

/** A stored value as float32, exactly. */
function asFloat32(graph: GraphBuilder, stored: string, type: StoredType): string {
  return type === "float32" ? stored : graph.toFloat32(stored);
}

function external({ file, offset, bytes }: PlannedRange): ExternalRange {
  return { location: file, offset, bytes };
}

function outputOf(tensor: string): string {
  return tensor.replace(/weight$/, "output");
}
