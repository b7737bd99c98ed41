import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { convertCheckpoint } from "../convert-checkpoint.js";
import { loadOrt } from "../testing/load-ort.js";
import { messages, readProto, texts } from "../testing/read-proto.js";
import { temporaryFolder } from "../testing/temporary-folder.js";
import { writeTinyCheckpoint } from "../testing/tiny-checkpoint.js";

const ort = loadOrt();

/** Operators of an ONNX file: field 7 of the model is the graph, 1 of it the nodes, 4 of those the operator. */
const operatorsOf = (file: string): string[] =>
  messages(readProto(readFileSync(file)), 7)
    .flatMap((graph) => messages(graph, 1))
    .flatMap((node) => texts(node, 4));

describe("the decoder's graph", () => {
  it.runIf(ort !== undefined)("has no operator that WebGPU lacks, and is fused on the CPU", async () => {
    const folder = temporaryFolder();
    const output = join(folder, "package");
    const { config } = await convertCheckpoint({ checkpoint: writeTinyCheckpoint(join(folder, "tiny")), output });
    const file = join(output, "decoder.onnx");
    expect(operatorsOf(file)).not.toContain("FusedMatMul");

    const optimizedModelFilePath = join(output, "optimized.onnx");
    const session = await ort!.InferenceSession.create(file, { optimizedModelFilePath });
    await session.release();
    const fused = operatorsOf(optimizedModelFilePath).filter((operator) => operator === "FusedMatMul");
    // Scores and sums, each over past and new keys.
    expect(fused).toHaveLength(4 * config.text.layers);
  });
});
