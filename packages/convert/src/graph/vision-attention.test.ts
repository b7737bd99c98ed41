import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { GemmaVisionConfig } from "@medgemma/core";
import { expect, it } from "vitest";
import { GraphBuilder } from "../onnx/graph-builder.js";
import { loadOrt } from "../testing/load-ort.js";
import { temporaryFolder } from "../testing/temporary-folder.js";
import type { GraphWeights } from "./graph-weights.js";
import { visionAttention } from "./vision-attention.js";

const ort = loadOrt();

it.runIf(ort !== undefined)("equals ONNX Runtime's own attention, in one block and in several", async () => {
  // 4 heads × 4096² scores are two blocks' worth.
  for (const side of [6, 64]) {
    const vision = { heads: 4, hiddenSize: 16, imageSize: side, patchSize: 1 } as GemmaVisionConfig;
    const dims = [side * side, vision.hiddenSize];
    const graph = new GraphBuilder("attention");
    const inputs = ["q", "k", "v"].map((name) => graph.input(name, "float32", dims)) as [string, string, string];
    const ours = visionAttention({ graph } as unknown as GraphWeights, inputs, { scope: "test", vision });
    const batched = inputs.map((name) => graph.node("Reshape", [name, graph.int64s(1, -1, 16)], `${name}_batched`));
    const attributes = { num_heads: { int: vision.heads } };
    const theirs = graph.node("MultiHeadAttention", batched, "expected", { domain: "microsoft", attributes });
    graph.output(ours, "float32", dims);
    graph.output(theirs, "float32", [1, ...dims]);
    const file = join(temporaryFolder(), "attention.onnx");
    writeFileSync(file, graph.encode());

    const values = (seed: number) => Float32Array.from({ length: dims[0]! * 16 }, (_, at) => Math.sin(at * seed) * 2);
    const feeds = { q: 0.37, k: 0.71, v: 1.3 };
    const session = await ort!.InferenceSession.create(file);
    const outputs = await session.run(
      Object.fromEntries(
        Object.entries(feeds).map(([name, seed]) => [name, new ort!.Tensor("float32", values(seed), dims)]),
      ),
    );
    await session.release();
    const [actual, expected] = [ours, theirs].map((name) => outputs[name]!.data as Float32Array);
    const largest = actual!.reduce((worst, value, at) => Math.max(worst, Math.abs(value - expected![at]!)), 0);
    expect(largest).toBeLessThan(1e-5);
  }
});
