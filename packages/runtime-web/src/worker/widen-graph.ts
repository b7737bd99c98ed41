import { concatenateBytes } from "@medgemma/core";
import { type ProtoField, protoField, protoFields, protoMessages, protoTexts } from "./protobuf.js";
import type { HalfType } from "./widened-blob.js";

// Field numbers are those of onnx/onnx.proto3; `TensorProto.DataType` has 1 for float32.
const halfTypes: Readonly<Record<number, HalfType>> = { 10: "float16", 16: "bfloat16" };

export interface WidenedGraph {
  readonly graph: Uint8Array;
  /** Files that the graph reads beside those of the package: what a file would be if all of it were widened. */
  readonly files: readonly { readonly path: string; readonly of: string; readonly type: HalfType }[];
}

/**
 * Makes weights that are stored in 16 bits and cast to float32 into weights in float32 of a widened file. onnxruntime would do the
 * casts when it opens the graph, for all weights before the first of them gets to the GPU, in WebAssembly's memory, which never
 * shrinks.
 *
 * @throws {CorruptModelError} when it is no ONNX file.
 */
export function widenGraph(model: Uint8Array): WidenedGraph {
  const files = new Map<string, WidenedGraph["files"][number]>();
  const parts = protoFields(model).map(({ number, value, raw }) =>
    number === 7 && value instanceof Uint8Array ? protoField(7, widenParts(protoFields(value), files)) : raw,
  );
  return { graph: concatenateBytes(parts), files: [...files.values()] };
}

function widenParts(graph: readonly ProtoField[], files: Map<string, WidenedGraph["files"][number]>): Uint8Array {
  const nodes = graph.map(({ number, value }) =>
    number === 1 && value instanceof Uint8Array ? nodeOf(value) : undefined,
  );
  const usedAsStored = new Set(nodes.flatMap((node) => (node === undefined || node.isCast ? [] : node.inputs)));
  const casts = new Map(
    nodes.flatMap((node) => {
      const [stored, widened] = [node?.inputs[0], node?.outputs[0]];
      return node?.isCast !== true || stored === undefined || widened === undefined ? [] : [[stored, widened] as const];
    }),
  );
  const replaced = new Set<string>();
  const initializers = graph.map(({ number, value }) => {
    if (number !== 5 || !(value instanceof Uint8Array)) return undefined;
    const tensor = storedTensor(protoFields(value));
    const name = tensor && casts.get(tensor.name);
    if (tensor === undefined || name === undefined || usedAsStored.has(tensor.name)) return undefined;
    replaced.add(tensor.name);
    const path = `${tensor.location}.${tensor.type}`;
    files.set(path, { path, of: tensor.location, type: tensor.type });
    return protoField(5, widenedTensor(tensor, { name, path }));
  });
  return concatenateBytes(
    graph.flatMap(({ raw }, at) => {
      const node = nodes[at];
      if (node?.isCast === true && replaced.has(node.inputs[0] ?? "")) return [];
      return [initializers[at] ?? raw];
    }),
  );
}

function nodeOf(message: Uint8Array) {
  const fields = protoFields(message);
  const isCast = protoTexts(fields, 4)[0] === "Cast";
  return { isCast, inputs: protoTexts(fields, 1), outputs: protoTexts(fields, 2) };
}

interface StoredTensor {
  readonly name: string;
  readonly type: HalfType;
  readonly location: string;
  readonly offset: number;
  readonly length: number;
  /** Its fields with the dimensions, encoded. */
  readonly dims: readonly Uint8Array[];
}

/** A tensor in 16 bits whose values lie in another file; undefined for others. */
function storedTensor(fields: readonly ProtoField[]): StoredTensor | undefined {
  const type = halfTypes[fields.find(({ number }) => number === 2)?.value as number];
  const name = protoTexts(fields, 8)[0];
  const entries = protoMessages(fields, 13).map((entry) => {
    const pair = protoFields(entry);
    return [protoTexts(pair, 1)[0], protoTexts(pair, 2)[0]] as const;
  });
  const { location, offset, length } = Object.fromEntries(entries) as Partial<Record<string, string>>;
  if (type === undefined || name === undefined || location === undefined || length === undefined) return undefined;
  const dims = fields.filter(({ number }) => number === 1).map(({ raw }) => raw);
  return { name, type, location, offset: Number(offset ?? 0), length: Number(length), dims };
}

function widenedTensor(
  { dims, offset, length }: StoredTensor,
  { name, path }: { readonly name: string; readonly path: string },
): Uint8Array {
  const entries = { location: path, offset: String(2 * offset), length: String(2 * length) };
  return concatenateBytes([
    ...dims,
    protoField(2, 1),
    protoField(8, name),
    ...Object.entries(entries).map(([key, value]) =>
      protoField(13, concatenateBytes([protoField(1, key), protoField(2, value)])),
    ),
    protoField(14, 1),
  ]);
}
