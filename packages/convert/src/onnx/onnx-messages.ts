import { ProtoMessage } from "./protobuf.js";

/** Field numbers below are those of onnx/onnx.proto3 (ONNX 1.16 and later). */

export type ElementType = "float32" | "float16" | "bfloat16" | "uint8" | "int32" | "int64";

/** `TensorProto.DataType`. */
export const dataTypes: Readonly<Record<ElementType, number>> = {
  float32: 1,
  uint8: 2,
  int32: 6,
  int64: 7,
  float16: 10,
  bfloat16: 16,
};

export type Attribute =
  | { readonly float: number }
  | { readonly int: number }
  | { readonly ints: readonly number[] }
  | { readonly string: string };

/** Bytes of a file beside the model that hold a tensor. */
export interface ExternalRange {
  readonly location: string;
  readonly offset: number;
  readonly bytes: number;
}

export interface TensorInfo {
  readonly name: string;
  readonly type: ElementType;
  /** A name stands for a size known at run time only. */
  readonly dims: readonly (number | string)[];
}

/** A tensor whose size is known. */
export interface ConstantInfo extends TensorInfo {
  readonly dims: readonly number[];
}

/** `TensorProto` whose values lie in the message. */
export function inlineInt64Tensor(name: string, values: readonly number[]): ProtoMessage {
  const raw = new Uint8Array(values.length * 8);
  const view = new DataView(raw.buffer);
  values.forEach((value, index) => view.setBigInt64(index * 8, BigInt(value), true));
  return new ProtoMessage().int(1, values.length).int(2, dataTypes.int64).bytes(8, name).bytes(9, raw);
}

/** `TensorProto` of one float without dimensions. */
export function inlineFloatTensor(name: string, value: number): ProtoMessage {
  const raw = new Uint8Array(4);
  new DataView(raw.buffer).setFloat32(0, value, true);
  return new ProtoMessage().int(2, dataTypes.float32).bytes(8, name).bytes(9, raw);
}

/** `TensorProto` whose values lie in another file. Offsets go in as decimal text, so they may pass 4 GiB. */
export function externalTensor({ name, type, dims }: ConstantInfo, range: ExternalRange): ProtoMessage {
  const message = new ProtoMessage();
  for (const size of dims) message.int(1, size);
  message.int(2, dataTypes[type]).bytes(8, name);
  const entries = { location: range.location, offset: String(range.offset), length: String(range.bytes) };
  for (const [key, value] of Object.entries(entries))
    message.bytes(13, new ProtoMessage().bytes(1, key).bytes(2, value));
  return message.int(14, 1);
}

/** `AttributeProto`. */
function attributeMessage(name: string, value: Attribute): ProtoMessage {
  const message = new ProtoMessage().bytes(1, name);
  if ("float" in value) return message.float(2, value.float).int(20, 1);
  if ("int" in value) return message.int(3, value.int).int(20, 2);
  if ("string" in value) return message.bytes(4, value.string).int(20, 3);
  for (const entry of value.ints) message.int(8, entry);
  return message.int(20, 7);
}

export interface NodeInfo {
  readonly name: string;
  readonly operator: string;
  /** Empty for ONNX's own operators. */
  readonly domain: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: Readonly<Record<string, Attribute>>;
}

/** `NodeProto`. */
export function nodeMessage({ name, operator, domain, inputs, outputs, attributes }: NodeInfo): ProtoMessage {
  const message = new ProtoMessage();
  for (const input of inputs) message.bytes(1, input);
  for (const output of outputs) message.bytes(2, output);
  message.bytes(3, name).bytes(4, operator);
  for (const [key, value] of Object.entries(attributes)) message.bytes(5, attributeMessage(key, value));
  if (domain !== "") message.bytes(7, domain);
  return message;
}

/** `ValueInfoProto`. */
export function valueInfoMessage({ name, type, dims }: TensorInfo): ProtoMessage {
  const shape = new ProtoMessage();
  for (const size of dims) {
    const dimension = new ProtoMessage();
    shape.bytes(1, typeof size === "number" ? dimension.int(1, size) : dimension.bytes(2, size));
  }
  const tensorType = new ProtoMessage().int(1, dataTypes[type]).bytes(2, shape);
  return new ProtoMessage().bytes(1, name).bytes(2, new ProtoMessage().bytes(1, tensorType));
}

export interface GraphParts {
  readonly name: string;
  readonly nodes: readonly ProtoMessage[];
  readonly initializers: readonly ProtoMessage[];
  readonly inputs: readonly ProtoMessage[];
  readonly outputs: readonly ProtoMessage[];
}

const irVersion = 10;
const opsetVersion = 21;

/** `ModelProto`, with ONNX operators of opset 21 and ONNX Runtime's own (`com.microsoft`, version 1). */
export function modelMessage({ name, nodes, initializers, inputs, outputs }: GraphParts): ProtoMessage {
  const graph = new ProtoMessage();
  for (const node of nodes) graph.bytes(1, node);
  graph.bytes(2, name);
  for (const initializer of initializers) graph.bytes(5, initializer);
  for (const input of inputs) graph.bytes(11, input);
  for (const output of outputs) graph.bytes(12, output);
  return new ProtoMessage()
    .int(1, irVersion)
    .bytes(2, "medgemma")
    .bytes(7, graph)
    .bytes(8, new ProtoMessage().bytes(1, "").int(2, opsetVersion))
    .bytes(8, new ProtoMessage().bytes(1, "com.microsoft").int(2, 1));
}
