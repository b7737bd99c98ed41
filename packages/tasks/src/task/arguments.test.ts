import { MedGemmaError } from "@medgemma/core";
import { expect, it } from "vitest";
import { imageOrders } from "../agreement/paraphrases.js";
import { wilsonInterval } from "../agreement/wilson-interval.js";
import { findOmissions } from "../clinical-summary/omissions/find-omissions.js";
import { checkLaboratoryRow } from "../extraction/check-row.js";
import { computeFlag } from "../extraction/laboratory/compute-flag.js";
import { checkReport } from "../radiology-report/checks/check-report.js";
import { readSections } from "../radiology-report/checks/read-sections.js";
import { parseSections } from "../radiology-report/parse.js";
import { raiseUrgency } from "../triage/rules/triage-rules.js";
import { finalAnswer, namedOption } from "./forms/final-answer.js";
import { checkFinding } from "./grounding/findings/check-finding.js";
import { checkStatement } from "./grounding/check-statement.js";

type Loose = (...given: readonly unknown[]) => unknown;

/** A function as callers without types have it. */
function loose(called: (...given: never[]) => unknown): Loose {
  return called as Loose;
}

const strange = [undefined, null, 5, {}, "text", [null], [5], () => 1, { finding: 5 }, { name: "Na", result: 5 }];

it.each(
  Object.entries({
    checkFinding: loose(checkFinding),
    checkLaboratoryRow: loose(checkLaboratoryRow),
    checkReport: loose(checkReport),
    checkStatement: loose(checkStatement),
    computeFlag: loose(computeFlag),
    finalAnswer: loose(finalAnswer),
    findOmissions: loose(findOmissions),
    imageOrders: loose(imageOrders),
    namedOption: loose(namedOption),
    parseSections: loose(parseSections),
    raiseUrgency: loose(raiseUrgency),
    readSections: loose(readSections),
    wilsonInterval: loose(wilsonInterval),
  }),
)("%s refuses arguments of other types", (_name, called) => {
  let refused = 0;
  for (const first of strange) {
    for (const second of strange) {
      try {
        called(first, second);
      } catch (error) {
        if (!MedGemmaError.isInstance(error)) throw error;
        refused += 1;
      }
    }
  }
  expect(refused).toBeGreaterThan(strange.length);
});

it("names the argument and never its value", () => {
  expect(() => loose(checkStatement)("Jane Doe has pain.", "Jane Doe")).toThrow("`source` must be a list of strings.");
  expect(() => loose(checkFinding)({ finding: "mass", status: "Jane Doe" }, "A mass.")).toThrow(/^`status` must be/);
});
