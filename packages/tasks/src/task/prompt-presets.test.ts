import type { GenerationRequest, LanguageModel, RgbImage } from "@medgemma/core";
import { createMockModel, type MockModelOptions } from "@medgemma/core/testing";
import { describe, expect, it } from "vitest";
import { localizeFindings } from "../finding-localization/finding-localization.js";
import { radiologyReport } from "../radiology-report/radiology-report.js";
import { slideReport } from "../slide-report/slide-report.js";
import { askImage } from "../visual-question/visual-question.js";
import { volumeQuestion } from "../volume-question/volume-question.js";
import { answerQuestion } from "../medical-question/answer-question.js";
import { buildMessages } from "./build-messages.js";
import { thinkingInstruction } from "./thinking.js";

const image: RgbImage = { width: 4, height: 4, data: new Uint8Array(48).fill(90) };
const report = "The lungs are clear.\nimpression: Normal.";

function spying(options: MockModelOptions): { readonly model: LanguageModel; readonly seen: GenerationRequest[] } {
  const mock = createMockModel(options);
  const seen: GenerationRequest[] = [];
  const generate = (request: GenerationRequest) => (seen.push(request), mock.generate(request));
  return { model: { ...mock, generate }, seen };
}

/** A prompt as it is read, with images as `<image>`. */
function textOf({ messages }: GenerationRequest): string {
  return messages
    .map(({ role, content }) => {
      const parts = typeof content === "string" ? [{ type: "text" as const, text: content }] : content;
      return `${role}: ${parts.map((part) => (part.type === "text" ? part.text : "<image>")).join("|")}`;
    })
    .join("\n");
}

describe("prompt presets", () => {
  it("are the published form for a model of the family, without a system text", async () => {
    const { model, seen } = spying({ family: "medgemma-1.5", responses: [report] });
    const input = { images: [image], indication: "cough" };
    const result = await radiologyReport(model, input, { listFindings: false });
    expect(textOf(seen[0]!)).toBe("user: <image>|cough findings:");
    expect(result.provenance.prompt).toMatchObject({ preset: "medgemma-1.5", id: "radiology-report-published" });
    await radiologyReport(model, { images: [image] }, { listFindings: false });
    expect(textOf(seen[1]!)).toBe("user: <image>|findings:");
  });

  it("are the SDK's for other models, and where the published form has no place for the input", async () => {
    const other = await radiologyReport(createMockModel({ responses: [report] }), { images: [image] });
    expect(other.provenance.prompt.preset).toBe("sdk");
    const { model, seen } = spying({ family: "medgemma-1.5", responses: [report] });
    await radiologyReport(model, { images: [image], priorReport: "Normal." });
    expect(textOf(seen[0]!)).toContain("Report of the prior examination: Normal.");
  });

  it("can be chosen by name, or be a template with a form", async () => {
    const { model, seen } = spying({ responses: [report] });
    const input = { images: [image], indication: "cough" };
    const options = { listFindings: false } as const;
    const named = await radiologyReport(model, input, { ...options, prompt: "medgemma-1" });
    const own = { id: "ours", version: "7", user: "{indication} befund:", form: "continuation" };
    const custom = await radiologyReport(model, input, { ...options, prompt: own });
    expect([named.provenance.prompt.preset, custom.provenance.prompt.preset]).toEqual(["medgemma-1", "custom"]);
    expect(custom).toMatchObject({ ok: true, report: { findings: "The lungs are clear." } });
    expect(textOf(seen[1]!)).toBe("user: <image>|cough befund:");
    const unknown = radiologyReport(model, { ...input, priorReport: "x" }, { ...options, prompt: "medgemma-1.5" });
    await expect(unknown).rejects.toMatchObject({
      code: "ERR_INVALID_ARGUMENT",
      hint: expect.stringContaining('"sdk"'),
    });
    await expect(
      askImage(model, { images: [image], question: "?" }, { prompt: "google" as never }),
    ).rejects.toMatchObject({
      code: "ERR_INVALID_ARGUMENT",
    });
  });

  it("put text between images", async () => {
    const { model, seen } = spying({ family: "medgemma-1.5", responses: ["Final Answer: yes", "x", "x"] });
    const slices = [image, image];
    await volumeQuestion(model, { slices, modality: "CT", history: "cancer", questions: ["Is there a lesion?"] }).then(
      null,
      () => {},
    );
    expect(textOf(seen[0]!)).toMatch(
      /^user: <image>\|SLICE 1\|<image>\|SLICE 2\nAfter looking at the indication and patient history "cancer"/,
    );
    const of = { slices: [image, image, image], labels: ["T1", "T1", "T2"], modality: "MRI" } as const;
    await volumeQuestion(model, { ...of, questions: ["Is there a lesion?"] }, { prompt: "medgemma-1.5" }).then(
      null,
      () => {},
    );
    const labelledText = /^user: T1\|<image>\|SLICE 1\|<image>\|SLICE 2\nT2\|<image>\|SLICE 3\n/;
    expect(textOf(seen.at(-1)!)).toMatch(labelledText);
    await expect(volumeQuestion(model, { ...of, labels: ["T1"], questions: ["Is there a lesion?"] })).rejects.toThrow(
      "`labels`: must be as many as the slices",
    );
    const template = {
      id: "x",
      version: "1",
      user: "Compare.\n{images}\nAnswer.",
      image: "Figure {letter} ({label}){image}",
    };
    const call = { prompt: { preset: "custom" as const, template }, thinking: { ...unasked, instructed: false } };
    const images = [
      { image, label: "prior" },
      { image, label: "current" },
    ];
    const messages = buildMessages(call, { values: {}, images });
    expect(textOf({ messages })).toBe("user: Compare.\nFigure A (prior)|<image>|Figure B (current)|<image>|Answer.");
  });

  it("are refused where a family was not trained for the task", async () => {
    const model = createMockModel({ family: "medgemma-1", responses: ["[]"] });
    const code = "ERR_UNSUPPORTED_CAPABILITY";
    await expect(localizeFindings(model, { image, targets: ["heart"] })).rejects.toMatchObject({ code });
    await expect(slideReport(model, { patches: [image], specimen: "colon" })).rejects.toMatchObject({ code });
  });
});

const unasked = { mode: "auto", budget: 0, reserved: false } as const;

describe("thinking", () => {
  const question = { question: "What first?" };
  const thought = "<unused94>thought\nhm<unused95>Oxygen.";

  it("is switched on by the documented instruction, before the system text", async () => {
    const { model, seen } = spying({ family: "medgemma-1.5", responses: [thought] });
    const result = await answerQuestion(model, question, { thinking: "on" });
    expect(textOf(seen[0]!)).toContain(`system: ${thinkingInstruction} You are a helpful medical assistant.`);
    expect(result).toMatchObject({
      ok: true,
      answer: "Oxygen.",
      thinking: "hm",
      provenance: { thinking: { mode: "on", instructed: true } },
    });
    await answerQuestion(model, question);
    expect(textOf(seen[1]!)).not.toContain(thinkingInstruction);
  });

  it("is kept from beginning when it is off", async () => {
    const result = await answerQuestion(createMockModel({ responses: [thought] }), question, { thinking: "off" });
    expect(result).toMatchObject({ ok: true, raw: "Oxygen.", provenance: { thinking: { mode: "off" } } });
    expect(result).not.toHaveProperty("thinking");
  });

  it("is refused by a model that was not trained to", async () => {
    const model = createMockModel({ family: "medgemma-1", responses: ["x"] });
    await expect(answerQuestion(model, question, { thinking: "on" })).rejects.toMatchObject({
      code: "ERR_UNSUPPORTED_CAPABILITY",
    });
  });

  it("counts in the check for room when it was asked for", async () => {
    const capabilities = { maxContext: 1000 };
    const { model, seen } = spying({ capabilities, responses: [thought] });
    const options = { maxTokens: 100, thinking: "on" } as const;
    await expect(answerQuestion(model, question, { ...options, maxThinkingTokens: 900 })).rejects.toMatchObject({
      code: "ERR_PROMPT_TOO_LONG",
      message: expect.stringMatching(/a thought up to 900 and the answer up to 100; the context holds 1000/),
    });
    await expect(answerQuestion(model, question, { ...options, maxTokens: 700 })).rejects.toMatchObject({
      code: "ERR_PROMPT_TOO_LONG",
    });
    expect(seen).toEqual([]);
    await answerQuestion(model, question, options);
    expect(seen[0]!.maxThinkingTokens).toBeLessThan(900);
    expect(seen[0]!.maxThinkingTokens).toBeGreaterThan(600);
  });

  it.each([
    ["a budget that is used up", { maxThinkingTokens: 3 }],
    ["a turn that ends within the thought", {}],
  ])("is unfinished, not empty: %s", async (_, options) => {
    const model = createMockModel({ responses: ["<unused94>thought\nhm hm hm hm"] });
    const result = await answerQuestion(model, question, options);
    expect(result).toMatchObject({ ok: false, reason: "thinking-unfinished" });
  });

  it("is unfinished when the context ends within it", async () => {
    const model = createMockModel({
      responses: [`<unused94>thought\n${Array.from({ length: 300 }, (_, index) => index * 7919).join(" ")}`],
      capabilities: { maxContext: 500 },
    });
    const result = await answerQuestion(model, question, { maxTokens: 20 });
    expect(result).toMatchObject({ ok: false, reason: "thinking-unfinished" });
  });
});

describe("provenance", () => {
  it("tells when, with what and how a result was made, and nothing of what was said", async () => {
    const model = createMockModel({ responses: ["Oxygen."] });
    const secret = "SpO2 84 % in Mrs Miller";
    const { provenance } = await answerQuestion(model, { question: secret }, { sampling: { temperature: 0.7 } });
    expect(provenance).toMatchObject({ task: "medical-question", taskVersion: "1", sampling: { temperature: 0.7 } });
    expect(provenance.sampling.seed).toBeTypeOf("number");
    expect(Date.parse(provenance.time)).toBeGreaterThan(Date.UTC(2026, 0));
    expect(provenance.prompt.filled).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)]);
    expect(JSON.stringify(provenance)).not.toContain("Miller");
    const again = await answerQuestion(model, { question: secret });
    expect(again.provenance.prompt.filled).toEqual(provenance.prompt.filled);
    expect(again.provenance.sampling).toEqual({ temperature: 0 });
    const other = await answerQuestion(model, { question: "What?" });
    expect(other.provenance.prompt.filled).not.toEqual(provenance.prompt.filled);
  });
});
