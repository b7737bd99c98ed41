import { InvalidArgumentError } from "@medgemma/core";
import { describe, expect, it } from "vitest";
import { itInventsNothing, scripted } from "../task/testing/expect-ugly.js";
import { flattenFhir } from "./flatten-fhir.js";
import { askRecord } from "./record-question.js";

const loinc = "http://loinc.org";
const bundle = {
  resourceType: "Bundle",
  type: "collection",
  entry: [
    {
      fullUrl: "urn:uuid:1",
      resource: {
        resourceType: "Observation",
        id: "hb2",
        meta: { versionId: "1" },
        text: { status: "generated", div: "<div>narrative</div>" },
        status: "final",
        code: {
          coding: [
            { system: loinc, code: "718-7", display: "Hemoglobin" },
            { system: "x", code: "y" },
          ],
        },
        subject: { reference: "Patient/p1" },
        encounter: { reference: "Encounter/e1", display: "Ward visit" },
        effectiveDateTime: "2024-03-02",
        valueQuantity: { value: 9.1, unit: "g/dL", system: "http://unitsofmeasure.org", code: "g/dL" },
        interpretation: [{ coding: [{ system: "v3", code: "L" }] }],
      },
    },
    {
      resource: {
        resourceType: "Observation",
        id: "hb1",
        code: { text: "Hemoglobin" },
        effectiveDateTime: "2023-01-05",
        valueQuantity: { value: 13.2, comparator: "<", unit: "g/dL" },
      },
    },
    {
      resource: {
        resourceType: "MedicationRequest",
        id: "m1",
        medicationCodeableConcept: { text: "Apixaban 5 mg" },
        authoredOn: "2024-02-01",
        dosageInstruction: [{ text: "twice daily", timing: { repeat: { frequency: 2, period: 1, periodUnit: "d" } } }],
      },
    },
    { resource: { resourceType: "Patient", id: "p1", gender: "male", birthDate: "1946-05-01" } },
    { resource: { resourceType: "Encounter", id: "e1", period: { start: "2024-03-01", end: "2024-03-04" } } },
  ],
} as const;

describe("flattenFhir", () => {
  it("writes each resource in a line, the oldest first", () => {
    expect(flattenFhir(bundle).map(({ text }) => text)).toEqual([
      "Patient (1946-05-01); gender: male",
      "Observation (2023-01-05); code: Hemoglobin; valueQuantity: <13.2 g/dL",
      "MedicationRequest (2024-02-01); medicationCodeableConcept: Apixaban 5 mg; dosageInstruction: text twice daily, " +
        "timing repeat frequency 2, period 1, periodUnit d",
      "Encounter (2024-03-01); period: 2024-03-01 – 2024-03-04",
      "Observation (2024-03-02); status: final; code: Hemoglobin; encounter: Ward visit; valueQuantity: 9.1 g/dL; " +
        "interpretation: L",
    ]);
  });

  it("takes resources without a bundle, some types only, and what it does not know", () => {
    expect(flattenFhir(bundle, ["Patient"])).toMatchObject([{ reference: "Patient/p1", date: "1946-05-01" }]);
    const odd = { resourceType: "Odd", note: [{ text: "a\n b" }], deep: { list: [1, null, { x: true }] }, code: {} };
    expect(flattenFhir([odd])).toEqual([
      { reference: "Odd", resourceType: "Odd", text: "Odd; note: a b; deep: list 1, x true" },
    ]);
    expect(flattenFhir({ resourceType: "Bundle" })).toEqual([]);
  });
});

describe("a record that is no tree of resources", () => {
  const cyclic: { resourceType: string; self?: unknown } = { resourceType: "Observation" };
  cyclic.self = [cyclic];
  const wrap = (depth: number, inner: unknown): unknown => {
    let value = inner;
    for (let level = 0; level < depth; level++) value = [value, value];
    return value;
  };
  const bundles = (depth: number): unknown => {
    let resource: unknown = { resourceType: "Patient" };
    for (let level = 0; level < depth; level++) resource = { resourceType: "Bundle", entry: [{ resource }] };
    return resource;
  };
  it.each([
    ["holds itself", cyclic],
    ["is 5,000 levels deep", { resourceType: "Observation", note: wrap(5000, "x") }],
    ["has bundles 5,000 levels deep", bundles(5000)],
    ["has 2^40 values that share", { resourceType: "Observation", note: wrap(40, "x") }],
  ])("and %s is refused", async (_, record) => {
    const input = { record: record as { resourceType: string }, question: "Why?" };
    await expect(askRecord(scripted(""), input)).rejects.toMatchObject({ code: "ERR_INVALID_ARGUMENT" });
    expect(() => flattenFhir(input.record)).toThrow(InvalidArgumentError);
  });

  it.each([null, undefined, 5, "x", {}, [5], [null], [{}], { resourceType: 5 }, [{ resourceType: Symbol("x") }]])(
    "such as %s is refused by flattenFhir",
    (record) => {
      expect(() => flattenFhir(record as never)).toThrow(InvalidArgumentError);
    },
  );

  it("keeps to one line per resource, whatever stands in it", () => {
    const odd = { resourceType: "A\n9", id: "b\n8", date: "2020\n7", value: 5n };
    expect(flattenFhir([odd as never])[0]?.text).toBe("A 9 (2020 7)");
  });
});

describe("askRecord", () => {
  const input = { record: bundle, question: "What is the latest hemoglobin?" };
  const good = { answer: "Hemoglobin was 9.1 g/dL on 2024-03-02.", entries: [5] };

  itInventsNothing(good, (model, options) => askRecord(model, input, options));

  it("answers with the entries of the record", async () => {
    const result = await askRecord(scripted(JSON.stringify(good)), input);
    expect(result).toMatchObject({
      ok: true,
      entries: [{ reference: "Observation/hb2", date: "2024-03-02" }],
      support: { verdict: "supported" },
    });
    const short = await askRecord(scripted('{"answer": "9.1 g/dL", "entries": [5, 5]}'), input);
    expect(short).toMatchObject({ ok: true, entries: [{ reference: "Observation/hb2" }] });
  });

  it("says when the record does not hold the answer", async () => {
    const result = await askRecord(scripted('{"answer": null, "entries": []}'), input);
    expect(result).toMatchObject({ ok: true, answer: null, entries: [], support: null });
  });

  it.each([
    ["a value of another entry", { answer: "Hemoglobin was 13.2 g/dL.", entries: [5] }],
    ["no entry", { answer: "Hemoglobin was 9.1 g/dL.", entries: [] }],
    ["words of its own", { answer: "Severe anaemia.", entries: [1] }],
  ])("is no answer with %s", async (_, written) => {
    const result = await askRecord(scripted(JSON.stringify(written)), input);
    expect(result).toMatchObject({ ok: false, reason: "unsupported" });
    expect(result).not.toHaveProperty("answer");
  });

  const coded = (code: string) => ({ coding: [{ code }] });
  const drug = (status: string, more = {}) => ({
    ...{ resourceType: "MedicationRequest", status, intent: "order", ...more },
    medicationCodeableConcept: { text: "Warfarin 5 mg tablet" },
  });
  const pneumonia = (more: object) => ({ resourceType: "Condition", code: { text: "Pneumonia" }, ...more });
  const allergy = (text: string, more = {}) => ({ resourceType: "AllergyIntolerance", code: { text }, ...more });
  const act = (resourceType: string, status: string) => ({ resourceType, status, code: { text: "Colonoscopy" } });
  const potassium = {
    ...{ resourceType: "Observation", status: "final", code: { text: "Potassium" } },
    valueQuantity: { value: 4.2, unit: "mmol/L" },
    referenceRange: [{ low: { value: 3.5, unit: "mmol/L" }, high: { value: 5.1, unit: "mmol/L" } }],
  };
  const pressure = {
    ...{ resourceType: "Observation", status: "final", code: { text: "Blood pressure" } },
    component: [
      { code: { text: "Systolic blood pressure" }, valueQuantity: { value: 142, unit: "mmHg" } },
      { code: { text: "Diastolic blood pressure" }, valueQuantity: { value: 88, unit: "mmHg" } },
    ],
  };
  const answered = async (resource: object, answer: string) => {
    const record = [resource as { resourceType: string }];
    return askRecord(scripted(JSON.stringify({ answer, entries: [1] })), { record, question: "?" });
  };

  it.each<readonly [object, string]>([
    ...["stopped", "on-hold", "cancelled", "draft", "completed", "entered-in-error"].map(
      (status) => [drug(status), "The patient takes warfarin."] as const,
    ),
    [drug("active", { doNotPerform: true }), "The patient takes warfarin."],
    [drug("active", { intent: "proposal" }), "The patient takes warfarin."],
    [{ ...drug("not-taken"), resourceType: "MedicationStatement" }, "The patient takes warfarin."],
    [pneumonia({ clinicalStatus: coded("resolved") }), "The patient has pneumonia."],
    ...["refuted", "differential", "entered-in-error"].map(
      (code) => [pneumonia({ verificationStatus: coded(code) }), "The patient has pneumonia."] as const,
    ),
    [allergy("Penicillin", { verificationStatus: coded("refuted") }), "The patient is allergic to penicillin."],
    [act("Procedure", "not-done"), "A colonoscopy was performed."],
    [act("Procedure", "preparation"), "A colonoscopy was performed."],
    [act("ServiceRequest", "active"), "A colonoscopy was performed."],
    [
      { resourceType: "Immunization", status: "not-done", vaccineCode: { text: "Influenza vaccine" } },
      "The influenza vaccine was given.",
    ],
    [
      { resourceType: "Appointment", status: "cancelled", description: "Cardiology clinic" },
      "The patient attended the cardiology clinic.",
    ],
    [{ ...potassium, status: "entered-in-error" }, "Potassium is 4.2 mmol/L."],
    [potassium, "Potassium is 5.1 mmol/L."],
  ])("takes no entry for more than its status says: %j does not state %j", async (resource, answer) => {
    expect(await answered(resource, answer)).toMatchObject({ ok: false, reason: "unsupported" });
  });

  it.each<readonly [object, string]>([
    [drug("active"), "The patient takes warfarin."],
    [drug("stopped"), "Warfarin was stopped."],
    [pneumonia({ clinicalStatus: coded("active"), verificationStatus: coded("confirmed") }), "Pneumonia."],
    [pneumonia({ verificationStatus: coded("constructor") }), "Pneumonia."],
    [allergy("Penicillin", { clinicalStatus: coded("active") }), "The patient is allergic to penicillin."],
    [allergy("Penicillin", { verificationStatus: coded("refuted") }), "Penicillin allergy was refuted."],
    [act("Procedure", "completed"), "A colonoscopy was performed."],
    [potassium, "Potassium is 4.2 mmol/L."],
    [pressure, "Systolic blood pressure 142 mmHg."],
    [pressure, "Blood pressure 142/88 mmHg."],
    [{ resourceType: "Patient", birthDate: "1950-01-01" }, "Date of birth: 1950-01-01."],
    [{ resourceType: "Patient", birthDate: "1950-01-01" }, "The patient was born in 1950."],
  ])("and %j states %j", async (resource, answer) => {
    expect(await answered(resource, answer)).toMatchObject({ ok: true, answer });
  });

  it("refuses records without entries, and those that do not fit", async () => {
    const empty = { ...input, types: ["Condition"] };
    await expect(askRecord(scripted(""), empty)).rejects.toMatchObject({ code: "ERR_INVALID_ARGUMENT" });
    await expect(askRecord(scripted(""), { ...input, record: [] })).rejects.toMatchObject({
      code: "ERR_INVALID_ARGUMENT",
    });
    const long = Array.from({ length: 300 }, () => bundle.entry[0].resource);
    await expect(askRecord(scripted(""), { ...input, record: long })).rejects.toMatchObject({
      code: "ERR_PROMPT_TOO_LONG",
    });
  });
});
