import { MedGemmaError } from "@medgemma/core";
import { describe, expect, it } from "vitest";
import { itInventsNothing, scripted } from "../task/testing/expect-ugly.js";
import { triage } from "./triage.js";

const scale = [
  { level: "emergency", meaning: "now" },
  { level: "urgent", meaning: "within an hour" },
  { level: "routine", meaning: "within days" },
];
const input = { presentation: "Chest pain and sweating for one hour.", vitals: { "systolic mmHg": 84 }, scale };
const chestPain = {
  id: "chest-pain",
  atLeast: "urgent",
  reason: "Chest pain needs an ECG at once.",
  applies: ({ presentation }: { presentation: string }) => /chest pain/i.test(presentation),
};
const shock = {
  id: "shock",
  atLeast: "emergency",
  reason: "Systolic pressure below 90 mmHg.",
  applies: ({ vitals }: { vitals?: Readonly<Record<string, number>> | undefined }) =>
    (vitals?.["systolic mmHg"] ?? Infinity) < 90,
};
const saying = (urgency: string | null) => scripted(JSON.stringify({ rationale: "Seems well.", urgency }));

describe("triage", () => {
  itInventsNothing(
    { rationale: "Seems well.", urgency: "routine" },
    (model, options) => triage(model, { ...input, redFlags: [chestPain] }, options),
    ["redFlags", "atLeast"],
  );

  it("is raised by rules, with the reasons, and never lowered", async () => {
    const raised = await triage(saying("routine"), { ...input, redFlags: [chestPain, shock] });
    expect(raised).toMatchObject({
      ok: true,
      triage: { urgency: "emergency", rank: 0, modelUrgency: "routine", raised: true },
      redFlags: [{ id: "chest-pain" }, { id: "shock", reason: "Systolic pressure below 90 mmHg." }],
      atLeast: "emergency",
    });
    const kept = await triage(saying("emergency"), { ...input, redFlags: [chestPain] });
    expect(kept).toMatchObject({ ok: true, triage: { urgency: "emergency", raised: false }, atLeast: "urgent" });
  });

  it("has no level when the model gives none, and still tells what the rules demand", async () => {
    const undecided = await triage(saying(null), { ...input, redFlags: [shock] });
    expect(undecided).toMatchObject({ ok: false, reason: "undecided", atLeast: "emergency" });
    expect(undecided).not.toHaveProperty("triage");
    const without = await triage(saying(null), input);
    expect(without).toMatchObject({ ok: false, redFlags: [], atLeast: null });
  });

  it("gives probabilities of the levels from logits, when told to", async () => {
    const result = await triage(saying("urgent"), input, { probabilities: true });
    if (!result.ok) throw new Error(result.reason);
    expect(result.triage.probabilities?.map(({ option }) => option)).toEqual(["emergency", "urgent", "routine"]);
    const total = result.triage.probabilities?.reduce((sum, { probability }) => sum + probability, 0);
    expect(total).toBeCloseTo(1, 10);
  });

  it("fails when a rule fails, naming the rule and not the patient", async () => {
    const broken = {
      ...shock,
      applies: () => {
        throw new Error("bug");
      },
    };
    const error = await triage(saying("urgent"), { ...input, redFlags: [broken] }).then(null, (e: unknown) => e);
    expect(MedGemmaError.isInstance(error) && error.code).toBe("ERR_INVALID_ARGUMENT");
    expect(String(error)).toContain("shock");
    expect(String(error)).not.toContain("sweating");
  });

  it.each([
    { ...input, scale: scale.slice(0, 1) },
    { ...input, scale: [...scale, scale[0]!] },
    { ...input, redFlags: [{ ...shock, atLeast: "red" }] },
    { ...input, presentation: "" },
  ])("refuses what is no triage (%#)", async (wrong) => {
    await expect(triage(saying("urgent"), wrong)).rejects.toMatchObject({ code: "ERR_INVALID_ARGUMENT" });
  });
});
