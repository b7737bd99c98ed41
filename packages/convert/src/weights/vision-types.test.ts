import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseGemmaConfig } from "../checkpoint/parse-gemma-config.js";
import { readCheckpoint } from "../checkpoint/read-checkpoint.js";
import { convertCheckpoint } from "../convert-checkpoint.js";
import { planPackage } from "../plan-package.js";
import { temporaryFolder } from "../testing/temporary-folder.js";
import { type TestTensor, writeTinyCheckpoint } from "../testing/tiny-checkpoint.js";
import { tinyConfig } from "../testing/tiny-config.js";
import { decodeFloats } from "./decode-floats.js";
import { type VisionFormat, visionTypes } from "./vision-types.js";

const matrix = "vision.encoder.layers.0.mlp.fc1.weight";

/** The values in float32, changed. */
function inFloat32(tensor: TestTensor, change: (value: number) => number): TestTensor {
  const values = new Float32Array(tensor.data.length / 2);
  decodeFloats(tensor.data, "BF16", values);
  return { ...tensor, dtype: "F32", data: Buffer.from(values.map(change).buffer) };
}

/** A checkpoint whose matrix of the image encoder is changed. */
function checkpointWith(edit: (tensor: TestTensor) => TestTensor): string {
  return writeTinyCheckpoint(temporaryFolder(), {
    edit: (tensors) => tensors.map((one) => (one.name.endsWith("layers.0.mlp.fc1.weight") ? edit(one) : one)),
  });
}

const typeIn = async (checkpoint: string, format: VisionFormat) =>
  (await visionTypes(await readCheckpoint(checkpoint), format)).get(matrix);

describe("visionTypes", () => {
  it.each([
    ["values in bfloat16", (one: TestTensor) => one, "bfloat16", "bfloat16"],
    ["values in float16", (one: TestTensor) => ({ ...one, dtype: "F16" }), "float16", "float16"],
    [
      "float32 that bfloat16 holds",
      (one: TestTensor) => inFloat32(one, (value) => value * 2 ** -30),
      "bfloat16",
      "bfloat16",
    ],
    [
      "float32 that float16 holds",
      (one: TestTensor) => inFloat32(one, (value) => value + Math.sign(value) * 2 ** -13),
      "float16",
      "float16",
    ],
    ["other float32", (one: TestTensor) => inFloat32(one, (value) => value * 1.1), "float32", "float16"],
    ["float32 beyond float16", (one: TestTensor) => inFloat32(one, (value) => value * 1.1e7), "float32", "float32"],
  ] as const)("stores %s as fp32: %s, as fp16: %s", async (_, edit, exact, rounded) => {
    const checkpoint = checkpointWith(edit);
    expect([await typeIn(checkpoint, "fp32"), await typeIn(checkpoint, "fp16")]).toEqual([exact, rounded]);
    expect(await typeIn(checkpoint, "q8")).toBeUndefined();
  });

  it.each(["fp32", "fp16"] as const)("keeps every bit of a checkpoint in bfloat16 (%s)", async (vision) => {
    const tensors: TestTensor[] = [];
    const checkpoint = writeTinyCheckpoint(temporaryFolder(), {
      edit(all) {
        tensors.push(...all);
        return all;
      },
    });
    const output = join(temporaryFolder(), "onnx");
    await convertCheckpoint({ checkpoint, output, vision });
    const written = readFileSync(join(output, "vision.data"));
    const jobs = planPackage(parseGemmaConfig(tinyConfig), { decoder: "q8", vision }).weights.jobs;
    const halves = jobs.filter(({ kind }) => kind === "bfloat16");
    expect(halves.length).toBeGreaterThan(10);
    for (const { tensor, values } of halves) {
      const source = tensors.find(({ name }) => name.endsWith(tensor.replace(/^(?:vision|projector)\./, "")));
      expect(written.subarray(values.offset, values.offset + values.bytes).equals(source!.data), tensor).toBe(true);
    }
  });
});
