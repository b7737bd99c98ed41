import { inspect } from "node:util";
import { MedGemmaError } from "@medgemma/core";
import { describe, expect, it, vi } from "vitest";
import { itInventsNothing, scripted } from "../task/testing/expect-ugly.js";
import { esiDangerZoneVitals, news2Response } from "./rules/danger-zone-vitals.js";
import { withLevels } from "./rules/triage-rules.js";
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
    ["redFlags", "appliedRules", "openRules", "atLeast"],
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

  it("asks rules that are data, with NEWS2, and can only be raised by them", async () => {
    const observations = {
      age: { value: 71, unit: "years" },
      respiratoryRate: { value: 24, unit: "/min" },
      oxygenSaturation: { value: 91, unit: "%", scale: 1 },
      supplementalOxygen: false,
      systolicBloodPressure: { value: 100, unit: "mmHg" },
      pulse: { value: 112, unit: "/min" },
      consciousness: "A",
      temperature: { value: 38.4, unit: "°C" },
    } as const;
    const rules = [news2Response, withLevels(esiDangerZoneVitals, { "ESI 2": "urgent" })];
    const raised = await triage(saying("routine"), { ...input, observations, rules });
    expect(raised).toMatchObject({
      ok: true,
      triage: { urgency: "emergency", modelUrgency: "routine", raised: true },
      // 2 + 3 + 0 + 2 + 2 + 0 + 1 by the chart of the Royal College of Physicians.
      earlyWarning: { news2: 10, news2Band: "high" },
      atLeast: "emergency",
    });
    expect(raised.appliedRules.map(({ id }) => id)).toEqual([
      "news2-7-or-more",
      "esi-danger-pulse-over-8-years",
      "esi-danger-respiratory-rate-over-8-years",
      "esi-danger-oxygen-saturation",
    ]);
    const { temperature: _, ...some } = observations;
    const partly = await triage(saying("routine"), { ...input, observations: some, rules: [news2Response] });
    expect(partly).toMatchObject({
      atLeast: "emergency",
      earlyWarning: { news2: null, reason: "missing", fields: ["temperature"], atLeast: 9, atLeastBand: "high" },
    });
    expect(partly.appliedRules.map(({ id }) => id)).toEqual(["news2-7-or-more"]);
    const confused = { age: observations.age, consciousness: "C" } as const;
    const single = await triage(saying("routine"), { ...input, observations: confused, rules: [news2Response] });
    expect(single).toMatchObject({ atLeast: "urgent", earlyWarning: { reason: "missing", atLeast: 3 } });
    expect(single.openRules).toEqual(["news2-7-or-more", "news2-5-or-6"]);
    await expect(triage(saying("routine"), { ...input, rules: [esiDangerZoneVitals] })).rejects.toThrow(
      '`rules.0`: has levels that the scale does not have ("ESI 2"; the scale: "emergency", "urgent", "routine")',
    );
    const { age: _age, ...ageless } = observations;
    const inWords = (age: string) => triage(saying("routine"), { ...input, age, observations: ageless });
    expect(await inWords("71 years")).toMatchObject({ earlyWarning: { news2: 10 } });
    expect(await inWords("71-year-old")).toMatchObject({ earlyWarning: { news2: 10 } });
    for (const age of ["71 yrs old", "aged 71", "71J", "71-year-old woman"])
      expect(await inWords(age)).toMatchObject({ earlyWarning: { news2: 10 } });
    expect(await inWords("8-year-old boy")).toMatchObject({ earlyWarning: { reason: "not-applicable" } });
    expect(await inWords("8 months")).toMatchObject({ earlyWarning: { reason: "not-applicable" } });
    expect(await inWords("elderly")).toMatchObject({ earlyWarning: { reason: "missing", fields: ["age"] } });
  });

  it.each([
    [null, '`rules.0`: `rules.0.when` of the rule "r" must be a condition, an object'],
    ["x", "must be a condition"],
    [{ all: 5 }, '`rules.0.when.all` of the rule "r" must be a list of conditions'],
    [{ all: [] }, '`rules.0.when.all` of the rule "r" must have a condition'],
    [
      { any: [{ fact: "pulse", greaterThan: 200 }] },
      '`rules.0.when.any.0` of the rule "r" has an unknown key, at position 2; it takes `fact`, `unit`, `below`,',
    ],
    [{ not: { fact: "pulse" } }, '`rules.0.when.not` of the rule "r" must have a bound'],
    [{ fact: "pulse", above: "200" }, '`rules.0.when.above` of the rule "r" must be a number'],
  ])("refuses a rule that is none: %j", async (when, message) => {
    const rules = [{ id: "set", version: "1", source: "s", rules: [{ id: "r", level: "urgent", reason: "r", when }] }];
    const run = triage(saying("urgent"), { ...input, rules: rules as never });
    await expect(run).rejects.toMatchObject({ code: "ERR_INVALID_ARGUMENT" });
    await expect(run).rejects.toThrow(message);
  });

  it("names sentences of the rationale that say other than what was given", async () => {
    const rationale = "Chest pain for one hour needs an ECG. Blood pressure is 130/80. There is no chest pain.";
    const written = scripted(JSON.stringify({ rationale, urgency: "urgent" }));
    const result = await triage(written, { ...input, presentation: "Chest pain for one hour. Blood pressure 70/40." });
    if (!result.ok) throw new Error(result.reason);
    expect(result.triage.unverified.map(({ text }) => text)).toEqual([
      "Blood pressure is 130/80.",
      "There is no chest pain.",
    ]);
    const observations = { consciousness: "U" } as const;
    const alert = scripted(JSON.stringify({ rationale: "The patient is alert.", urgency: "urgent" }));
    expect(await triage(alert, { ...input, observations })).toMatchObject({
      triage: { unverified: [{ text: "The patient is alert." }] },
    });
    expect(result.triage.unverified[0]!.failed).toMatchObject([{ statement: "130/80", source: "70/40" }]);
  });

  it("shows the model what was measured and doubts a rationale that calls it normal", async () => {
    const model = scripted(JSON.stringify({ rationale: "Vital signs are normal.", urgency: "routine" }));
    const prepare = vi.spyOn(model, "prepare");
    const observations = { systolicBloodPressure: { value: 84, unit: "mmHg" } } as const;
    const low = await triage(model, { ...input, vitals: {}, observations });
    expect(inspect(prepare.mock.calls[0], { depth: 9 })).toContain("systolic blood pressure 84 mmHg");
    expect(low).toMatchObject({ triage: { unverified: [{ text: "Vital signs are normal." }] } });
    const well = { systolicBloodPressure: { value: 124, unit: "mmHg" } } as const;
    expect(await triage(model, { ...input, vitals: {}, observations: well })).toMatchObject({
      triage: { unverified: [] },
    });
  });

  const measured = {
    respiratoryRate: { value: 18, unit: "/min" },
    oxygenSaturation: { value: 97, unit: "%", scale: 1 },
    supplementalOxygen: false,
    systolicBloodPressure: { value: 84, unit: "mmHg" },
    pulse: { value: 120, unit: "bpm" },
    consciousness: "A",
    temperature: { value: 36.8, unit: "°C" },
  } as const;

  it.each([
    ["Afebrile but tachycardic and hypotensive.", true],
    ["He is afebrile with a pulse of 120.", true],
    ["Saturation is normal on room air, but blood pressure is low at 84 mmHg.", true],
    ["Respiratory rate and saturation are normal, heart rate is raised.", true],
    ["Normal temperature; hypotension with tachycardia.", true],
    ["He is alert with normal saturation, but hypotensive (84 mmHg).", true],
    ["Haemodynamic instability; temperature is normal.", true],
    ["Recheck if he becomes febrile.", true],
    ["The NEWS2 score is 5.", true],
    ["The NEWS2 score is 2.", false],
    ["Blood pressure is fine.", false],
    ["There is no haemodynamic compromise.", false],
    ["There are no abnormal vital signs.", false],
    ["Pulse is not raised.", false],
    ["Blood pressure is high.", false],
    ["He is hypertensive.", false],
    ["He is bradycardic.", false],
    ["He has a fever.", false],
    ["He is tachypnoeic.", false],
    ["Der Blutdruck ist normal.", false],
  ])("holds each vital sign of a rationale against its value: %j: %j", async (rationale, isTrue) => {
    const written = scripted(JSON.stringify({ rationale, urgency: "urgent" }));
    const given = { presentation: "Dizziness.", age: "71 years", scale, observations: measured };
    const result = await triage(written, given);
    if (!result.ok) throw new Error(result.reason);
    expect(result.triage.unverified.length === 0).toBe(isTrue);
  });

  it("takes what was told of a fever before it was measured", async () => {
    const written = scripted(JSON.stringify({ rationale: "He has a fever.", urgency: "urgent" }));
    const result = await triage(written, { presentation: "Fever since Monday.", scale, observations: measured });
    expect(result).toMatchObject({ ok: true, triage: { unverified: [] } });
  });

  it.each([
    ["male", "She should be seen soon.", true],
    ["female", "A man with chest pain.", true],
    ["weiblich", "He is in pain.", true],
    ["male", "He and she differ.", false],
    ["male", "The patient is stable.", false],
    ["unknown", "She is in pain.", false],
    ["female", "She is in pain.", false],
  ])("compares the sex: %s, %s", async (sex, rationale, isOther) => {
    const written = scripted(JSON.stringify({ rationale, urgency: "urgent" }));
    const result = await triage(written, {
      ...input,
      presentation: "Chest pain, the patient is stable and in pain.",
      sex,
    });
    if (!result.ok) throw new Error(result.reason);
    const fields = result.triage.unverified.flatMap(({ failed }) => failed.map(({ field }) => field));
    expect(fields.includes("subject")).toBe(isOther);
  });

  it("has no level when the model gives none, and still tells what the rules demand", async () => {
    const undecided = await triage(saying(null), { ...input, redFlags: [shock] });
    expect(undecided).toMatchObject({ ok: false, reason: "undecided", atLeast: "emergency" });
    expect(undecided).not.toHaveProperty("triage");
    const without = await triage(saying(null), input);
    expect(without).toMatchObject({ ok: false, redFlags: [], atLeast: null });
  });

  it("gives probabilities of the levels from logits, when told to", async () => {
    const answer = JSON.stringify({ rationale: "Seems well.", urgency: "urgent" });
    const result = await triage(scripted(answer, "routine"), input, { probabilities: true });
    if (!result.ok) throw new Error(result.reason);
    expect(result.triage.probabilities?.map(({ option }) => option)).toEqual(["emergency", "urgent", "routine"]);
    const total = result.triage.probabilities?.reduce((sum, { probability }) => sum + probability, 0);
    expect(total).toBeCloseTo(1, 10);
    expect(result.triage.probabilities?.at(-1)?.probability).toBeCloseTo(0.9);
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

  it("awaits rules, one after the other", async () => {
    const asked: string[] = [];
    const later = (id: string, applies: boolean) => ({
      ...shock,
      id,
      applies: async () => {
        await Promise.resolve();
        asked.push(id);
        return applies;
      },
    });
    const result = await triage(saying("routine"), { ...input, redFlags: [later("no", false), later("yes", true)] });
    expect(result).toMatchObject({ redFlags: [{ id: "yes" }], atLeast: "emergency" });
    expect(asked).toEqual(["no", "yes"]);
  });

  it.each([
    [
      "throws",
      () => {
        throw new Error("Bob Miller has no pulse");
      },
    ],
    ["rejects", () => Promise.reject(new Error("Bob Miller has no pulse"))],
    ["answers a text", () => "Bob Miller"],
    ["answers nothing", () => undefined],
    ["promises a text", () => Promise.resolve("no")],
  ])("fails when a rule %s, without what it said, and nothing else is rejected", async (_, applies) => {
    const unhandled = vi.fn<() => void>();
    process.on("unhandledRejection", unhandled);
    const redFlags = [
      { ...shock, applies: applies as never },
      { ...shock, applies: () => true },
    ];
    const error = await triage(saying("urgent"), { ...input, redFlags }).then(null, (e: unknown) => e);
    await new Promise(setImmediate);
    process.off("unhandledRejection", unhandled);
    expect(unhandled).not.toHaveBeenCalled();
    expect(error).toMatchObject({ code: "ERR_INVALID_ARGUMENT", message: expect.stringContaining("shock") as string });
    expect(inspect(error, { depth: null, showHidden: true })).not.toContain("Bob");
  });

  it("does not wait for a rule after an abort", async () => {
    const controller = new AbortController();
    const endless = { ...shock, applies: () => new Promise<boolean>(() => controller.abort(new Error("enough"))) };
    const run = triage(saying("urgent"), { ...input, redFlags: [endless] }, { signal: controller.signal });
    await expect(run).rejects.toThrow("enough");
  });

  it("tells of unknown names by their position", async () => {
    const wrong = {
      ...input,
      "Bob Miller": 1,
      vitals: { "pulse /min": 80, "Bob's pressure": "x" },
      redFlags: [{ ...shock, "Bob's rule": true }],
    };
    const error = await triage(saying("urgent"), wrong as never).then(null, (e: unknown) => e);
    expect(inspect(error, { depth: null, showHidden: true })).not.toContain("Bob");
    expect(String(error)).toContain("`vitals.entry 2`: Invalid input: expected number, received string");
    expect(String(error)).toContain("`redFlags.0`: has an unknown key, at position 5; it takes `id`, `atLeast`,");
    expect(String(error)).toContain("`input`: has an unknown key, at position 4; it takes `presentation`, `age`,");
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
