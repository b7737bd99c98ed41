import { describe, expect, it } from "vitest";
import { checkStatement } from "./check-statement.js";
import { falseStatements } from "./testing/false-statements.js";
import { kindFalseStatements } from "./testing/kind-false-statements.js";
import { kindTrueStatements } from "./testing/kind-true-statements.js";
import { moreTrueStatements } from "./testing/more-true-statements.js";
import { scopeFalseStatements } from "./testing/scope-false-statements.js";
import { scopeTrueStatements } from "./testing/scope-true-statements.js";
import { specialtyFalseStatements } from "./testing/specialty-false-statements.js";
import { specialtyTrueStatements } from "./testing/specialty-true-statements.js";
import { trueStatements } from "./testing/true-statements.js";

function rows(lines: string): readonly (readonly [string, string, string])[] {
  return lines
    .trim()
    .split("\n")
    .map((line) => line.split(" | ") as [string, string, string]);
}

describe("checkStatement", () => {
  it.each([
    ...rows(trueStatements),
    ...rows(moreTrueStatements),
    ...rows(specialtyTrueStatements),
    ...rows(scopeTrueStatements),
    ...rows(kindTrueStatements),
  ])("%s: %j states %j", (_kind, source, statement) => {
    expect(checkStatement(statement, source.split(" || "))).toEqual({ verdict: "supported", failed: [] });
  });

  it.each([
    ...rows(falseStatements),
    ...rows(specialtyFalseStatements),
    ...rows(scopeFalseStatements),
    ...rows(kindFalseStatements),
  ])("%s: %j does not state %j", (_kind, source, statement) => {
    expect(checkStatement(statement, source.split(" || ")).verdict).not.toBe("supported");
  });

  it.each([
    ["A fracture is seen.", "No fracture is seen.", "polarity", "contradicted"],
    ["Left pleural effusion.", "Right pleural effusion.", "side", "contradicted"],
    ["Aspirin 100 mg.", "Aspirin 75 mg.", "number", "contradicted"],
    ["Morphine 5 g.", "Morphine 5 mg.", "number", "contradicted"],
    ["Clarithromycin was given.", "Amoxicillin was given.", "drug", "not-found"],
    ["Appendicitis.", "Possible appendicitis.", "certainty", "contradicted"],
    ["The patient has glaucoma.", "The mother has glaucoma.", "subject", "contradicted"],
    ["Metformin twice daily.", "Metformin once daily.", "frequency", "contradicted"],
    ["Seen on 3 May.", "Seen on 4 May.", "date", "contradicted"],
    ["Cough for two weeks.", "Cough for two days.", "duration", "contradicted"],
    ["Urea 8.4 mmol/L.", "Urea 6.1 mmol/L, glucose 8.4 mmol/L.", "label", "contradicted"],
    ["Jaundice.", "Nausea.", "entity", "not-found"],
  ])("names what fails in %j from %j: %s", (statement, source, field, verdict) => {
    const check = checkStatement(statement, [source]);
    expect(check.verdict).toBe(verdict);
    expect(check.failed.map((failure) => failure.field)).toContain(field);
  });

  it.each(["", " ", ".", "…", "The patient."])("finds nothing stated in %j", (statement) => {
    expect(checkStatement(statement, ["The patient has a cough."]).verdict).toBe("not-found");
    expect(checkStatement("The patient has a cough.", [statement]).verdict).toBe("not-found");
  });

  it.each([
    "x",
    "1",
    " ",
    "(",
    "not ",
    "no, ",
    "5 mg, ",
    "a.b.",
    "((([[[",
    "1.",
    "/",
    "'s ",
    "and and ",
    "é",
    "肺",
    "10^",
  ])("reads 100,000 characters of %j", (piece) => {
    const text = piece.repeat(Math.ceil(100_000 / piece.length));
    expect(checkStatement("No fever.", [text]).verdict).not.toBe("supported");
    expect(checkStatement(text, ["No fever."]).failed.length).toBeGreaterThanOrEqual(0);
  });
});
