import { describe, expect, it } from "vitest";
import { itInventsNothing, scripted } from "../task/testing/expect-ugly.js";
import { summarize } from "./clinical-summary.js";
import { summaryKinds } from "./schema.js";

const source = "78-year-old man with atrial fibrillation.\nStarted apixaban 5 mg twice daily. No bleeding.";
const good = {
  sentences: [
    { section: "course", text: "Apixaban 5 mg was started for atrial fibrillation.", sources: [1, 2, 2] },
    { section: "course", text: "There was no bleeding.", sources: [3] },
    { section: "new medication", text: "Apixaban 10 mg twice daily.", sources: [2] },
  ],
};
const input = { source, kind: "discharge" } as const;

describe("summarize", () => {
  itInventsNothing(good, (model, options) => summarize(model, input, options));

  it("gives every sentence its places in the source, and keeps made-up numbers out", async () => {
    const result = await summarize(scripted(JSON.stringify(good)), input);
    if (!result.ok) throw new Error(result.reason);
    expect(result.sentences.map(({ text }) => text)).toEqual(good.sentences.slice(0, 2).map(({ text }) => text));
    for (const { sources } of result.sentences) {
      expect(sources.length).toBeGreaterThan(0);
      for (const { start, end, text } of sources) expect(source.slice(start, end)).toBe(text);
    }
    expect(result.sentences[0]!.sources).toHaveLength(2);
    expect(result.unverified).toMatchObject([
      {
        text: "Apixaban 10 mg twice daily.",
        support: {
          verdict: "contradicted",
          failed: expect.arrayContaining([{ field: "number", statement: "10 mg", source: "5 mg" }]) as unknown,
        },
      },
    ]);
  });

  it("keeps out what the sources deny, and says so", async () => {
    const bleeding = { section: "course", text: "He was bleeding.", sources: [3] };
    const written = { sentences: [...good.sentences, bleeding] };
    const result = await summarize(scripted(JSON.stringify(written)), input);
    if (!result.ok) throw new Error(result.reason);
    expect(result.unverified.at(-1)?.support.failed).toMatchObject([{ field: "polarity", source: "bleeding" }]);
  });

  it.each([
    ["discharge", ["allergies", "diagnoses", "procedures", "pending results", "follow-up"]],
    ["discharge", ["new medication", "changed medication", "stopped medication"]],
    ["hand-over", ["situation", "background", "assessment", "recommendation"]],
    ["hand-over", ["allergies", "medication changes", "pending results"]],
  ] as const)("asks for the sections that a %s is expected to have: %j", async (kind, expected) => {
    const known: readonly string[] = summaryKinds[kind].sections;
    expect(known).toEqual(expect.arrayContaining([...expected]));
    for (const section of expected) {
      const model = scripted(
        JSON.stringify({ sentences: [{ section, text: "There was no bleeding.", sources: [3] }] }),
      );
      expect(await summarize(model, { source, kind })).toMatchObject({ ok: true, sentences: [{ section }] });
    }
  });

  it("writes in other sections when told to", async () => {
    const sentence = { section: "bleeding", text: "There was no bleeding.", sources: [3] };
    const model = scripted(JSON.stringify({ sentences: [sentence] }));
    const result = await summarize(model, { ...input, sections: ["bleeding", "rhythm"] });
    expect(result).toMatchObject({ ok: true, sentences: [{ section: "bleeding" }] });
    await expect(summarize(model, { ...input, sections: ["a", "a"] })).rejects.toMatchObject({
      code: "ERR_INVALID_ARGUMENT",
    });
  });

  it("keeps plausible and wrong sentences out", async () => {
    const record = [
      "Started apixaban 5 mg twice daily for 14 days.",
      "No bleeding.",
      "Allergic to penicillin.",
      "Ramipril was stopped.",
      "Potassium 4.1 mmol/L, haemoglobin 9.2 g/dL.",
      "Vancomycin 500 mg was given.",
    ];
    const wrong: readonly (readonly [string, number])[] = [
      ["Warfarin 5 mg twice daily was started.", 1],
      ["Bleeding occurred.", 2],
      ["Not allergic to penicillin.", 3],
      ["Continue ramipril.", 4],
      ["Apixaban 2 mg, five times daily.", 1],
      ["Potassium 9.2, haemoglobin 4.1.", 5],
      ["Apixaban for 14 weeks.", 1],
      ["Vancomycin 500 g was given.", 6],
      ["Pulmonary embolism was diagnosed.", 1],
      ["Allergic to cephalosporins.", 3],
    ];
    const sentences = [
      ...wrong.map(([text, source]) => ({ section: "course", text, sources: [source] })),
      { section: "course", text: "There was no bleeding.", sources: [2] },
    ];
    const model = scripted(JSON.stringify({ sentences }));
    const result = await summarize(model, { source: record.join("\n"), kind: "discharge" });
    if (!result.ok) throw new Error(result.reason);
    expect(result.sentences.map(({ text }) => text)).toEqual(["There was no bleeding."]);
    expect(result.unverified.map(({ text }) => text)).toEqual(wrong.map(([text]) => text));
    for (const { support } of result.unverified) expect(support.failed).not.toEqual([]);
  });

  it.each([
    ["Denies:\n- chest pain", "The patient has chest pain.", false],
    ["Denies:\n- chest pain", "The patient denies chest pain.", true],
    ["Family history:\n- breast cancer", "The patient has breast cancer.", false],
    ["Medications stopped:\n- ramipril 5 mg", "The patient takes ramipril 5 mg.", false],
    ["Medications:\n- ramipril 5 mg", "The patient takes ramipril 5 mg.", true],
    ["Denies:\n\nChest pain since Monday.", "The patient has chest pain.", true],
  ])("reads an item under its heading: %j, %j: %j", async (text, said, isSupported) => {
    for (const sources of [[2], [1, 2]]) {
      const sentences = [
        { section: "course", text: said, sources },
        { section: "course", text: "No bleeding.", sources: [3] },
      ];
      const model = scripted(JSON.stringify({ sentences }));
      const result = await summarize(model, { source: `${text}\n\nNo bleeding.`, kind: "discharge" });
      if (!result.ok) throw new Error(result.reason);
      expect(result.sentences.some((sentence) => sentence.text === said)).toBe(isSupported);
    }
  });

  it("says that it did not check what it cannot read", async () => {
    const chinese = { section: "course", text: "患者无出血。", sources: [3] };
    const result = await summarize(scripted(JSON.stringify({ sentences: [chinese] })), input);
    expect(result).toMatchObject({
      ok: true,
      sentences: [],
      unverified: [{ support: { verdict: "unchecked", failed: [{ field: "language" }] } }],
    });
  });

  it("is no summary when nothing of it is in the source", async () => {
    const invented = { sentences: [{ section: "plan", text: "Give vancomycin.", sources: [1] }] };
    const result = await summarize(scripted(JSON.stringify(invented)), { ...input, kind: "note" });
    expect(result).toMatchObject({ ok: false, reason: "unsupported" });
    expect(result).not.toHaveProperty("sentences");
    expect(await summarize(scripted('{"sentences": []}'), input)).toMatchObject({ ok: false, reason: "empty" });
  });

  it("cannot cite a sentence that is not there", async () => {
    const beyond = { sentences: [{ section: "course", text: "No bleeding.", sources: [4] }] };
    const result = await summarize(scripted(JSON.stringify(beyond)), input, { constrain: false });
    expect(result).toMatchObject({ ok: false, reason: "schema-mismatch" });
  });

  it("asks whether the sources state a sentence, when told to", async () => {
    const model = scripted(JSON.stringify(good), "Yes.", "no", "yes");
    const result = await summarize(model, input, { askSupport: true });
    if (!result.ok) throw new Error(result.reason);
    expect(result.sentences.map(({ supportProbability }) => Math.round(supportProbability ?? -1))).toEqual([1, 0]);
  });

  it("streams sentences that are finished", async () => {
    const counts = new Set<number>();
    for await (const event of summarize(scripted(JSON.stringify(good)), input)) {
      if (event.type === "text") counts.add(event.partial.sentences?.length ?? 0);
    }
    expect([...counts]).toEqual([0, 1, 2, 3]);
  });

  it("refuses an empty source", async () => {
    await expect(summarize(scripted(""), { ...input, source: " " })).rejects.toMatchObject({
      code: "ERR_INVALID_ARGUMENT",
    });
  });
});
