import { InferenceFailedError, type LanguageModel, MedGemmaError } from "@medgemma/core";
import { createMockModel } from "@medgemma/core/testing";
import { describe, expect, it } from "vitest";
import { parseSections } from "./parse.js";
import { radiologyReport } from "./radiology-report.js";

const image = { width: 2, height: 1, data: Uint8Array.of(0, 0, 0, 255, 255, 255) };
const answer = "Findings: Clear lungs.\n\nImpression: Normal chest.";

const list = JSON.stringify({
  findings: [
    { finding: "clear lungs", site: "lungs", side: null, status: "present", change: null, sentence: 1 },
    { finding: "left pneumothorax", site: null, side: "left", status: "present", change: "new", sentence: 2 },
  ],
});

const mock = (...responses: readonly string[]) =>
  createMockModel({ responses: responses.length === 1 ? [responses[0]!, list] : responses });

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
      prompt: { preset: "sdk", id: "radiology-report", version: "3" },
      images: [{ width: 2, height: 1 }],
      runtime: { id: "mock" },
    });
    expect(result.provenance.prompt.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.stringify(result.provenance)).not.toContain("cough");
  });

  it.each([
    [
      "Findings: Left pleural effusion.\nImpression: Right tension pneumothorax. Metastatic lung cancer.",
      ["impression-not-in-findings", "critical-finding"],
    ],
    ["Findings: Right effusion.\nImpression: Left effusion.", ["side-conflict"]],
    ["Findings: No effusion.\nImpression: Pleural effusion.", ["status-conflict"]],
    [
      "Findings: Since 2019-03-01 the right effusion has increased.\nImpression: Larger effusion.",
      ["comparison-without-prior"],
    ],
    ["Findings: [describe]\nImpression: Normal.", ["placeholder"]],
    ["Findings: Clear lungs.\nImpression: Normal.\nRadiologist: Dr. Jane Smith, MD", ["invented-identity"]],
    ["Findings: Clear lungs.\nImpression: Normal.\nPathophysiology: Air is black.", ["unused-section"]],
    ["Findings: 右侧胸腔积液，心影增大，未见气胸征象\nImpression: 右侧胸腔积液，建议随访", ["unchecked-language"]],
  ])("flags what is not right with a report, and keeps it: %j", async (text, expected) => {
    const result = await radiologyReport(mock(text), { images: [image] }, { listFindings: false });
    if (!result.ok) throw new Error(result.reason);
    expect(result.flags.map(({ flag }) => flag)).toEqual(expect.arrayContaining(expected));
    for (const { where } of result.flags)
      for (const { start, end } of where) expect(text.slice(start, end)).not.toBe("");
  });

  it("says that images show nothing, whatever the report says", async () => {
    const black = { width: 2, height: 2, data: new Uint8Array(12) };
    const result = await radiologyReport(mock(answer), { images: [black] }, { listFindings: false });
    expect(result).toMatchObject({ ok: true, flags: [{ flag: "blank-image" }] });
  });

  it("compares where a prior examination was given, and flags nothing then", async () => {
    const text = "Findings: The effusion has increased.\nComparison: Larger.\nImpression: Larger effusion.";
    const prior = { images: [image], priorImages: [image] };
    const result = await radiologyReport(mock(text), prior, { listFindings: false });
    expect(result).toMatchObject({ ok: true, flags: [] });
  });

  it("sets apart a listed finding of which a field is not what its sentence says", async () => {
    const text = "Findings: There is a large right pneumothorax. No pleural effusion.\nImpression: Pneumothorax.";
    const items = [
      { finding: "pneumothorax", site: null, side: "right", status: "present", change: null, sentence: 1 },
      {
        finding: "pneumothorax",
        site: "left lower lobe",
        side: "left",
        status: "absent",
        change: "resolved",
        sentence: 1,
      },
      { finding: "pleural effusion", site: null, side: "left", status: "present", change: "worse", sentence: 2 },
    ];
    const result = await radiologyReport(mock(text, JSON.stringify({ findings: items })), { images: [image] });
    expect(result).toMatchObject({
      findingList: {
        findings: [{ side: "right" }],
        unverified: [{ wrong: ["side", "site", "status", "change"] }, { wrong: ["side", "status", "change"] }],
      },
    });
  });

  it("streams text and sections as they come", async () => {
    const run = radiologyReport(mock(answer), { images: [image] });
    let text = "";
    let sections = {};
    for await (const event of run) {
      if (event.type !== "text") continue;
      text += event.text;
      sections = event.partial;
    }
    expect(text).toBe(answer);
    expect(sections).toEqual({ findings: "Clear lungs.", impression: "Normal chest." });
    expect((await run).ok).toBe(true);
  });

  it("lists findings with their sentences, and apart those that the report does not state", async () => {
    const result = await radiologyReport(mock(answer), { images: [image] });
    const statement = { section: "findings", start: 0, end: 12, text: "Clear lungs." };
    expect(result).toMatchObject({
      ok: true,
      findingList: {
        ok: true,
        findings: [{ finding: "clear lungs", side: null, status: "present", statement }],
        unverified: [
          {
            finding: "left pneumothorax",
            statement: { section: "impression", text: "Normal chest." },
            wrong: ["finding"],
          },
        ],
        provenance: { task: "radiology-report/finding-list", schema: { constrained: true } },
      },
    });
    const without = await radiologyReport(mock(answer), { images: [image] }, { listFindings: false });
    expect(without).not.toHaveProperty("findingList");
  });

  it("keeps the report when the list is not usable", async () => {
    const broken = mock(answer, '{"findings": []}');
    const result = await radiologyReport(broken, { images: [image] });
    expect(result).toMatchObject({ ok: true, findingList: { ok: false, reason: "empty", raw: '{"findings": []}' } });
  });

  it("keeps the report when the list does not fit the context", async () => {
    const options = { capabilities: { maxContext: 1900 } } as const;
    const small = createMockModel({ ...options, responses: [answer, list] });
    const result = await radiologyReport(small, { images: [image] });
    expect(result).toMatchObject({ ok: true, findingList: { ok: false, reason: "no-room" } });
    expect(JSON.stringify(result)).toMatch(/takes \d+ tokens and the answer up to 1536; the context holds 1900/);
  });

  it("keeps the report when the model fails while it lists the findings", async () => {
    for (const error of [new InferenceFailedError("The thread failed."), new Error("Jane Doe, born 1970")]) {
      const model = mock(answer);
      let calls = 0;
      const failing: LanguageModel = {
        ...model,
        generate: (request) => {
          if (++calls === 2) throw error;
          return model.generate(request);
        },
      };
      const result = await radiologyReport(failing, { images: [image] });
      expect(result).toMatchObject({ ok: true, findingList: { ok: false, reason: "failed" } });
      expect(JSON.stringify(result)).not.toContain("Jane");
    }
  });

  it("asks for a comparison when there is a prior examination, and wants it", async () => {
    const prior = { images: [image], priorImages: [image, image], priorReport: "Effusion." };
    const compared = "Findings: Small effusion.\nComparison: The effusion is smaller.\nImpression: Better.";
    const seen: string[] = [];
    const model = mock(compared);
    const spy: LanguageModel = {
      ...model,
      generate: (request) => {
        seen.push(JSON.stringify(request.messages.map(({ content }) => content)));
        return model.generate(request);
      },
    };
    const result = await radiologyReport(spy, prior);
    expect(result).toMatchObject({ ok: true, report: { comparison: "The effusion is smaller." } });
    expect(seen[0]).toContain("Images 1 to 2 are of the prior examination. Image 3 is of the current examination.");
    expect(seen[0]).toContain("Report of the prior examination: Effusion.");
    expect(seen[0]).toContain("worse, unchanged or better than in the prior examination.");
    expect(result.provenance.images).toHaveLength(3);
    const missing = await radiologyReport(mock(answer), prior);
    expect(missing).toMatchObject({ ok: false, reason: "sections-missing", problems: ["`comparison`: missing"] });
  });

  it("computes likely tokens along in each of its answers, or in none, as it is told", async () => {
    for (const speculative of [undefined, false, true]) {
      const seen: unknown[] = [];
      const model = mock(answer);
      const generate: LanguageModel["generate"] = (request) => (
        seen.push(request.speculative),
        model.generate(request)
      );
      const options = speculative === undefined ? {} : { speculative };
      await radiologyReport({ ...model, generate }, { images: [image] }, options);
      expect(seen).toEqual([speculative, speculative]);
    }
  });

  it("takes another wording with the same slots, and no others", async () => {
    const prompt = { id: "mine", version: "7", user: "Report it. Sections: Findings, Impression. {indication}" };
    const result = await radiologyReport(mock(answer), { images: [image], indication: "cough" }, { prompt });
    expect(result.provenance.prompt).toMatchObject({ id: "mine", version: "7" });
    const typo = { ...prompt, user: "Report: {indcation}" };
    await expect(radiologyReport(mock(answer), { images: [image] }, { prompt: typo })).rejects.toThrow("{indcation}");
    const listTypo = { findingListPrompt: { ...prompt, user: "{sentnces}" } };
    await expect(radiologyReport(mock(answer), { images: [image] }, listTypo)).rejects.toThrow("{sentnces}");
  });

  it("refuses what does not fit the context before it computes", async () => {
    const small = createMockModel({ responses: [answer], capabilities: { maxContext: 1200 } });
    await expect(radiologyReport(small, { images: [image] })).rejects.toMatchObject({ code: "ERR_PROMPT_TOO_LONG" });
    const few = createMockModel({ capabilities: { images: { maxImages: 1, tokensPerImage: 4, imageSize: 8 } } });
    await expect(radiologyReport(few, { images: [image, image] })).rejects.toMatchObject({
      code: "ERR_UNSUPPORTED_CAPABILITY",
    });
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
    "Sure.\n\nFindings: A\nImpression : B",
    "Technique: PA.\nFindings: A\nImpression: B",
    "**Findings**\nA\n\n**Overall Impression**\nB",
    "1. Findings: A\n2. Conclusion: B",
    "Befund: A\nBeurteilung: B",
    "Résultats : A\nConclusion : B",
    "Hallazgos: A\nImpresión: B",
    "Achados: A\nImpressão: B",
  ])("reads %j", (text) => {
    expect(parseSections(text)).toEqual({ findings: "A", impression: "B" });
  });

  it("does not take a word in a sentence for a heading", () => {
    const text = "The findings: none. My impression is good.";
    expect(parseSections(text)).toEqual({ findings: text });
  });

  it("keeps what is said twice and what is advised", () => {
    expect(parseSections("Findings: A\nImpression : B\nFindings: C\nRecommendations: CT.")).toEqual({
      findings: "A\nC",
      impression: "B",
      recommendation: "CT.",
    });
  });
});
