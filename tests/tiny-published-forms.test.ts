import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { loadMedGemma, type ModelFamily } from "@medgemma/core";
import { readImage } from "@medgemma/imaging";
import { ggufRuntime } from "@medgemma/runtime-gguf";
import { onnxRuntime } from "@medgemma/runtime-onnx";
import { answerMultipleChoice, askImage, localizeFindings, radiologyReport } from "@medgemma/tasks";
import { tinyModelDirectory, type TinyModelFormat } from "@medgemma/tiny-model";
import { afterAll, describe, expect, it } from "vitest";
import { root } from "./fixture.js";

// The published prompt forms with trained weights, from the prompt to the parsed answer. A mock would answer in whatever form
// the test gives it; here the model itself keeps to the form that the prompt asks for.

interface Drawn {
  readonly images: readonly string[];
  readonly facts: { readonly finding?: string; readonly side?: string | null; readonly device?: string | null };
  readonly boxes: Readonly<Record<string, readonly [number, number, number, number]>>;
}

const folder = join(root, "tests/phantoms");
const { cases } = JSON.parse(await readFile(join(folder, "phantoms.json"), "utf8")) as {
  readonly cases: readonly Drawn[];
};
/** Without a pacemaker. */
const drawn = cases.find(
  ({ facts }) => facts.finding === "effusion" && facts.side === "left" && facts.device === null,
)!;
const image = await readImage(join(folder, drawn.images[0]!));
const images = [image];
const finding = "pleural effusion";

const load = (format: TinyModelFormat, family?: ModelFamily) =>
  loadMedGemma({
    model: tinyModelDirectory(format),
    runtime: format === "onnx" ? onnxRuntime({ device: "cpu" }) : ggufRuntime({ device: "cpu" }),
    ...(family !== undefined && { family }),
  });

describe.each(["onnx", "gguf"] as const)("the published forms on %s", async (format) => {
  const model = await load(format);
  afterAll(() => model[Symbol.asyncDispose]());

  it.each(["medgemma-1", "medgemma-1.5"] as const)("goes on with a report from `findings:` (%s)", async (prompt) => {
    const result = await radiologyReport(model, { images, indication: "cough" }, { prompt });
    if (!result.ok) throw new Error(`${result.reason}: ${result.raw}`);
    expect(result.provenance.prompt.preset).toBe(prompt);
    expect(result.raw).not.toMatch(/^\s*findings\s*:/i);
    expect(result.report.findings).toMatch(/pleural effusion on the left/);
    expect(result.report.impression).toMatch(/^Left pleural effusion\./);
    expect(result.findingList).toMatchObject({
      ok: true,
      findings: [{ finding, side: "left", status: "present" }],
      unverified: [],
    });
  });

  it.each(["medgemma-1", "medgemma-1.5"] as const)("argues, and then names an option (%s)", async (prompt) => {
    for (const options of [
      ["nodule", finding, "none"],
      [finding, "pneumothorax"],
    ]) {
      const input = { images, question: "Which finding is present?", options };
      const result = await answerMultipleChoice(model, input, { method: "reasoned", prompt });
      if (!result.ok) throw new Error(`${result.reason}: ${result.raw}`);
      expect(result).toMatchObject({ answer: finding, method: "reasoned" });
      expect(result.provenance.prompt.preset).toBe(prompt);
      const letter = "ABC"[options.indexOf(finding)];
      expect(result.reasoning?.raw).toMatch(new RegExp(`effusion on the left.* Final Answer: \\(?${letter}\\)?$`));
      expect(result.probabilities.find(({ option }) => option === finding)?.probability).toBeGreaterThan(0.5);
    }
  });

  it.each([
    [`Is there a ${finding} in this image?`, "yes"],
    ["Is there a nodule in this image?", "no"],
    [`On which side is the ${finding}?`, "left"],
  ])("argues, and then answers in a word: %s", async (question, answer) => {
    const result = await askImage(model, { images, question }, { prompt: "medgemma-1.5" });
    expect(result).toMatchObject({ ok: true, answer, provenance: { prompt: { preset: "medgemma-1.5" } } });
    expect(result).toHaveProperty("argument", expect.stringContaining("effusion on the left"));
  });

  it("places boxes, one question for each target, and none for what is not there", async () => {
    const targets = [finding, "nodule"];
    const result = await localizeFindings(model, { image, targets, view: "PA" }, { prompt: "medgemma-1.5" });
    if (!result.ok) throw new Error(`${result.reason}: ${result.raw}`);
    expect(result.provenance.prompt.preset).toBe("medgemma-1.5");
    expect(result).toMatchObject({ notFound: ["nodule"], failed: [], rejected: [], flags: [] });
    expect(result.raw).toContain("Final Answer: ```json[");
    expect(result.findings.map(({ label }) => label)).toEqual([finding]);
    const { box } = result.findings[0]!;
    const [y0, x0, y1, x1] = drawn.boxes[finding]!;
    const centre = { x: (box.x0 + box.x1) / 2 / image.width, y: (box.y0 + box.y1) / 2 / image.height };
    expect(centre.x).toBeGreaterThan(x0);
    expect(centre.x).toBeLessThan(x1);
    expect(centre.y).toBeGreaterThan(y0);
    expect(centre.y).toBeLessThan(y1);
  });

  it("uses them without being told to for a model of the family", async () => {
    await using known = await load(format, "medgemma-1.5");
    const report = await radiologyReport(known, { images }, { listFindings: false });
    const asked = await radiologyReport(model, { images }, { listFindings: false, prompt: "medgemma-1.5" });
    expect(report).toMatchObject({ ok: true, raw: asked.raw, provenance: { prompt: { preset: "medgemma-1.5" } } });
    const boxes = await localizeFindings(known, { image, targets: [finding] });
    expect(boxes).toMatchObject({ ok: true, findings: [{ label: finding }] });
    const choice = await answerMultipleChoice(known, {
      images,
      question: "Which finding is present?",
      options: ["nodule", finding],
    });
    expect(choice).toMatchObject({ ok: true, answer: finding, method: "reasoned" });
  });
});
