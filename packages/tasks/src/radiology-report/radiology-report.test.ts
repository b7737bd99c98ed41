import { MedGemmaError } from "@medgemma/core";
import { createMockModel } from "@medgemma/core/testing";
import { describe, expect, it } from "vitest";
import { fillTemplate } from "../task/prompt-template.js";
import { parseSections } from "./parse.js";
import { radiologyReport } from "./radiology-report.js";

const image = { width: 2, height: 1, data: Uint8Array.of(0, 0, 0, 255, 255, 255) };
const answer = "Findings: Clear lungs.\n\nImpression: Normal chest.";

const mock = (response: string) => createMockModel({ responses: [response], mark: "info" });

describe("radiologyReport", () => {
  it("gives sections, thought, provenance and notice", async () => {
    const model = mock(`<unused94>thought\nlooking<unused95>${answer}`);
    const result = await radiologyReport(model, { images: [image], indication: "cough", view: "PA" });
    expect(result).toMatchObject({
      ok: true,
      report: { findings: "Clear lungs.", impression: "Normal chest." },
      thinking: "looking",
      raw: answer,
      finishReason: "stop",
    });
    expect(result.notice).toContain("not a medical device");
    expect(result.provenance).toMatchObject({
      task: "radiology-report",
      mock: true,
      imageFit: "pad",
      prompt: { id: "radiology-report", version: "1" },
      images: [{ width: 2, height: 1 }],
      runtime: { id: "mock" },
    });
    expect(result.provenance.prompt.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.stringify(result.provenance)).not.toContain("cough");
  });

  it("streams text and sections as they come", async () => {
    const run = radiologyReport(mock(answer), { images: [image] });
    let text = "";
    let sections = {};
    for await (const event of run) {
      if (event.type !== "text") continue;
      text += event.text;
      sections = event.sections;
    }
    expect(text).toBe(answer);
    expect(sections).toEqual({ findings: "Clear lungs.", impression: "Normal chest." });
    expect((await run).ok).toBe(true);
  });

  it.each([
    ["", "empty"],
    ["The lungs are clear.", "sections-missing"],
    ["Findings: Clear lungs.", "sections-missing"],
    ["Findings:\nImpression: Normal.", "sections-missing"],
    ["Findings: no no ".concat("no ".repeat(200)), "repetition"],
  ])("never fills in what is not there: %j", async (response, reason) => {
    const result = await radiologyReport(mock(response), { images: [image] });
    expect(result).toMatchObject({ ok: false, reason });
    expect(result).not.toHaveProperty("report");
  });

  it("calls a cut-off answer truncated", async () => {
    const cut = await radiologyReport(mock(answer), { images: [image] }, { maxTokens: 20 });
    expect(cut).toMatchObject({ ok: false, reason: "truncated" });
    const thinking = mock(`<unused94>thought\n${"abcdefg".repeat(20)}`);
    const unfinished = await radiologyReport(thinking, { images: [image] }, { maxThinkingTokens: 20 });
    expect(unfinished).toMatchObject({ ok: false, reason: "thinking-unfinished" });
  });

  it("refuses wrong input without repeating it", async () => {
    const secret = "Jane Doe";
    const wrong = radiologyReport(mock(answer), { images: [], indication: secret });
    const error = await wrong.then(null, (thrown: unknown) => thrown);
    expect(MedGemmaError.isInstance(error) && error.code).toBe("ERR_INVALID_ARGUMENT");
    expect(String(error)).toContain("images");
    expect(String(error)).not.toContain(secret);
    const textOnly = createMockModel({ capabilities: { images: false } });
    await expect(radiologyReport(textOnly, { images: [image] })).rejects.toMatchObject({
      code: "ERR_UNSUPPORTED_CAPABILITY",
    });
  });

  it("stops when the reader leaves or aborts", async () => {
    const model = mock(answer);
    const run = radiologyReport(model, { images: [image] });
    for await (const event of run) if (event.type === "text") break;
    await expect(run).rejects.toMatchObject({ name: "AbortError" });
    const reason = new Error("stop");
    const aborted = radiologyReport(model, { images: [image] }, { signal: AbortSignal.abort(reason) });
    await expect(aborted).rejects.toBe(reason);
  });
});

describe("parseSections", () => {
  it.each([
    "FINDINGS:\nA\n\nIMPRESSION:\nB",
    "**Findings:** A\n\n**Impression:** B",
    "## Findings\nA\n## Impression\nB",
    "Sure.\n\nFindings: A\nImpression : B\nFindings: C",
  ])("reads %j", (text) => {
    expect(parseSections(text)).toEqual({ findings: "A", impression: "B" });
  });

  it("does not take a word in a sentence for a heading", () => {
    expect(parseSections("The findings: none. My impression is good.")).toEqual({});
  });
});

describe("fillTemplate", () => {
  it("drops lines without a value and leaves values as they are", () => {
    expect(fillTemplate("a\nb: {b}\nc: {c}", { b: "$& {c}", c: undefined })).toBe("a\nb: $& {c}");
  });
});
