export { GraphBuilder, type NodeOptions } from "./graph-builder.js";
export type { Attribute, ElementType, ExternalRange, TensorInfo } from "./onnx-messages.js";
