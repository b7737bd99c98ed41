import { describe, expect, it } from "vitest";
import { sentencesOf } from "../task/grounding/source-spans.js";
import { findOmissions } from "./find-omissions.js";

const omitted = (source: string, summary: readonly string[]) =>
  findOmissions(sentencesOf(source), summary).map(({ kind, about }) => `${kind}: ${about}`);

describe("findOmissions", () => {
  it.each([
    ["Allergic to penicillin (rash). Seen in clinic.", ["Seen in clinic."], ["allergy: penicillin"]],
    ["Allergic to penicillin (rash).", ["Penicillin allergy with rash."], []],
    ["Anaphylaxis after amoxicillin in 2019.", ["Seen in clinic."], ["allergy: amoxicillin"]],
    ["No known drug allergies.", ["Seen in clinic."], []],
    ["Mother is allergic to latex.", ["Seen in clinic."], []],
    ["Lisinopril was stopped because of cough.", ["Cough."], ["stopped-drug: Lisinopril"]],
    ["Lisinopril was stopped because of cough.", ["Lisinopril for hypertension."], ["stopped-drug: Lisinopril"]],
    ["Lisinopril was stopped because of cough.", ["Lisinopril discontinued owing to cough."], []],
    ["Started apixaban 5 mg twice daily.", ["Palpitations."], ["new-drug: apixaban"]],
    ["Started apixaban 5 mg twice daily.", ["Apixaban 5 mg bd."], []],
    ["Critical: potassium 7.1 mmol/L.", ["Admitted for observation."], ["critical: potassium"]],
    ["Critical: potassium 7.1 mmol/L.", ["Potassium 7.1 mmol/L."], []],
    ["Metformin continued.", ["Discharged."], []],
    ["Ramipril wurde wegen Husten abgesetzt.", ["Husten."], ["stopped-drug: Ramipril"]],
    ["Se suspendió el enalapril.", ["Alta."], ["stopped-drug: enalapril"]],
  ])("%s, told as %j: %j", (source, summary, expected) => {
    expect(omitted(source, summary)).toEqual(expected);
  });
});
