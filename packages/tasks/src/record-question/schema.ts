import * as z from "zod";
import { longText, shortText } from "../task/text-input.js";

/** A FHIR resource as plain JSON; what is in it is flattened, whatever it is. */
export interface FhirResource {
  readonly resourceType: string;
  readonly id?: string;
  readonly [element: string]: unknown;
}

const fhirResource = z.custom<FhirResource>(
  (value) =>
    typeof value === "object" && value !== null && "resourceType" in value && typeof value.resourceType === "string",
  "must be a FHIR resource with a `resourceType`",
);

/** What `askRecord` takes. */
export const recordQuestionInput = z.strictObject({
  record: z.union([fhirResource, z.array(fhirResource).min(1).readonly()]).describe("A Bundle, or a list of resources"),
  question: longText.describe("The question, for example `What is the latest hemoglobin?`"),
  types: z
    .array(shortText)
    .min(1)
    .readonly()
    .optional()
    .describe('Types of resources that count, for example `["Observation", "Condition"]`. Default: all'),
  today: shortText.optional().describe("Today's date, for questions such as `the latest`"),
});

/** What `askRecord` takes. */
export interface RecordQuestionInput {
  /** A Bundle, or a list of resources. */
  readonly record: FhirResource | readonly FhirResource[];
  /** The question, for example `What is the latest hemoglobin?`. */
  readonly question: string;
  /** Types of resources that count, for example `["Observation", "Condition"]`. Default: all. */
  readonly types?: readonly string[] | undefined;
  /** Today's date, for questions such as `the latest`. */
  readonly today?: string | undefined;
}

/** What the model writes, for a record of so many entries. */
export function writtenRecordAnswer(entries: number) {
  return z.strictObject({
    answer: z.string().trim().min(1).max(800).nullable(),
    entries: z.array(z.int().min(1).max(entries)).max(12),
  });
}

export type WrittenRecordAnswer = z.output<ReturnType<typeof writtenRecordAnswer>>;
