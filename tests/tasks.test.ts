import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadMedGemma } from "@medgemma/core";
import { readImage } from "@medgemma/imaging";
import { onnxRuntime } from "@medgemma/runtime-onnx";
import { askYesNo, choose, radiologyReport } from "@medgemma/tasks";
import { afterAll, describe, expect, it } from "vitest";
import { convertTo, radiograph } from "./fixture.js";

const folder = await mkdtemp(join(tmpdir(), "medgemma-tasks-"));
const source = await convertTo(folder, "fp32");
afterAll(() => rm(folder, { recursive: true, force: true }));

const load = () => loadMedGemma({ model: source, runtime: onnxRuntime({ device: "cpu" }) });

describe("tasks on onnxruntime", () => {
  it("drafts a report, and calls random words no report", async () => {
    await using model = await load();
    const result = await radiologyReport(model, { images: [await readImage(radiograph)] }, { maxTokens: 30 });
    expect(result).toMatchObject({
      ok: false,
      reason: "truncated",
      provenance: { runtime: { id: "onnx" }, mock: false },
    });
    expect(result.provenance.usage.completionTokens).toBe(30);
  });

  it("answers closed questions, and the image counts", async () => {
    await using model = await load();
    const image = await readImage(radiograph);
    const black = { ...image, data: new Uint8Array(image.data.length) };
    const asked = { question: "Is there a pleural effusion?" };
    const seen = await askYesNo(model, { ...asked, images: [image] });
    const unseen = await askYesNo(model, { ...asked, images: [black] });
    const [p = NaN, q = NaN] = [seen, unseen].map(({ probabilities }) => probabilities[0]?.probability ?? NaN);
    expect(Math.abs(Math.log(p / q))).toBeGreaterThan(1e-3);
    const choice = await choose(model, { question: "Which?", options: ["effusion", "nodule", "none"] });
    const total = choice.probabilities.reduce((sum, { probability }) => sum + probability, 0);
    expect(total).toBeCloseTo(1, 6);
  });

  it("keeps a model with random weights to a JSON Schema", async () => {
    await using model = await load();
    const schema = {
      type: "object",
      properties: { side: { enum: ["left", "right", "none"] }, note: { type: "string", maxLength: 20 } },
      required: ["side", "note"],
    };
    const messages = [{ role: "user", content: "Which side?" } as const];
    const constraint = { type: "json-schema", schema } as const;
    let answer: string | undefined;
    for await (const event of model.generate({ messages, constraint, allowThinking: false, detectLoops: false })) {
      if (event.type === "generation-end" && event.constraintFulfilled === true) answer = event.text;
    }
    const { side, note } = JSON.parse(answer ?? "") as { side: string; note: string };
    expect(schema.properties.side.enum).toContain(side);
    expect(Array.from(note).length).toBeLessThanOrEqual(20);
  });
});
