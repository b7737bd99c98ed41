import { expect, expectTypeOf, it } from "vitest";
import * as z from "zod";
import * as tasks from "../index.js";

// The interfaces carry the text that editors show; the schemas carry what is checked and what JSON Schemas tell.
it("has an interface for each input that fits its schema", () => {
  expectTypeOf<tasks.RadiologyReportInput>().toExtend<z.input<typeof tasks.radiologyReportInput>>();
  expectTypeOf<z.input<typeof tasks.radiologyReportInput>>().toExtend<tasks.RadiologyReportInput>();
  expectTypeOf<z.input<typeof tasks.findingChecklistInput>>().toExtend<tasks.FindingChecklistInput>();
  expectTypeOf<tasks.FindingLocalizationInput>().toExtend<z.input<typeof tasks.findingLocalizationInput>>();
  expectTypeOf<z.input<typeof tasks.findingLocalizationInput>>().toExtend<tasks.FindingLocalizationInput>();
  expectTypeOf<tasks.ImageDescriptionInput>().toExtend<z.input<typeof tasks.imageDescriptionInput>>();
  expectTypeOf<z.input<typeof tasks.imageDescriptionInput>>().toExtend<tasks.ImageDescriptionInput>();
  expectTypeOf<tasks.ClinicalSummaryInput>().toExtend<z.input<typeof tasks.clinicalSummaryInput>>();
  expectTypeOf<z.input<typeof tasks.clinicalSummaryInput>>().toExtend<tasks.ClinicalSummaryInput>();
  expectTypeOf<tasks.MultipleChoiceInput>().toExtend<z.input<typeof tasks.multipleChoiceInput>>();
  expectTypeOf<z.input<typeof tasks.multipleChoiceInput>>().toExtend<tasks.MultipleChoiceInput>();
  expectTypeOf<tasks.VisualQuestionInput>().toExtend<z.input<typeof tasks.visualQuestionInput>>();
  expectTypeOf<z.input<typeof tasks.visualQuestionInput>>().toExtend<tasks.VisualQuestionInput>();
  expectTypeOf<tasks.RecordQuestionInput>().toExtend<z.input<typeof tasks.recordQuestionInput>>();
  expectTypeOf<z.input<typeof tasks.recordQuestionInput>>().toExtend<tasks.RecordQuestionInput>();
  expectTypeOf<tasks.TriageInput>().toExtend<z.input<typeof tasks.triageInput>>();
  expectTypeOf<z.input<typeof tasks.triageInput>>().toExtend<tasks.TriageInput>();
});

const schemas = Object.entries(tasks).flatMap(([name, value]: readonly [string, unknown]) =>
  name.endsWith("Input") && value instanceof z.ZodObject
    ? [[name, value.shape as Record<string, z.ZodType>] as const]
    : [],
);

it.each(schemas)("describes every field of %s", (_, shape) => {
  const bare = Object.entries(shape).filter(([, field]) => field.description === undefined);
  expect(bare.map(([name]) => name)).toEqual([]);
});
