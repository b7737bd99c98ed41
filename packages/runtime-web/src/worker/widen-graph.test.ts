import { concatenateBytes, CorruptModelError } from "@medgemma/core";
import { expect, it } from "vitest";
import { protoField, protoFields, protoMessages, protoTexts } from "./protobuf.js";
import { widenGraph } from "./widen-graph.js";

const message = (...fields: readonly Uint8Array[]): Uint8Array => concatenateBytes(fields);

function tensor(name: string, type: number, offset: number): Uint8Array {
  const entries = { location: "weights.data", offset: String(offset), length: "12" };
  return message(
    protoField(1, 2),
    protoField(1, 3),
    protoField(2, type),
    protoField(8, name),
    ...Object.entries(entries).map(([key, value]) => protoField(13, message(protoField(1, key), protoField(2, value)))),
    protoField(14, 1),
  );
}

function node(operator: string, inputs: readonly string[], output: string): Uint8Array {
  return message(...inputs.map((input) => protoField(1, input)), protoField(2, output), protoField(4, operator));
}

function model(nodes: readonly Uint8Array[], initializers: readonly Uint8Array[]): Uint8Array {
  const graph = message(
    ...nodes.map((one) => protoField(1, one)),
    protoField(2, "a graph of more than 127 bytes"),
    ...initializers.map((one) => protoField(5, one)),
  );
  return message(protoField(1, 10), protoField(7, graph), protoField(8, message(protoField(2, 21))));
}

const [float32, float16, bfloat16] = [1, 10, 16];

it("reads cast weights from widened files, and leaves the rest as it is", () => {
  const nodes = [
    node("Cast", ["a"], "a.float32"),
    node("Cast", ["b"], "b.float32"),
    node("Cast", ["x"], "x.float32"),
    node("Sum", ["a.float32", "b.float32", "c", "x.float32"], "y"),
  ];
  const initializers = [tensor("a", bfloat16, 64), tensor("b", float16, 2 ** 33), tensor("c", float32, 0)];
  const { graph, files } = widenGraph(model(nodes, initializers));
  expect(files).toEqual([
    { path: "weights.data.bfloat16", of: "weights.data", type: "bfloat16" },
    { path: "weights.data.float16", of: "weights.data", type: "float16" },
  ]);
  const [body] = protoMessages(protoFields(graph), 7);
  const parts = protoFields(body!);
  expect(protoMessages(parts, 1)).toEqual(nodes.slice(2));
  expect(protoTexts(parts, 2)).toEqual(["a graph of more than 127 bytes"]);
  const found = protoMessages(parts, 5).map((one) => {
    const fields = protoFields(one);
    const entries = protoMessages(fields, 13).map((entry) => protoTexts(protoFields(entry), 2)[0]);
    const numbers = (number: number) => fields.flatMap((field) => (field.number === number ? [field.value] : []));
    return [...protoTexts(fields, 8), ...numbers(1), ...numbers(2), ...entries];
  });
  expect(found).toEqual([
    ["a.float32", 2, 3, float32, "weights.data.bfloat16", "128", "24"],
    ["b.float32", 2, 3, float32, "weights.data.float16", String(2 ** 34), "24"],
    ["c", 2, 3, float32, "weights.data", "0", "12"],
  ]);
});

it("keeps a cast of weights that are also used as they are stored", () => {
  const nodes = [node("Cast", ["a"], "a.float32"), node("Cast", ["b"], "b.float32"), node("Shape", ["a"], "y")];
  const bytes = model(nodes, [tensor("a", bfloat16, 64), tensor("c", bfloat16, 128)]);
  expect(widenGraph(bytes)).toEqual({ graph: bytes, files: [] });
});

it("refuses what is no ONNX file", () => {
  expect(() => widenGraph(protoField(7, Uint8Array.of(0x0a, 0x05)))).toThrow(CorruptModelError);
  expect(() => widenGraph(Uint8Array.of(0xff))).toThrow(CorruptModelError);
});

it("ends in a graph or that refusal for changed files", () => {
  const original = model([node("Cast", ["a"], "a.float32")], [tensor("a", bfloat16, 64), tensor("c", float32, 0)]);
  let state = 1;
  const below = (limit: number): number => (state = (Math.imul(state, 48_271) >>> 0) % 2_147_483_647) % limit;
  let refused = 0;
  for (let input = 0; input < 3000; input++) {
    const changed = original.slice(0, below(4) === 0 ? below(original.length) : undefined);
    for (let change = below(4); change >= 0; change--) changed[below(original.length)] = below(256);
    try {
      expect(widenGraph(changed).graph).toBeInstanceOf(Uint8Array);
    } catch (error) {
      expect(error).toBeInstanceOf(CorruptModelError);
      refused++;
    }
  }
  expect(refused).toBeGreaterThan(100);
  expect(refused).toBeLessThan(2900);
});
