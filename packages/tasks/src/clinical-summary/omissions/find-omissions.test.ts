import { describe, expect, it } from "vitest";
import { sentencesOf } from "../../task/grounding/source-spans.js";
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
    // An allergy is told as one, in a clause with what it is to.
    ["Allergic to penicillin.", ["Penicillin was given."], ["allergy: penicillin"]],
    ["Allergic to penicillin.", ["Allergic to latex. Penicillin 1 g was given."], ["allergy: penicillin"]],
    ["Allergic to penicillin.", ["Allergic to latex and penicillin was given."], ["allergy: penicillin"]],
    ["Allergic to penicillin.", ["Not allergic to penicillin."], ["allergy: penicillin"]],
    ["Allergic to penicillin.", ["Allergies: latex, penicillin."], []],
    ["Codeine intolerance.", [], ["allergy: Codeine"]],
    ["Does not tolerate codeine.", [], ["allergy: codeine"]],
    ["Adverse reaction to contrast medium.", [], ["allergy: contrast medium"]],
    ["Codeine intolerance.", ["Intolerant of codeine."], []],
    ["No side effects from codeine.", [], []],
    // What was done with a drug, in its direction and not denied.
    ["Warfarin was stopped.", ["Warfarin was not stopped."], ["stopped-drug: Warfarin"]],
    ["Warfarin was stopped.", ["Aspirin was stopped, warfarin 5 mg was given."], ["stopped-drug: Warfarin"]],
    ["Lisinopril and ramipril were stopped.", [], ["stopped-drug: Lisinopril", "stopped-drug: ramipril"]],
    ["Started apixaban 5 mg.", ["Apixaban was stopped."], ["new-drug: apixaban"]],
    ["Ramipril increased from 5 to 10 mg.", [], ["changed-drug: Ramipril"]],
    ["Bisoprolol halved to 2.5 mg.", [], ["changed-drug: Bisoprolol"]],
    ["Bisoprolol halved to 2.5 mg.", ["Bisoprolol increased to 2.5 mg."], ["changed-drug: Bisoprolol"]],
    ["Bisoprolol halved to 2.5 mg.", ["Bisoprolol reduced."], []],
    ["Ramipril auf 10 mg erhöht.", [], ["changed-drug: Ramipril"]],
    ["Potassium increased with ramipril.", [], []],
    ["Ramipril was not increased.", [], []],
    // A critical value is told as one, or with its number.
    ["Critical potassium of 6.8 mmol/L.", ["Potassium was normal."], ["critical: potassium"]],
    ["Critical potassium of 6.8 mmol/L.", ["Potassium was measured."], ["critical: potassium"]],
    ["Critical potassium of 6.8 mmol/L.", ["Critical potassium."], []],
    ["Critical potassium of 6.8 mmol/L.", ["Potassium was 6.8."], []],
    ["Se suspendió el enalapril.", ["Alta."], ["stopped-drug: enalapril"]],
    // In other words
    ["Aspirin ceased.", [], ["stopped-drug: Aspirin"]],
    ["Pain ceased.", [], []],
    ["Warfarin DC'd.", [], ["stopped-drug: Warfarin"]],
    ["Her ACE inhibitor was stopped.", [], ["stopped-drug: ACE inhibitor"]],
    ["Her ACE inhibitor was stopped.", ["Ramipril was stopped."], []],
    ["Lisinopril 5 mg (NEW).", [], ["new-drug: Lisinopril"]],
    ["She gets a rash with co-trimoxazole.", [], ["allergy: co-trimoxazole"]],
    ["Rash treated with hydrocortisone.", [], []],
    ["Bekannte Penicillinallergie.", [], ["allergy: Penicillin"]],
    ["Penicillinallergie.", [], ["allergy: Penicillin"]],
    ["Ramipril switched to losartan.", [], ["changed-drug: Ramipril", "changed-drug: losartan"]],
    ["Ramipril switched to losartan.", ["Ramipril was stopped and losartan started."], []],
    // A heading says it of its list, in the line or below it.
    ["Medications stopped: ramipril, metformin.", [], ["stopped-drug: ramipril", "stopped-drug: metformin"]],
    ["Stopped: ramipril; continue metformin.", [], ["stopped-drug: ramipril"]],
    ["Medications stopped:\n- ramipril\n- metformin", [], ["stopped-drug: ramipril", "stopped-drug: metformin"]],
    ["New medications: amlodipine 5 mg.", [], ["new-drug: amlodipine"]],
    ["New medications:\n- amlodipine 5 mg\n\nRamipril 5 mg.", [], ["new-drug: amlodipine"]],
    ["Abgesetzt: Ramipril. Neu: Amlodipin 5 mg.", [], ["stopped-drug: Ramipril", "new-drug: Amlodipin"]],
    ["Allergies:\n- penicillin\n- latex", ["Allergic to penicillin."], ["allergy: latex"]],
    ["Allergies:\n- penicillin", ["Allergic to penicillin."], []],
    ["Medications:\n- ramipril 5 mg", [], []],
    ["New symptoms: cough.", [], []],
    ["Ramipril stopped.", ["Stopped: ramipril, aspirin."], []],
    ["Ramipril stopped.", ["Continued: ramipril."], ["stopped-drug: Ramipril"]],
  ])("%s, told as %j: %j", (source, summary, expected) => {
    expect(omitted(source, summary)).toEqual(expected);
  });

  it.each(["a: ", "ramipril: ", "Stopped:\n", "- x\n"])("reads 40,000 times %j", (piece) => {
    const text = piece.repeat(40_000);
    expect(omitted("Warfarin was stopped.", [text])).toEqual(["stopped-drug: Warfarin"]);
    expect(findOmissions([{ text, start: 0, end: text.length }], [])).toBeInstanceOf(Array);
  });
});
