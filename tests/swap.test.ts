import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type LanguageModel, loadMedGemma, type MessagePart, type RgbImage } from "@medgemma/core";
import { readImage } from "@medgemma/imaging";
import { ggufRuntime } from "@medgemma/runtime-gguf";
import { onnxRuntime } from "@medgemma/runtime-onnx";
import { askYesNo, radiologyReport } from "@medgemma/tasks";
import { afterAll, describe, expect, it } from "vitest";
import { convertTo, convertToGguf, radiograph } from "./fixture.js";

const folder = await mkdtemp(join(tmpdir(), "medgemma-swap-"));
const packages = { onnx: await convertTo(folder, "fp32"), gguf: await convertToGguf(folder, "f32") };
const onnx = await loadMedGemma({ model: packages.onnx, runtime: onnxRuntime({ device: "cpu" }) });
const gguf = await loadMedGemma({
  model: packages.gguf,
  runtime: ggufRuntime({ device: "cpu", flashAttention: false, kvCacheType: "f32" }),
});
afterAll(async () => {
  await onnx[Symbol.asyncDispose]();
  await gguf[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

const image = await readImage(radiograph);
const negative: RgbImage = { ...image, data: image.data.map((value) => 255 - value) };

/** A step at which llama.cpp may choose another token: its logits are off by some thousandths. */
const closeMargin = 1e-2;

interface Step {
  readonly id: number;
  /** How far the best log-probability is above the second. */
  readonly margin: number;
}

async function pathOf(model: LanguageModel, content: readonly MessagePart[]): Promise<readonly Step[]> {
  const steps: Step[] = [];
  const request = { messages: [{ role: "user", content } as const], maxTokens: 16, logprobs: 2, detectLoops: false };
  for await (const event of model.generate(request)) {
    if (event.type !== "token" || event.id < 0) continue;
    const [best, second] = event.topLogprobs ?? [];
    steps.push({ id: event.id, margin: (best?.logprob ?? NaN) - (second?.logprob ?? NaN) });
  }
  return steps;
}

describe("the same code on another runtime", () => {
  const text = (value: string): MessagePart => ({ type: "text", text: value });
  it.each<[string, readonly MessagePart[]]>([
    ["text", [text("What is a pneumothorax?")]],
    ["text longer than the window", [text("Cough for three weeks, fever at night. ".repeat(12))]],
    ["an image", [{ type: "image", image }, text("Describe it.")]],
    ["two images", [{ type: "image", image }, text("and"), { type: "image", image: negative }, text("Compare them.")]],
  ])("gives the same greedy tokens: %s", async (_, content) => {
    const [expected, actual] = [await pathOf(onnx, content), await pathOf(gguf, content)];
    expect(expected.length).toBe(16);
    const parting = expected.findIndex(({ id }, step) => id !== actual[step]?.id);
    if (parting >= 0) expect(expected[parting]?.margin).toBeLessThan(closeMargin);
  });

  it("gives the same task results", async () => {
    const input = { images: [image], indication: "cough", view: "PA" };
    const reports = [];
    for (const model of [onnx, gguf]) {
      const { provenance, ...report } = await radiologyReport(model, input, { maxTokens: 20 });
      const { usage, prompt, images, imageFit } = provenance;
      const { promptTokens, completionTokens, thinkingTokens } = usage;
      reports.push({ ...report, promptTokens, completionTokens, thinkingTokens, prompt, images, imageFit });
    }
    expect(reports[1]).toEqual(reports[0]);
    const question = { question: "Is there a pleural effusion?", images: [image] };
    const [first, second] = [await askYesNo(onnx, question), await askYesNo(gguf, question)];
    first.probabilities.forEach(({ probability }, index) => {
      expect(Math.abs(probability - (second.probabilities[index]?.probability ?? NaN))).toBeLessThan(5e-3);
    });
  });
});
