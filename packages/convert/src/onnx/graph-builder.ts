import {
  type Attribute,
  type ConstantInfo,
  dataTypes,
  type ElementType,
  type ExternalRange,
  externalTensor,
  inlineFloatTensor,
  inlineInt64Tensor,
  modelMessage,
  nodeMessage,
  type TensorInfo,
  valueInfoMessage,
} from "./onnx-messages.js";
import type { ProtoMessage } from "./protobuf.js";

export interface NodeOptions {
  /** Attributes by name. */
  readonly attributes?: Readonly<Record<string, Attribute>>;
  /** "microsoft" for ONNX Runtime's own operators. */
  readonly domain?: "microsoft";
}

/** Collects the parts of an ONNX graph. Values are referred to by name. */
export class GraphBuilder {
  readonly #name: string;
  readonly #casts: ProtoMessage[] = [];
  readonly #nodes: ProtoMessage[] = [];
  readonly #initializers: ProtoMessage[] = [];
  readonly #inputs: ProtoMessage[] = [];
  readonly #outputs: ProtoMessage[] = [];
  readonly #constants = new Set<string>();

  constructor(name: string) {
    this.#name = name;
  }

  input(name: string, type: ElementType, dims: TensorInfo["dims"]): string {
    this.#inputs.push(valueInfoMessage({ name, type, dims }));
    return name;
  }

  output(name: string, type: ElementType, dims: TensorInfo["dims"]): void {
    this.#outputs.push(valueInfoMessage({ name, type, dims }));
  }

  // Like a line of a listing: operator, inputs, output, attributes.
  // oxlint-disable max-params
  /** Adds a node with one output and returns the output's name, which is also the node's. */
  node(operator: string, inputs: readonly string[], name: string, options: NodeOptions = {}): string {
    this.nodes(operator, inputs, [name], options);
    return name;
  }

  /** Adds a node with several outputs. */
  nodes(operator: string, inputs: readonly string[], outputs: readonly string[], options: NodeOptions = {}): void {
    const domain = options.domain === undefined ? "" : "com.microsoft";
    const name = outputs.join("+");
    this.#nodes.push(nodeMessage({ name, operator, domain, inputs, outputs, attributes: options.attributes ?? {} }));
  }
  // oxlint-enable max-params

  /**
   * A constant as float32. Casts stand before all other nodes: ONNX Runtime then makes each right before it is used. Where each stands
   * beside its use it makes all of them first, and holds them at once.
   */
  toFloat32(constant: string): string {
    const name = `${constant}.float32`;
    const attributes = { to: { int: dataTypes.float32 } };
    this.#casts.push(
      nodeMessage({ name, operator: "Cast", domain: "", inputs: [constant], outputs: [name], attributes }),
    );
    return name;
  }

  /** A scalar constant inside the model. Equal ones are stored once. */
  float(value: number): string {
    const name = `float.${value}`;
    if (!this.#constants.has(name)) {
      this.#constants.add(name);
      this.#initializers.push(inlineFloatTensor(name, value));
    }
    return name;
  }

  /** A constant of integers inside the model, such as a shape. Equal ones are stored once. */
  int64s(...values: number[]): string {
    const name = `int64.${values.join("_")}`;
    if (!this.#constants.has(name)) {
      this.#constants.add(name);
      this.#initializers.push(inlineInt64Tensor(name, values));
    }
    return name;
  }

  /** A constant whose values lie in another file. */
  external(tensor: ConstantInfo, range: ExternalRange): string {
    this.#initializers.push(externalTensor(tensor, range));
    return tensor.name;
  }

  /** The ONNX file. */
  encode(): Uint8Array {
    return modelMessage({
      name: this.#name,
      nodes: [...this.#casts, ...this.#nodes],
      initializers: this.#initializers,
      inputs: this.#inputs,
      outputs: this.#outputs,
    }).encode();
  }
}
