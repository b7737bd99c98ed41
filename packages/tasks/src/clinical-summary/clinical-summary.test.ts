import { describe, expect, it } from "vitest";
import { itInventsNothing, scripted } from "../task/testing/expect-ugly.js";
import { summarize } from "./clinical-summary.js";

const source = "78-year-old man with atrial fibrillation.\nStarted apixaban 5 mg twice daily. No bleeding.";
const good = {
  sentences: [
    { section: "course", text: "Apixaban 5 mg was started for atrial fibrillation.", sources: [1, 2, 2] },
    { section: "course", text: "There was no bleeding.", sources: [3] },
    { section: "medication", text: "Apixaban 10 mg twice daily.", sources: [2] },
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
        support: { verdict: "contradicted", failed: [{ field: "number", statement: "10 mg", source: "5 mg" }] },
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
